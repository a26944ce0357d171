using StaticNet.Compiler.Text;
using StaticNet.Layouts;
using static StaticNet.Compiler.Kernels.KernelWriter;

namespace StaticNet.Compiler.Kernels.Loops;

/// <summary>A sample from one layout to another, in logical order: between the caller's memory and ours, or between two of ours.</summary>
internal static class CopyBody
{
    public static void Emit(KernelWriter writer, TensorLayout x, TensorLayout y, bool accumulate)
    {
        string assign = accumulate ? "+=" : "=";
        bool alike = x.Channels == y.Channels && x.Height == y.Height && x.Width == y.Width && (x.PixelMajor == y.PixelMajor || x.Height * x.Width == 1 || x.Channels == 1);
        if (alike && x.IsDense && y.IsDense && x.PixelStride == y.PixelStride && !accumulate)
        {
            EmitRun(writer, "x", "y", x.Height * x.Width * x.PixelStride);
            return;
        }

        if (alike && x.PixelStride == x.Channels && y.PixelStride == y.Channels && !accumulate)
        {
            using (writer.Loop("i", x.Height))
                EmitRun(writer, $"{At("x", x.Origin)}{Term("i", x.RowStride)}", $"{At("y", y.Origin)}{Term("i", y.RowStride)}", x.Width * x.PixelStride);
            return;
        }

        if (alike && !accumulate && x.Channels % 8 != 0 && y.PixelStride == (x.Channels + 7) / 8 * 8 && writer.Simd.LoadFirst("x", 1) is not null)
        {
            ChannelCopy.EmitPadded(writer, "x", x, "y", y);
            return;
        }

        if (alike)
        {
            ChannelCopy.Emit(writer, "x", x, 0, "y", y, 0, x.Channels, accumulate);
        }
        else if (x.IsLogicalOrder || y.IsLogicalOrder)
        {
            // One of the two is simply numbered; the loops follow the other.
            TensorLayout shaped = x.IsLogicalOrder ? y : x;
            if (!shaped.PixelMajor && shaped.Channels >= 8 && shaped.Width >= 8 && !accumulate)
            {
                EmitPlanes(writer, shaped, fromPlanes: x.IsLogicalOrder);
                ChannelCopy.EmitPadding(writer, "y", y);
                return;
            }

            // A sequence is one row.
            bool isRow = shaped.Height == 1;
            string place = At(x.IsLogicalOrder ? "y" : "x", shaped.Origin), number = x.IsLogicalOrder ? "x" : "y";
            using (isRow ? (SourceWriter.Block?)null : writer.Loop("i", shaped.Height))
            using (writer.Loop("j", shaped.Width))
            {
                int pixels = shaped.Height * shaped.Width;
                string pixel = isRow ? "j" : shaped.PixelMajor ? $"(i * {N(shaped.Width)} + j)" : $"i * {N(shaped.Width)} + j";
                writer.Line($"float* shaped = {place}{(isRow ? "" : Term("i", shaped.RowStride))}{Term("j", shaped.PixelStride)};");
                writer.Line($"float* plain = {number}{Term(pixel, shaped.PixelMajor ? shaped.Channels : 1)};");
                writer.Line($"for (int c = 0; c < {N(shaped.Channels)}; c++)");
                string element = shaped.PixelMajor ? "plain[c]" : $"plain[c * {N(pixels)}]";
                using (writer.Text.Indent())
                    writer.Line(x.IsLogicalOrder ? $"shaped[c] {assign} {element};" : $"{element} {assign} shaped[c];");
            }
        }
        else
        {
            using (writer.Loop("index", x.Size))
                writer.Line($"y[{Place("index", y)}] {assign} x[{Place("index", x)}];");
        }

        if (!accumulate)
            ChannelCopy.EmitPadding(writer, "y", y);
    }

    // Planes and pixels are each other transposed: eight channels of eight pixels of a row at a time. The last eight of a row, or of
    // the channels, may be some that were copied before.
    private static void EmitPlanes(KernelWriter writer, TensorLayout shaped, bool fromPlanes)
    {
        int plane = shaped.Height * shaped.Width, lastChannel = shaped.Channels - 8, lastPixel = shaped.Width - 8;
        using (writer.Loop("i", shaped.Height))
        using (writer.Text.Open($"for (int c = 0; c < {N(shaped.Channels)}; c += 8)"))
        {
            string channel = shaped.Channels % 8 == 0 ? "c" : "first";
            if (shaped.Channels % 8 != 0)
                writer.Line($"int first = Math.Min(c, {N(lastChannel)});");
            writer.Line($"float* planes = {(fromPlanes ? "x" : "y")} + {channel} * {N(plane)}{Term("i", shaped.Width)};");
            writer.Line($"float* pixels = {At(fromPlanes ? "y" : "x", shaped.Origin)} + {channel}{Term("i", shaped.RowStride)};");
            using (writer.Text.Open($"for (int j = 0; j < {N(shaped.Width)}; j += 8)"))
            {
                string pixel = shaped.Width % 8 == 0 ? "j" : "k";
                if (shaped.Width % 8 != 0)
                    writer.Line($"int k = Math.Min(j, {N(lastPixel)});");
                string first = $"planes + {pixel}, {N(plane)}", second = $"pixels + {pixel} * {N(shaped.PixelStride)}, {N(shaped.PixelStride)}";
                writer.Line($"Transpose.Block8x8({(fromPlanes ? first : second)}, {(fromPlanes ? second : first)});");
            }
        }
    }

    private static void EmitRun(KernelWriter writer, string x, string y, int length) =>
        writer.Line($"new Span<float>({x}, {N(length)}).CopyTo(new Span<float>({y}, {N(length)}));");

    private static string Place(string index, TensorLayout layout)
    {
        int pixels = layout.Height * layout.Width;
        string channel = layout.PixelMajor ? $"{index} % {N(layout.Channels)}" : $"{index} / {N(pixels)}";
        string pixel = layout.PixelMajor ? $"{index} / {N(layout.Channels)}" : $"{index} % {N(pixels)}";
        return $"{N(layout.Origin)} + {pixel} / {N(layout.Width)} * {N(layout.RowStride)} + {pixel} % {N(layout.Width)} * {N(layout.PixelStride)} + {channel}";
    }
}
