namespace StaticNet;

/// <summary>Where early stopping is between two epochs. The best epoch's weights are beside it, in <see cref="BestWeights"/>.</summary>
/// <param name="Measure">What is watched.</param>
/// <param name="KeepsWeights">Whether the best epoch's weights are kept.</param>
/// <param name="Epoch">The last epoch that is behind it; 0 before the first.</param>
/// <param name="BestEpoch">The best epoch; null before the first that is finite.</param>
/// <param name="Best">What was measured of it, the lower the better: a loss, or an accuracy with a minus; infinite before the first.</param>
/// <param name="EpochsWithout">How many epochs in a row brought no improvement.</param>
internal sealed record EarlyStoppingState(Measure Measure, bool KeepsWeights, int Epoch, int? BestEpoch, double Best, int EpochsWithout)
{
    /// <summary>Before the first epoch under a rule.</summary>
    public static EarlyStoppingState Begin(EarlyStopping rule, int firstEpoch) => new(rule.Measure, rule.RestoreBest, firstEpoch - 1, null, double.PositiveInfinity, 0);

    /// <summary>Whether a rule ends training here.</summary>
    public bool IsOver(EarlyStopping rule) => EpochsWithout >= rule.Patience;

    /// <summary>Why a rule cannot go on from here with an epoch; null where it can.</summary>
    public string? Misfit(EarlyStopping rule, int firstEpoch)
    {
        if (firstEpoch != Epoch + 1)
            return $"Fit begins with epoch {firstEpoch}, but early stopping has seen epoch {Epoch}; FirstEpoch = {Epoch + 1L} goes on, 1 begins anew";
        if (Measure != rule.Measure)
            return $"Early stopping watched {Measure} up to epoch {Epoch}, but now {rule.Measure}; go on with the same measure, or begin anew with FirstEpoch = 1";
        if (rule.RestoreBest && !KeepsWeights)
            return $"Early stopping kept no weights up to epoch {Epoch}, so restoreBest cannot be true now; set it to false, or begin anew with FirstEpoch = 1";
        return null;
    }
}
