using System.Collections.Generic;
using StaticNet.Compiler.Model;
using StaticNet.Compiler.Rules;

namespace StaticNet.Compiler.Shapes.Advice;

/// <summary>An even kernel has no middle, so Same pads one more at the end and shifts the image, or the signal, by half an element.</summary>
internal sealed class EvenKernelWithSame : Advice
{
    protected override IEnumerable<Issue> Check(ShapedNetwork network)
    {
        for (int i = 0; i < network.Layers.Count; i++)
        {
            if (Kernel(network.Model.Layers[i]) is { } kernel)
                yield return Say(RuleIds.EvenKernelWithSame, i, network.Layers[i].Name, kernel);
        }
    }

    /// <summary>An even kernel with Same, in words.</summary>
    private static string? Kernel(LayerAttribute layer) => layer switch
    {
        ConvolutionAttribute { Same: true } conv when conv.KernelHeight % 2 == 0 || conv.KernelWidth % 2 == 0 => $"{conv.KernelHeight}x{conv.KernelWidth}",
        Conv1DAttribute { Same: true } conv when conv.Kernel % 2 == 0 => $"{conv.Kernel}",
        _ => null,
    };
}
