using System.Collections.Generic;
using StaticNet.Compiler.Layers;
using StaticNet.Compiler.Model;
using StaticNet.Compiler.Rules;

namespace StaticNet.Compiler.Shapes.Advice;

/// <summary>ReLU as the last layer before a regression: no output is negative, and where it is zero nothing is learned.</summary>
internal sealed class CutOffRegression : Advice
{
    protected override IEnumerable<Issue> Check(ShapedNetwork network)
    {
        foreach ((int last, LossAttribute loss) in Ends(network))
        {
            if (Catalogue.Of(loss).IsRegression && network.Model.Layers[last] is ReLUAttribute or ReLU6Attribute)
                yield return Say(RuleIds.CutOffRegression, last, network.Layers[last].Name, AttributeText.Of(loss));
        }
    }
}
