using System.Collections.Generic;
using StaticNet.Compiler.Model;

namespace StaticNet.Compiler.Kernels;

/// <summary>The channels of each pixel of a batch, as logical indices: what softmax and its like reduce over.</summary>
internal static class Pixels
{
    public static IEnumerable<int[]> Of(Shape shape, int count)
    {
        int size = (int)shape.Size, pixels = shape.Pixels, channels = shape.Channels;
        for (int sample = 0; sample < count; sample++)
        {
            for (int pixel = 0; pixel < pixels; pixel++)
            {
                var indices = new int[channels];
                for (int c = 0; c < channels; c++)
                    indices[c] = sample * size + (shape.IsImage ? c * pixels + pixel : pixel * channels + c);
                yield return indices;
            }
        }
    }
}
