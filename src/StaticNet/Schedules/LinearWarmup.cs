namespace StaticNet;

/// <summary>
/// base (start + (1 - start) step / steps) for the first updates, then another schedule, which counts from 0 there: large
/// first steps of a fresh network are avoided.
/// </summary>
public sealed record LinearWarmup : LearningRateSchedule
{
    /// <summary>Sets the ramp and what follows it.</summary>
    /// <param name="steps">Updates until the whole rate, from 1.</param>
    /// <param name="then">The schedule behind the ramp; without one the rate stays.</param>
    /// <param name="start">The first update's part of the rate, from 0 to 1. At 0 the first update changes nothing.</param>
    /// <exception cref="ArgumentOutOfRangeException">A constant is out of its range.</exception>
    public LinearWarmup(long steps, LearningRateSchedule? then = null, double start = 0.1)
    {
        Steps = Check(steps, steps >= 1, nameof(steps), "of 1 or more");
        Start = Check(start, start is >= 0 and <= 1, nameof(start), "from 0 to 1");
        Then = then ?? new ConstantRate();
    }

    /// <summary>Updates until the whole rate.</summary>
    public long Steps { get; }

    /// <summary>The first update's part of the rate.</summary>
    public double Start { get; }

    /// <summary>The schedule behind the ramp.</summary>
    public LearningRateSchedule Then { get; private init; }

    /// <inheritdoc/>
    public override double Rate(double baseRate, long step) => step < Steps
        ? baseRate * (Start + (1 - Start) * step / Steps)
        : Then.Rate(baseRate, step - Steps);

    /// <inheritdoc/>
    public override double? Momentum(long step) => Then.Momentum(Math.Max(0, step - Steps));

    /// <inheritdoc/>
    public override LearningRateSchedule Observe(double loss, double accuracy) => this with { Then = Then.Observe(loss, accuracy) };
}
