using Digits.Drawing;
using StaticNet;

namespace Digits.Data;

/// <summary>What the network learns from, and what it is tested on.</summary>
/// <param name="Name">In words, for headings: "drawn digits".</param>
/// <param name="Training">To learn from.</param>
/// <param name="HeldOut">Never seen while learning.</param>
public sealed record DigitSource(string Name, LabelledData Training, LabelledData HeldOut)
{
    // Held-out images are drawn with indices that no training set reaches.
    private const long FirstHeldOut = 1L << 32;

    /// <summary>Draws both sets.</summary>
    public static DigitSource Drawn(long seed, int training, int heldOut, int threads)
    {
        return new DigitSource("drawn digits", Draw(0, training), Draw(FirstHeldOut, heldOut));

        LabelledData Draw(long first, int count)
        {
            var (images, labels) = DrawnDigits.Draw(seed, first, count, threads);
            return new LabelledData(images, labels, DrawnDigits.ImageLength);
        }
    }

    /// <summary>Fewer digits of the same kind, for a quick run.</summary>
    public DigitSource Take(int training, int heldOut) =>
        new(Name, Training.Slice(0, Math.Min(training, Training.Count)), HeldOut.Slice(0, Math.Min(heldOut, HeldOut.Count)));
}
