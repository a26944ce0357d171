using System;
using StaticNet.Compiler.Model;

namespace StaticNet.Compiler.Kernels;

/// <summary>Every product that a convolution's gradients are sums of, by the places of its factors in tensors of plain order.</summary>
internal static class ConvolutionTaps
{
    /// <summary>Visits the products of x[n, c, ...] [N, C, H, W] and w[o, c, u, v] that are in y[n, o, i, j], sample by sample and output by output; none beyond the border.</summary>
    /// <param name="x">One sample's shape before the convolution.</param>
    /// <param name="y">Its shape behind it.</param>
    /// <param name="window">Where the convolution reads.</param>
    /// <param name="groups">How many groups the channels are in.</param>
    /// <param name="samples">How many samples.</param>
    /// <param name="visit">Gets the places in x, w and y.</param>
    public static void Visit(Shape x, Shape y, Window window, int groups, int samples, Action<int, int, int> visit)
    {
        int channels = x.Channels / groups, filters = y.Channels / groups, xHeight = x.Height, xWidth = x.Width, yHeight = y.Height, yWidth = y.Width;
        for (int output = 0; output < samples * y.Channels * yHeight * yWidth; output++)
        {
            int j = output % yWidth, i = output / yWidth % yHeight, plane = output / (yWidth * yHeight), o = plane % y.Channels, sample = plane / y.Channels;
            for (int c = 0; c < channels; c++)
            {
                int rows = (sample * x.Channels + o / filters * channels + c) * xHeight;
                for (int u = 0; u < window.Vertical.Kernel; u++)
                {
                    int row = window.Vertical.InputIndex(i, u, xHeight);
                    if (row < 0)
                        continue;
                    for (int v = 0; v < window.Horizontal.Kernel; v++)
                    {
                        int column = window.Horizontal.InputIndex(j, v, xWidth);
                        if (column >= 0)
                            visit((rows + row) * xWidth + column, ((o * channels + c) * window.Vertical.Kernel + u) * window.Horizontal.Kernel + v, output);
                    }
                }
            }
        }
    }
}
