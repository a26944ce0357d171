namespace StaticNet;

/// <summary>base factor^step: each update has the same part of the rate before.</summary>
public sealed record ExponentialDecay : LearningRateSchedule
{
    /// <summary>Sets the factor.</summary>
    /// <param name="factor">What the rate is multiplied by at each update, over 0 and usually just under 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">The factor is not over 0.</exception>
    public ExponentialDecay(double factor) =>
        Factor = Check(factor, factor > 0 && double.IsFinite(factor), nameof(factor), "over 0");

    /// <summary>What the rate is multiplied by at each update.</summary>
    public double Factor { get; }

    /// <summary>The schedule that goes from one rate to another in this many updates.</summary>
    public static ExponentialDecay Between(double first, double last, long steps) => new(Math.Pow(last / first, 1.0 / Math.Max(1, steps)));

    /// <inheritdoc/>
    public override double Rate(double baseRate, long step) => baseRate * Math.Pow(Factor, step);
}
