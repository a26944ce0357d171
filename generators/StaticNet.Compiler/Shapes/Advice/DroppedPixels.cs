using System.Collections.Generic;
using System.Globalization;
using StaticNet.Compiler.Layers;
using StaticNet.Compiler.Model;
using StaticNet.Compiler.Rules;

namespace StaticNet.Compiler.Shapes.Advice;

/// <summary>Rows or columns at the end that no window reaches: what they show, the network never sees.</summary>
internal sealed class DroppedPixels : Advice
{
    protected override IEnumerable<Issue> Check(ShapedNetwork network)
    {
        for (int i = 0; i < network.Layers.Count; i++)
        {
            if (network.Model.Layers[i] is not WindowAttribute attribute)
                continue;
            Shape input = InputOf(network, i);
            Window window = WindowShapes.Of(attribute, input);
            int rows = window.Vertical.Dropped(input.Height), columns = window.Horizontal.Dropped(input.Width);
            if (rows > 0 || columns > 0)
                yield return Say(RuleIds.DroppedPixels, i, network.Layers[i].Name, Number(rows), Number(columns), input.ToString(), network.Layers[i].Output.ToString());
        }
    }

    private static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);
}
