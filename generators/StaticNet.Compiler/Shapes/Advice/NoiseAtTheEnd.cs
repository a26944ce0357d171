using System.Collections.Generic;
using StaticNet.Compiler.Model;
using StaticNet.Compiler.Rules;

namespace StaticNet.Compiler.Shapes.Advice;

/// <summary>Dropout as the last layer makes the output itself zero, which no weight can mend.</summary>
internal sealed class NoiseAtTheEnd : Advice
{
    protected override IEnumerable<Issue> Check(ShapedNetwork network)
    {
        foreach ((int last, LossAttribute loss) in Ends(network))
        {
            if (network.Model.Layers[last] is DropoutAttribute or SpatialDropoutAttribute)
                yield return Say(RuleIds.NoiseAtTheEnd, last, network.Layers[last].Name, AttributeText.Of(loss));
        }
    }
}
