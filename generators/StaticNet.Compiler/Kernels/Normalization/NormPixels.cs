using StaticNet.Compiler.Model;
using StaticNet.Layouts;

namespace StaticNet.Compiler.Kernels.Normalization;

/// <summary>Statistics of each step of a sequence, or of a vector: one number a pixel, one behind the other.</summary>
internal static class NormPixels
{
    /// <summary>The shape of such a tensor.</summary>
    public static Shape Shape(Shape x) => new(x.Pixels);

    /// <summary>The same as pixels of one channel, so that a pointer to it walks with the others.</summary>
    public static TensorLayout Statistic(Shape x) => new(1, 1, x.Pixels, 1, Halo.None, PixelMajor: true);
}
