namespace StaticNet;

/// <summary>
/// One rise and one fall (Smith and Topin 2017), both along a cosine, as PyTorch's OneCycleLR: from maximum / div up to the maximum,
/// down to maximum / (div finalDiv). It has its own maximum and does not look at the optimizer's rate. The momentum of optimizers
/// that have one (Adam's kind: beta1) goes the other way, where <see cref="CyclesMomentum"/>.
/// </summary>
public sealed record OneCycle : LearningRateSchedule
{
    /// <summary>Sets the cycle.</summary>
    /// <param name="steps">All updates of the training, from 1; the last rate stays from then on.</param>
    /// <param name="maximum">The highest rate, over 0.</param>
    /// <param name="warmup">The share of the updates that rise, from 0 to 1.</param>
    /// <param name="div">What the maximum is divided by at first, over 0.</param>
    /// <param name="finalDiv">What the first rate is divided by at last, over 0.</param>
    /// <param name="cyclesMomentum">Whether to set the momentum too.</param>
    /// <param name="minimumMomentum">The momentum at the highest rate, from 0 to under 1.</param>
    /// <param name="maximumMomentum">The momentum at first and last, from the minimum to under 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">A constant is out of its range.</exception>
    public OneCycle(long steps, double maximum, double warmup = 0.3, double div = 25, double finalDiv = 1e4, bool cyclesMomentum = true, double minimumMomentum = 0.85, double maximumMomentum = 0.95)
    {
        Steps = Check(steps, steps >= 1, nameof(steps), "of 1 or more");
        Maximum = Check(maximum, maximum is > 0 and <= 1e12, nameof(maximum), "over 0, up to 1e12");
        Warmup = Check(warmup, warmup is >= 0 and <= 1, nameof(warmup), "from 0 to 1");
        Div = Check(div, div > 0 && double.IsFinite(div), nameof(div), "over 0");
        FinalDiv = Check(finalDiv, finalDiv > 0 && double.IsFinite(finalDiv), nameof(finalDiv), "over 0");
        CyclesMomentum = cyclesMomentum;
        MinimumMomentum = Check(minimumMomentum, minimumMomentum is >= 0 and < 1, nameof(minimumMomentum), "from 0 to under 1");
        MaximumMomentum = Check(maximumMomentum, maximumMomentum >= minimumMomentum && maximumMomentum < 1, nameof(maximumMomentum), "from minimumMomentum to under 1");
    }

    /// <summary>All updates of the training.</summary>
    public long Steps { get; }

    /// <summary>The highest rate.</summary>
    public double Maximum { get; }

    /// <summary>The share of the updates that rise.</summary>
    public double Warmup { get; }

    /// <summary>What the maximum is divided by at first.</summary>
    public double Div { get; }

    /// <summary>What the first rate is divided by at last.</summary>
    public double FinalDiv { get; }

    /// <summary>Whether it sets the momentum too.</summary>
    public bool CyclesMomentum { get; }

    /// <summary>The momentum at the highest rate.</summary>
    public double MinimumMomentum { get; }

    /// <summary>The momentum at first and last.</summary>
    public double MaximumMomentum { get; }

    /// <inheritdoc/>
    public override double Rate(double baseRate, long step) => At(step, Maximum / Div, Maximum, Maximum / Div / FinalDiv);

    /// <inheritdoc/>
    public override double? Momentum(long step) => CyclesMomentum ? At(step, MaximumMomentum, MinimumMomentum, MaximumMomentum) : null;

    // The rise ends one update before its share does, and the fall at the last update: PyTorch's counting.
    private double At(long step, double first, double peak, double last)
    {
        double top = Warmup * Steps - 1, end = Steps - 1;
        if (step >= end)
            return top >= end ? peak : last;
        return step <= top ? Anneal(first, peak, top == 0 ? 1 : step / top) : Anneal(peak, last, (step - top) / (end - top));
    }

    private static double Anneal(double from, double to, double share) => to + (from - to) / 2 * (1 + Math.Cos(Math.PI * share));
}
