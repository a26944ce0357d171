using System.Collections.Generic;
using StaticNet.Compiler.Layers;
using StaticNet.Compiler.Model;
using StaticNet.Compiler.Rules;

namespace StaticNet.Compiler.Shapes.Advice;

/// <summary>Softmax before a loss that has its own: the gradient is that of a softmax of a softmax, and learning creeps.</summary>
internal sealed class DoubleActivation : Advice
{
    protected override IEnumerable<Issue> Check(ShapedNetwork network)
    {
        foreach ((int last, LossAttribute loss) in Ends(network))
        {
            if (Catalogue.Of(loss).Applies == network.Model.Layers[last].GetType())
                yield return Say(RuleIds.DoubleActivation, last, network.Layers[last].Name, AttributeText.Of(network.Model.Layers[last]), AttributeText.Of(loss));
        }
    }
}
