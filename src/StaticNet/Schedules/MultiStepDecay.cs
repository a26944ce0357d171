namespace StaticNet;

/// <summary>base factor^n, n the milestones that the step has reached: the rate falls in stairs of unlike length.</summary>
public sealed record MultiStepDecay : LearningRateSchedule
{
    private readonly long[] milestones;

    /// <summary>Sets the stairs.</summary>
    /// <param name="milestones">The updates at which the rate changes: at least one, from 1, each later than the one before.</param>
    /// <param name="factor">What the rate is multiplied by, over 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">A constant is out of its range.</exception>
    /// <exception cref="ArgumentException">The milestones do not rise.</exception>
    public MultiStepDecay(IReadOnlyList<long> milestones, double factor = 0.1)
    {
        ArgumentNullException.ThrowIfNull(milestones);
        this.milestones = [.. milestones];
        if (this.milestones.Length == 0 || this.milestones[0] < 1 || this.milestones.Zip(this.milestones.Skip(1), (a, b) => a < b).Contains(false))
            throw new ArgumentException($"MultiStepDecay needs milestones from 1, each later than the one before, but got [{string.Join(", ", milestones)}]", nameof(milestones));
        Factor = Check(factor, factor > 0 && double.IsFinite(factor), nameof(factor), "over 0");
    }

    /// <summary>The updates at which the rate changes.</summary>
    public IReadOnlyList<long> Milestones => milestones;

    /// <summary>What the rate is multiplied by.</summary>
    public double Factor { get; }

    /// <inheritdoc/>
    public override double Rate(double baseRate, long step)
    {
        int reached = 0;
        while (reached < milestones.Length && step >= milestones[reached])
            reached++;
        return baseRate * Math.Pow(Factor, reached);
    }

    /// <inheritdoc/>
    public bool Equals(MultiStepDecay? other) => other is not null && Factor == other.Factor && milestones.AsSpan().SequenceEqual(other.milestones);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Factor, milestones.Length, milestones[0]);
}
