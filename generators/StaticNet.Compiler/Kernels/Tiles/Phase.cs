using System.Collections.Generic;
using StaticNet.Compiler.Model;

namespace StaticNet.Compiler.Kernels.Tiles;

/// <summary>
/// The outputs of one axis that lie alike over the input's elements, and the taps that meet elements for them. There is one
/// phase, but for a convolution whose input is stretched (InputStride s), which has s: output r, r + s, ...
/// </summary>
/// <param name="FirstY">The first output.</param>
/// <param name="YStep">Outputs from one to the next.</param>
/// <param name="Count">How many outputs.</param>
/// <param name="FirstTap">The first tap that meets an element.</param>
/// <param name="TapStep">Taps from one to the next.</param>
/// <param name="Taps">How many taps.</param>
/// <param name="FirstX">The element under the first output's first tap; negative in the padding.</param>
/// <param name="XStep">Elements from an output to the next one.</param>
/// <param name="TapXStep">Elements from a tap to the next one.</param>
internal sealed record Phase(int FirstY, int YStep, int Count, int FirstTap, int TapStep, int Taps, int FirstX, int XStep, int TapXStep)
{
    public static IEnumerable<Phase> Of(Axis axis, int outputs)
    {
        int stretch = axis.InputStride;
        if (stretch == 1)
        {
            yield return new Phase(0, 1, outputs, 0, 1, axis.Kernel, -axis.Begin, axis.Stride, axis.Dilation);
            yield break;
        }

        // Output r + s n with tap u meets element (r + s n + u d - begin) / s, where that divides.
        for (int r = 0; r < stretch && r < outputs; r++)
        {
            int count = (outputs - r + stretch - 1) / stretch, first = -1, step = 0, taps = 0;
            for (int tap = 0; tap < axis.Kernel; tap++)
            {
                if (Remainder(r + tap * axis.Dilation - axis.Begin, stretch) != 0)
                    continue;
                if (first < 0)
                    first = tap;
                else if (step == 0)
                    step = tap - first;
                taps++;
            }

            int x = taps == 0 ? 0 : (r + first * axis.Dilation - axis.Begin - Remainder(r + first * axis.Dilation - axis.Begin, stretch)) / stretch;
            yield return new Phase(r, stretch, count, first < 0 ? 0 : first, step == 0 ? 1 : step, taps, x, 1, step * axis.Dilation / stretch);
        }
    }

    private static int Remainder(int value, int divisor) => (value % divisor + divisor) % divisor;
}
