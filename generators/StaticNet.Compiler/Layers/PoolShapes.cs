using StaticNet.Compiler.Model;

namespace StaticNet.Compiler.Layers;

/// <summary>The shape rule of both pools: [C, H, W] to [C, H', W'], with padding of at most half the window.</summary>
internal static class PoolShapes
{
    public static Shape? Infer(WindowAttribute attribute, LayerShapes shapes)
    {
        if (!WindowShapes.Check(attribute, shapes, "size", "height", "width") || !WindowShapes.CheckPoolPadding(attribute, shapes))
            return null;
        Shape input = shapes.Input;
        Window window = WindowShapes.Of(attribute, input);
        return shapes.Fit(input.Channels, window.Vertical.Outputs(input.Height), window.Horizontal.Outputs(input.Width));
    }
}
