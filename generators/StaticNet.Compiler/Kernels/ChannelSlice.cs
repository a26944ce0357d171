using StaticNet.Compiler.Model;

namespace StaticNet.Compiler.Kernels;

/// <summary>Channels of one tensor to channels of another, in logical order: what joining and splitting mean.</summary>
internal static class ChannelSlice
{
    public static void Copy(double[] source, Shape from, int sourceFirst, double[] target, Shape to, int targetFirst, int channels, int count, bool accumulate)
    {
        for (int sample = 0; sample < count; sample++)
        {
            for (int pixel = 0; pixel < from.Pixels; pixel++)
            {
                for (int c = 0; c < channels; c++)
                    Frame.Put(target, Index(to, sample, pixel, targetFirst + c), source[Index(from, sample, pixel, sourceFirst + c)], accumulate);
            }
        }
    }

    private static long Index(Shape shape, int sample, int pixel, int channel) =>
        sample * shape.Size + (shape.IsImage ? channel * shape.Pixels + pixel : pixel * shape.Channels + channel);
}
