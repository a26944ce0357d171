using System.Collections.Generic;
using StaticNet.Compiler.Model;
using StaticNet.Compiler.Rules;

namespace StaticNet.Compiler.Shapes.Advice;

/// <summary>Dropout as the last layer makes the output itself zero, which no weight can mend.</summary>
internal sealed class NoiseAtTheEnd : Advice
{
    protected override IEnumerable<Issue> Check(ShapedNetwork network)
    {
        int last = End(network);
        if (network.Model.Loss is { } loss && network.Model.Layers[last] is DropoutAttribute or SpatialDropoutAttribute)
            yield return Say(RuleIds.NoiseAtTheEnd, last, network.Layers[last].Name, AttributeText.Of(loss));
    }
}
