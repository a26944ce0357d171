using StaticNet.Compiler.Model;

namespace StaticNet.Compiler.Layers;

/// <summary>Zeros around an image.</summary>
internal sealed class ZeroPad2DLayer() : BorderLayer<ZeroPad2DAttribute>(sign: 1)
{
    protected override Shape? Infer(ZeroPad2DAttribute attribute, LayerShapes shapes)
    {
        if (!Check(attribute, shapes))
            return null;
        Shape input = shapes.Input;
        return shapes.Fit(input.Channels, (long)input.Height + attribute.Top + attribute.Bottom, (long)input.Width + attribute.Left + attribute.Right);
    }
}
