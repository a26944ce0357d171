using System.Collections.Generic;
using System.Linq;
using StaticNet.Compiler.Model;
using StaticNet.Compiler.Rules;

namespace StaticNet.Compiler.Shapes.Advice;

/// <summary>A bias whose only reader subtracts each channel's mean: it changes nothing, and its gradient is zero.</summary>
internal sealed class BiasBeforeNorm : Advice
{
    protected override IEnumerable<Issue> Check(ShapedNetwork network)
    {
        for (int i = 0; i < network.Layers.Count; i++)
        {
            if (HasBias(network.Model.Layers[i]) && Readers(network, i).ToArray() is { Length: 1 } readers
                && network.Model.Layers[readers[0]] is BatchNormAttribute or InstanceNormAttribute)
                yield return Say(RuleIds.BiasBeforeNorm, i, "Bias", [network.Layers[i].Name, network.Layers[readers[0]].Name]);
        }
    }

    private static bool HasBias(LayerAttribute layer) => layer is DenseAttribute { Bias: true } or ConvolutionAttribute { Bias: true }
        or Conv1DAttribute { Bias: true } or ConvTranspose2DAttribute { Bias: true };
}
