using System.Collections.Generic;
using System.Linq;
using StaticNet.Compiler.Model;
using StaticNet.Compiler.Rules;

namespace StaticNet.Compiler.Shapes.Advice;

/// <summary>A layer or input that nothing reads and that is no output: mostly a From points past it by mistake.</summary>
internal sealed class NothingReads : Advice
{
    protected override IEnumerable<Issue> Check(ShapedNetwork network)
    {
        for (int i = 0; i < network.Model.Inputs.Count; i++)
        {
            if (!Readers(network, -1 - i).Any())
                yield return new Issue(RuleIds.NothingReads, Anchor.Input(i), new([new NetworkNames(network.Model)[-1 - i]]));
        }

        for (int i = 0; i < network.Layers.Count; i++)
        {
            if (!Readers(network, i).Any() && network.Outputs.All(output => output.Layer != i))
                yield return Say(RuleIds.NothingReads, i, network.Layers[i].Name);
        }
    }
}
