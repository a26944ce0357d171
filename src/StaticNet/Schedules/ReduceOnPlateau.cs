namespace StaticNet;

/// <summary>
/// The rate is multiplied by a factor whenever a measure has not improved for some epochs, as PyTorch's ReduceLROnPlateau. Like
/// every schedule it does not change: <see cref="Observe"/> gives the schedule that knows one more epoch, and
/// <see cref="Trainer.Observe"/>, which Fit calls after each epoch, puts it in place.
/// </summary>
public sealed record ReduceOnPlateau : LearningRateSchedule
{
    // A change smaller than this is none, as in PyTorch.
    private const double SmallestChange = 1e-8;

    /// <summary>Sets the rule.</summary>
    /// <param name="factor">What the rate is multiplied by, over 0 and under 1.</param>
    /// <param name="patience">How many epochs in a row may bring no improvement, from 0; the next one reduces the rate.</param>
    /// <param name="threshold">By how much the best must be beaten, from 0.</param>
    /// <param name="isRelative">Whether the threshold is a share of the best, and not a difference.</param>
    /// <param name="cooldown">How many epochs after a reduction do not count, from 0.</param>
    /// <param name="minimum">The rate never falls below this, from 0.</param>
    /// <param name="measure">What should improve: the loss becomes smaller, or the accuracy larger.</param>
    /// <exception cref="ArgumentOutOfRangeException">A constant is out of its range.</exception>
    public ReduceOnPlateau(double factor = 0.1, int patience = 10, double threshold = 1e-4, bool isRelative = true, int cooldown = 0, double minimum = 0, Measure measure = Measure.Loss)
    {
        Factor = Check(factor, factor is > 0 and < 1, nameof(factor), "over 0 and under 1");
        Patience = Check(patience, patience >= 0, nameof(patience), "of 0 or more");
        Threshold = Check(threshold, threshold >= 0 && double.IsFinite(threshold), nameof(threshold), "of 0 or more");
        IsRelative = isRelative;
        Cooldown = Check(cooldown, cooldown >= 0, nameof(cooldown), "of 0 or more");
        Minimum = Check(minimum, minimum >= 0 && double.IsFinite(minimum), nameof(minimum), "of 0 or more");
        Measure = Check(measure, Enum.IsDefined(measure), nameof(measure), "of Measure.Loss or Measure.Accuracy");
    }

    /// <summary>What the rate is multiplied by.</summary>
    public double Factor { get; }

    /// <summary>How many epochs in a row may bring no improvement.</summary>
    public int Patience { get; }

    /// <summary>By how much the best must be beaten.</summary>
    public double Threshold { get; }

    /// <summary>Whether the threshold is a share of the best.</summary>
    public bool IsRelative { get; }

    /// <summary>How many epochs after a reduction do not count.</summary>
    public int Cooldown { get; }

    /// <summary>The rate never falls below this.</summary>
    public double Minimum { get; }

    /// <summary>What should improve.</summary>
    public Measure Measure { get; }

    /// <summary>The best measure so far; null before the first.</summary>
    public double? Best { get; internal init; }

    /// <summary>How many epochs in a row have brought no improvement.</summary>
    public int Waited { get; internal init; }

    /// <summary>How many epochs to come do not count.</summary>
    public int Cooling { get; internal init; }

    /// <summary>How often the rate was reduced.</summary>
    public int Reductions { get; internal init; }

    /// <inheritdoc/>
    public override double Rate(double baseRate, long step)
    {
        double rate = baseRate;
        for (int i = 0; i < Reductions; i++)
        {
            double next = Math.Max(rate * Factor, Minimum);
            if (!(rate - next > SmallestChange))
                break;
            rate = next;
        }

        return rate;
    }

    /// <inheritdoc/>
    public override LearningRateSchedule Observe(double loss, double accuracy)
    {
        double measured = Measure == Measure.Loss ? loss : accuracy;
        double best = Best ?? (Measure == Measure.Loss ? double.PositiveInfinity : double.NegativeInfinity);
        bool improves = Measure == Measure.Loss
            ? measured < (IsRelative ? best * (1 - Threshold) : best - Threshold)
            : measured > (IsRelative ? best * (1 + Threshold) : best + Threshold);
        int waited = improves || Cooling > 0 ? 0 : Waited + 1;
        bool reduces = waited > Patience;
        return this with
        {
            Best = improves ? measured : Best,
            Waited = reduces ? 0 : waited,
            Cooling = reduces ? Cooldown : Math.Max(0, Cooling - 1),
            Reductions = Reductions + (reduces ? 1 : 0),
        };
    }
}
