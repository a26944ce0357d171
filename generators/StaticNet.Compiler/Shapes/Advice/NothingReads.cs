using System.Collections.Generic;
using System.Linq;
using StaticNet.Compiler.Model;
using StaticNet.Compiler.Rules;

namespace StaticNet.Compiler.Shapes.Advice;

/// <summary>A layer that no other reads and that is not the output: mostly a From points past it by mistake.</summary>
internal sealed class NothingReads : Advice
{
    protected override IEnumerable<Issue> Check(ShapedNetwork network)
    {
        for (int i = 0; i < network.Layers.Count - 1; i++)
        {
            if (!Readers(network, i).Any())
                yield return Say(RuleIds.NothingReads, i, network.Layers[i].Name);
        }
    }
}
