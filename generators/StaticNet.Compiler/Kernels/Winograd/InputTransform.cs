using StaticNet.Compiler.Model;
using StaticNet.Compiler.Text;
using StaticNet.Layouts;
using static StaticNet.Compiler.Kernels.KernelWriter;

namespace StaticNet.Compiler.Kernels.Winograd;

/// <summary>
/// B^T x B of one tile, channel by channel: over the columns, then over the rows in place, since the values of both axes at once do not fit
/// sixteen registers.
/// </summary>
internal static class InputTransform
{
    /// <summary>Writes the loop over the channels, from the pointer "from" into the image to the pointer "to".</summary>
    /// <param name="writer">Where to.</param>
    /// <param name="form">The algorithm.</param>
    /// <param name="image">How the image lies.</param>
    /// <param name="channels">Channels, padded.</param>
    /// <param name="point">Floats from a point to the next one's.</param>
    public static void Emit(KernelWriter writer, WinogradForm form, TensorLayout image, int channels, int point)
    {
        int points = form.Points;
        using (writer.Text.Open($"for (int c = 0; c < {N(channels)}; c += {writer.Simd.Lanes})"))
        {
            writer.Line("float* p = from + c, q = to + c;");
            using (writer.Text.Open($"for (int column = {points}; column != 0; column--)"))
            {
                form.Input.LoadAndStore(writer, "p", image.RowStride, "q", (long)points * point);
                writer.Line($"p += {N(image.PixelStride)}; q += {N(point)};");
            }

            writer.Line("q = to + c;");
            using (writer.Text.Open($"for (int row = {points}; row != 0; row--)"))
            {
                form.Input.LoadAndStore(writer, "q", point, "q", point);
                writer.Line($"q += {N((long)points * point)};");
            }
        }
    }

    /// <summary>Where the first tile's first point lies in the image, in floats; it may be in the halo.</summary>
    public static long First(TensorLayout image, Window window) => image.Origin - (long)window.Vertical.Begin * image.RowStride - (long)window.Horizontal.Begin * image.PixelStride;
}
