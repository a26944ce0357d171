using System;
using System.Collections.Generic;
using System.Globalization;
using StaticNet.Compiler.Layers;
using StaticNet.Compiler.Model;
using StaticNet.Compiler.Rules;

namespace StaticNet.Compiler.Shapes.Advice;

/// <summary>Rows, columns or elements at the end that no window reaches: what they hold, the network never sees.</summary>
internal sealed class DroppedPixels : Advice
{
    protected override IEnumerable<Issue> Check(ShapedNetwork network)
    {
        for (int i = 0; i < network.Layers.Count; i++)
        {
            Shape input = InputOf(network, i);
            if (Lost(network.Model.Layers[i], input) is { } lost)
                yield return Say(RuleIds.DroppedPixels, i, network.Layers[i].Name, lost, input.ToString(), network.Layers[i].Output.ToString());
        }
    }

    /// <summary>What is lost, in words; null where nothing is, or the layer slides no window over its input.</summary>
    private static string? Lost(LayerAttribute layer, Shape input)
    {
        switch (layer)
        {
            case ConvolutionAttribute or PoolAttribute:
                Window window = WindowShapes.Of((WindowAttribute)layer, input);
                string? rows = Lost(window.Vertical, input.Height, "row"), columns = Lost(window.Horizontal, input.Width, "column");
                return rows is null || columns is null ? rows ?? columns : $"{rows} and {columns}";
            case SignalWindowAttribute signal:
                return Lost(Signals.Window(signal, input).Horizontal, input[1], "element");
            default:
                return null;
        }
    }

    // Padding at the end is left out first, and that costs nothing.
    private static string? Lost(Axis axis, int size, string unit) => Math.Max(axis.Dropped(size) - axis.End, 0) switch
    {
        0 => null,
        1 => unit,
        var lost => $"{lost.ToString(CultureInfo.InvariantCulture)} {unit}s",
    };
}
