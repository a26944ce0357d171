using StaticNet.Compiler.Model;
using StaticNet.Compiler.Rules;

namespace StaticNet.Compiler.Layers;

/// <summary>An image without its borders; at least one pixel is left.</summary>
internal sealed class Crop2DLayer() : BorderLayer<Crop2DAttribute>(sign: -1)
{
    protected override Shape? Infer(Crop2DAttribute attribute, LayerShapes shapes)
    {
        if (!Check(attribute, shapes))
            return null;
        Shape input = shapes.Input;
        long rows = (long)attribute.Top + attribute.Bottom, columns = (long)attribute.Left + attribute.Right;
        if (rows >= input.Height)
            return Report(shapes, nameof(attribute.Top), $"more than {rows} rows, since it takes {attribute.Top} + {attribute.Bottom}");
        if (columns >= input.Width)
            return Report(shapes, nameof(attribute.Left), $"more than {columns} columns, since it takes {attribute.Left} + {attribute.Right}");
        return shapes.Fit(input.Channels, input.Height - rows, input.Width - columns);
    }

    private static Shape? Report(LayerShapes shapes, string argument, string needs) =>
        shapes.Report(RuleIds.WrongRank, argument, shapes.Name, needs, shapes.Source, shapes.Input, "");
}
