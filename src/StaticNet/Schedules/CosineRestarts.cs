namespace StaticNet;

/// <summary>
/// <see cref="CosineDecay"/> that begins anew at the end of each period, the next one being multiplier times as long
/// (Loshchilov and Hutter 2016, "SGDR").
/// </summary>
public sealed record CosineRestarts : LearningRateSchedule
{
    /// <summary>Sets the periods and the end of each.</summary>
    /// <param name="period">Updates of the first period, from 1.</param>
    /// <param name="multiplier">How much longer each next period is, from 1.</param>
    /// <param name="minimum">The rate that a period falls to, from 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">A constant is out of its range.</exception>
    public CosineRestarts(long period, int multiplier = 1, double minimum = 0)
    {
        Period = Check(period, period >= 1, nameof(period), "of 1 or more");
        Multiplier = Check(multiplier, multiplier >= 1, nameof(multiplier), "of 1 or more");
        Minimum = Check(minimum, minimum >= 0 && double.IsFinite(minimum), nameof(minimum), "of 0 or more");
    }

    /// <summary>Updates of the first period.</summary>
    public long Period { get; }

    /// <summary>How much longer each next period is.</summary>
    public int Multiplier { get; }

    /// <summary>The rate that a period falls to.</summary>
    public double Minimum { get; }

    /// <inheritdoc/>
    public override double Rate(double baseRate, long step)
    {
        // In double, where no period overflows.
        double length = Period, at = Multiplier == 1 ? step % Period : step;
        while (at >= length)
        {
            at -= length;
            length *= Multiplier;
        }

        return Minimum + (baseRate - Minimum) * (1 + Math.Cos(Math.PI * at / length)) / 2;
    }
}
