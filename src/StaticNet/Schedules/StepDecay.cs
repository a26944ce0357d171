namespace StaticNet;

/// <summary>base factor^floor(step / every): the rate falls in stairs.</summary>
public sealed record StepDecay : LearningRateSchedule
{
    /// <summary>Sets the stairs.</summary>
    /// <param name="every">Updates between two changes, from 1.</param>
    /// <param name="factor">What the rate is multiplied by, over 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">A constant is out of its range.</exception>
    public StepDecay(long every, double factor = 0.1)
    {
        Every = Check(every, every >= 1, nameof(every), "of 1 or more");
        Factor = Check(factor, factor > 0 && double.IsFinite(factor), nameof(factor), "over 0");
    }

    /// <summary>Updates between two changes.</summary>
    public long Every { get; }

    /// <summary>What the rate is multiplied by.</summary>
    public double Factor { get; }

    /// <inheritdoc/>
    public override double Rate(double baseRate, long step) => baseRate * Math.Pow(Factor, step / Every);
}
