using System.Collections.Generic;
using StaticNet.Compiler.Model;
using StaticNet.Compiler.Rules;

namespace StaticNet.Compiler.Shapes.Advice;

/// <summary>Batch norm as the last layer: an output then depends on the other samples of the batch, and in prediction on none.</summary>
internal sealed class BatchNormAtTheEnd : Advice
{
    protected override IEnumerable<Issue> Check(ShapedNetwork network)
    {
        foreach ((int last, LossAttribute loss) in Ends(network))
        {
            if (network.Model.Layers[last] is BatchNormAttribute)
                yield return Say(RuleIds.BatchNormAtTheEnd, last, network.Layers[last].Name, AttributeText.Of(loss));
        }
    }
}
