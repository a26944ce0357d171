using StaticNet.Compiler.Model;
using StaticNet.Layouts;

namespace StaticNet.Compiler.Kernels.Normalization;

/// <summary>How weights of a normalisation lie: one number a channel as a vector; one an element as the image itself.</summary>
internal static class NormWeights
{
    /// <summary>Weights of shape [C, H, W], pixel by pixel as activations lie.</summary>
    public static TensorLayout Elements(Shape shape) =>
        new(shape.Channels, shape.Height, shape.Width, Stride(shape), Halo.None, PixelMajor: false);

    /// <summary>The same for the weight block; or a vector.</summary>
    public static ParameterLayout Layout(Shape shape) => shape.IsImage
        ? new ParameterLayout(1, shape.Pixels * Stride(shape), shape.ToArray(), [0, 0, 0], [1, shape.Width * Stride(shape), Stride(shape)])
        : ParameterLayout.Vector(shape[0]);

    private static int Stride(Shape shape) => (shape.Channels + 7) / 8 * 8;
}
