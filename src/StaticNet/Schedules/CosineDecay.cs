namespace StaticNet;

/// <summary>
/// minimum + (base - minimum) (1 + cos(pi step / steps)) / 2, and the minimum from then on: slow at both ends
/// (Loshchilov and Hutter 2016, without restarts).
/// </summary>
public sealed record CosineDecay : LearningRateSchedule
{
    /// <summary>Sets the length and the end.</summary>
    /// <param name="steps">Updates until the minimum, from 1: usually all of the training.</param>
    /// <param name="minimum">The last rate, from 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">A constant is out of its range.</exception>
    public CosineDecay(long steps, double minimum = 0)
    {
        Steps = Check(steps, steps >= 1, nameof(steps), "of 1 or more");
        Minimum = Check(minimum, minimum >= 0 && double.IsFinite(minimum), nameof(minimum), "of 0 or more");
    }

    /// <summary>Updates until the minimum.</summary>
    public long Steps { get; }

    /// <summary>The last rate.</summary>
    public double Minimum { get; }

    /// <inheritdoc/>
    public override double Rate(double baseRate, long step) => step >= Steps
        ? Minimum
        : Minimum + (baseRate - Minimum) * (1 + Math.Cos(Math.PI * step / Steps)) / 2;
}
