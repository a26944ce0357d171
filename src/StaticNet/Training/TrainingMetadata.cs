using System.Globalization;

namespace StaticNet;

/// <summary>What a file of training remembers beside tensors, under "training." in its metadata.</summary>
/// <param name="Optimizer">The optimizer's kind and settings.</param>
/// <param name="LearningRate">The optimizer's rate.</param>
/// <param name="Schedule">The schedule; null where it is the user's own.</param>
/// <param name="Seed">The seed of what layers draw.</param>
/// <param name="Step">How many updates were made.</param>
/// <param name="AverageDecay">How much of the averages stays; null where there are none.</param>
/// <param name="Batches">How many batches wait for their update.</param>
/// <param name="Samples">How many samples they have.</param>
/// <param name="Weight">How much these weigh together.</param>
/// <param name="EarlyStopping">What early stopping has seen; null where there is none, as in files of versions that did not keep it.</param>
internal sealed record TrainingMetadata(
    string Optimizer, double LearningRate, LearningRateSchedule? Schedule, long Seed, long Step, double? AverageDecay, int Batches, int Samples, double Weight, EarlyStoppingState? EarlyStopping)
{
    private const string Prefix = "training.", Format = "1";

    /// <summary>Of a trainer as it is.</summary>
    public static TrainingMetadata Of(Trainer trainer) => new(
        trainer.Optimizer.ToString(), trainer.Optimizer.LearningRate, trainer.Schedule, trainer.Seed, trainer.StepCount, trainer.AverageDecay,
        trainer.Accumulation.Batches, trainer.Accumulation.Samples, trainer.Accumulation.Weight, trainer.Best?.State);

    /// <summary>As strings.</summary>
    public IEnumerable<(string Key, string Value)> Write()
    {
        yield return (Prefix + "format", Format);
        yield return (Prefix + "optimizer", Optimizer);
        yield return (Prefix + "learning_rate", Text(LearningRate));
        yield return (Prefix + "seed", Text(Seed));
        yield return (Prefix + "step", Text(Step));
        if (Schedule is not null && ScheduleFormat.Write(Schedule) is { } schedule)
            yield return (Prefix + "schedule", schedule);
        if (AverageDecay is { } decay)
            yield return (Prefix + "average_decay", Text(decay));
        if (Batches > 0)
        {
            yield return (Prefix + "waiting_batches", Text(Batches));
            yield return (Prefix + "waiting_samples", Text(Samples));
            yield return (Prefix + "waiting_weight", Text(Weight));
        }

        if (EarlyStopping is not { } stopping)
            yield break;
        yield return (Prefix + "stopping_measure", stopping.Measure.ToString());
        yield return (Prefix + "stopping_keeps_weights", Text(stopping.KeepsWeights ? 1 : 0));
        yield return (Prefix + "stopping_epoch", Text(stopping.Epoch));
        yield return (Prefix + "stopping_epochs_without", Text(stopping.EpochsWithout));
        if (stopping.BestEpoch is not { } epoch)
            yield break;
        yield return (Prefix + "stopping_best_epoch", Text(epoch));
        yield return (Prefix + "stopping_best", Text(stopping.Best));
    }

    /// <summary>From strings; adds a sentence to the problems for each that is wrong, and gives null if there are any.</summary>
    public static TrainingMetadata? Read(IReadOnlyDictionary<string, string> metadata, List<string> problems)
    {
        int before = problems.Count;
        string? Get(string key) => metadata.GetValueOrDefault(Prefix + key);
        if (Get("format") is not { } format)
        {
            problems.Add($"metadata: no '{Prefix}format', so it is no file that Trainer.Save wrote; a network's own file is for Network.LoadWeights");
            return null;
        }

        if (format != Format)
        {
            problems.Add($"metadata: '{Prefix}format' is {format}, but this version reads {Format}");
            return null;
        }

        double Number(string key, double least, double most, bool isNeeded, double otherwise = 0) => Parse(
            key, $"a number from {Text(least)} to {Text(most)}", isNeeded, otherwise, text => double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double x) && x >= least && x <= most ? x : null);
        long Whole(string key, long least, long most, bool isNeeded) => Parse<long>(
            key, $"a whole number from {Text(least)}{(most < int.MaxValue ? $" to {Text(most)}" : "")}", isNeeded, 0, text => long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out long x) && x >= least && x <= most ? x : null);
        T Parse<T>(string key, string needs, bool isNeeded, T otherwise, Func<string, T?> parse)
            where T : struct
        {
            if (Get(key) is not { } text)
            {
                if (isNeeded)
                    problems.Add($"metadata: no '{Prefix}{key}'");
                return otherwise;
            }

            if (parse(text) is { } value)
                return value;
            problems.Add($"metadata: '{Prefix}{key}' is '{text}', but must be {needs}");
            return otherwise;
        }

        if (Get("optimizer") is not { } optimizer)
        {
            problems.Add($"metadata: no '{Prefix}optimizer'");
            optimizer = "";
        }

        LearningRateSchedule? schedule = null;
        try
        {
            schedule = Get("schedule") is { } text ? ScheduleFormat.Read(text) : null;
        }
        catch (FormatException e)
        {
            problems.Add($"metadata: '{Prefix}schedule': {e.Message}");
        }

        // The largest double under 1 ends the range that AverageDecay has.
        double average = Number("average_decay", 0, Math.BitDecrement(1.0), isNeeded: false, double.NaN);
        long batches = Whole("waiting_batches", 0, int.MaxValue, isNeeded: false);
        EarlyStoppingState? stopping = null;
        if (Get("stopping_measure") is not null)
        {
            // Names alone: a number would be parsed as a member that there may not be.
            Measure measure = Parse<Measure>("stopping_measure", "Loss or Accuracy", true, default, text => Enum.GetValues<Measure>().Where(x => x.ToString() == text).Select(x => (Measure?)x).FirstOrDefault());
            bool hasBest = Get("stopping_best_epoch") is not null;
            stopping = new EarlyStoppingState(
                measure, Whole("stopping_keeps_weights", 0, 1, isNeeded: true) == 1, (int)Whole("stopping_epoch", 0, int.MaxValue, isNeeded: true),
                hasBest ? (int)Whole("stopping_best_epoch", 1, int.MaxValue, isNeeded: true) : null,
                hasBest ? Number("stopping_best", double.MinValue, double.MaxValue, isNeeded: true) : double.PositiveInfinity,
                (int)Whole("stopping_epochs_without", 0, int.MaxValue - 1, isNeeded: true));
        }

        var read = new TrainingMetadata(
            optimizer, Number("learning_rate", 0, 1e12, isNeeded: true), schedule, Whole("seed", long.MinValue, long.MaxValue, isNeeded: true), Whole("step", 0, long.MaxValue, isNeeded: true),
            double.IsNaN(average) ? null : average, (int)batches, (int)Whole("waiting_samples", 0, int.MaxValue, batches > 0), Number("waiting_weight", 0, double.MaxValue, batches > 0), stopping);
        return problems.Count == before ? read : null;
    }

    private static string Text(double value) => value.ToString("R", CultureInfo.InvariantCulture);

    private static string Text(long value) => value.ToString(CultureInfo.InvariantCulture);
}
