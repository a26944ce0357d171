using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using StaticNet.Compiler.Model;
using StaticNet.Compiler.Rules;

namespace StaticNet.Compiler.Shapes.Advice;

/// <summary>
/// Units or filters of one or two more than a multiple of 8: the last vector is nearly empty. The last layer's are the user's
/// classes or values, and no choice.
/// </summary>
internal sealed class SizeAboveVector : Advice
{
    private const int Lanes = 8;

    protected override IEnumerable<Issue> Check(ShapedNetwork network)
    {
        var ends = new HashSet<int>(AllEnds(network).Select(end => end.Layer));
        for (int i = 0; i < network.Layers.Count; i++)
        {
            if (ends.Contains(i) || Size(network.Model.Layers[i]) is not var (argument, size) || size < Lanes || size % Lanes is not (1 or 2))
                continue;
            int less = size / Lanes * Lanes;
            yield return Say(RuleIds.SizeAboveVector, i, argument, [network.Layers[i].Name, Number(size), argument, Number(less + Lanes), Number(less)]);
        }
    }

    private static (string Argument, int Size)? Size(LayerAttribute layer) => layer switch
    {
        DenseAttribute dense => ("units", dense.Units),
        Conv2DAttribute conv => ("filters", conv.Filters),
        Conv1DAttribute conv => ("filters", conv.Filters),
        ConvTranspose2DAttribute conv => ("filters", conv.Filters),
        SeparableConv2DAttribute conv => ("filters", conv.Filters),
        _ => null,
    };

    private static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);
}
