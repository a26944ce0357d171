using StaticNet.Compiler.Model;
using StaticNet.Layouts;

namespace StaticNet.Compiler.Kernels.Normalization;

/// <summary>Statistics of each step of a sequence, or of a vector: one number a pixel, one behind the other.</summary>
internal static class NormPixels
{
    /// <summary>
    /// The loop over the samples of a sum over all of them. The samples' own loops before and behind it begin with the first one, so
    /// each finds in the second cache what the other left there.
    /// </summary>
    public const string LastSampleFirst = "for (int sample = count - 1; sample >= 0; sample--)";

    /// <summary>The shape of such a tensor.</summary>
    public static Shape Shape(Shape x) => new(x.Pixels);

    /// <summary>The same as pixels of one channel, so that a pointer to it walks with the others.</summary>
    public static TensorLayout Statistic(Shape x) => new(1, 1, x.Pixels, 1, Halo.None, PixelMajor: true);
}
