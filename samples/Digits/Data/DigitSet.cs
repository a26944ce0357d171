using Digits.Drawing;

namespace Digits.Data;

/// <summary>Images of digits, one behind the other, ink 1 and paper 0, and what they show.</summary>
/// <param name="Images">[count, 1, 28, 28]</param>
/// <param name="Labels">The digit on each image.</param>
public sealed record DigitSet(float[] Images, int[] Labels)
{
    /// <summary>How many digits there are.</summary>
    public int Count => Labels.Length;

    /// <summary>One image, row by row.</summary>
    public ReadOnlySpan<float> Image(int index) => Images.AsSpan(index * DrawnDigits.ImageLength, DrawnDigits.ImageLength);

    /// <summary>The first digits.</summary>
    public DigitSet Take(int count) => count >= Count ? this : new(Images[..(count * DrawnDigits.ImageLength)], Labels[..count]);
}
