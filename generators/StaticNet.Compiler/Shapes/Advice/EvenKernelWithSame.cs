using System.Collections.Generic;
using StaticNet.Compiler.Rules;
using StaticNet.Compiler.Model;

namespace StaticNet.Compiler.Shapes.Advice;

/// <summary>An even kernel has no middle, so Same pads one more at the end and shifts the image by half a pixel.</summary>
internal sealed class EvenKernelWithSame : Advice
{
    protected override IEnumerable<Issue> Check(ShapedNetwork network)
    {
        for (int i = 0; i < network.Layers.Count; i++)
        {
            if (network.Model.Layers[i] is Conv2DAttribute { Same: true } conv && (conv.KernelHeight % 2 == 0 || conv.KernelWidth % 2 == 0))
                yield return Say(RuleIds.EvenKernelWithSame, i, network.Layers[i].Name, $"{conv.KernelHeight}x{conv.KernelWidth}");
        }
    }
}
