namespace StaticNet;

/// <summary>base (1 - step / steps)^power, and 0 from then on; a power of 1 is a line.</summary>
public sealed record PolynomialDecay : LearningRateSchedule
{
    /// <summary>Sets the length and the shape.</summary>
    /// <param name="steps">Updates until 0, from 1: usually all of the training.</param>
    /// <param name="power">The power, over 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">A constant is out of its range.</exception>
    public PolynomialDecay(long steps, double power = 1)
    {
        Steps = Check(steps, steps >= 1, nameof(steps), "of 1 or more");
        Power = Check(power, power > 0 && double.IsFinite(power), nameof(power), "over 0");
    }

    /// <summary>Updates until 0.</summary>
    public long Steps { get; }

    /// <summary>The power.</summary>
    public double Power { get; }

    /// <inheritdoc/>
    public override double Rate(double baseRate, long step) => step >= Steps ? 0 : baseRate * Math.Pow(1 - (double)step / Steps, Power);
}
