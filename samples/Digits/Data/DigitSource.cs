using Digits.Drawing;

namespace Digits.Data;

/// <summary>What the network learns from, and what it is tested on.</summary>
/// <param name="Name">In words, for headings: "drawn digits".</param>
/// <param name="Training">To learn from.</param>
/// <param name="HeldOut">Never seen while learning.</param>
public sealed record DigitSource(string Name, DigitSet Training, DigitSet HeldOut)
{
    // Held-out images are drawn with indices that no training set reaches.
    private const long FirstHeldOut = 1L << 32;

    /// <summary>Draws both sets.</summary>
    public static DigitSource Drawn(long seed, int training, int heldOut, int threads)
    {
        var (images, labels) = DrawnDigits.Draw(seed, 0, training, threads);
        var (heldOutImages, heldOutLabels) = DrawnDigits.Draw(seed, FirstHeldOut, heldOut, threads);
        return new DigitSource("drawn digits", new DigitSet(images, labels), new DigitSet(heldOutImages, heldOutLabels));
    }

    /// <summary>Fewer digits of the same kind, for a quick run.</summary>
    public DigitSource Take(int training, int heldOut) => new(Name, Training.Take(training), HeldOut.Take(heldOut));
}
