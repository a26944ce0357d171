using System.Globalization;

namespace StaticNet;

/// <summary>The lines of a training's progress. Numbers are written alike in all cultures.</summary>
internal static class ProgressText
{
    /// <summary>"epoch 2/5  loss 0.1234  accuracy 96.12 %  validation loss …  rate 0.001  3.2 s  18,750 samples/s".</summary>
    public static string Epoch(TrainingEpoch epoch, int epochs) =>
        Invariant($"epoch {epoch.Epoch}/{epochs}  loss {epoch.Loss:0.0000}")
        + Percent("accuracy", epoch.Accuracy)
        + (double.IsNaN(epoch.ValidationLoss) ? "" : Invariant($"  validation loss {epoch.ValidationLoss:0.0000}"))
        + Percent("validation accuracy", epoch.ValidationAccuracy)
        + Invariant($"  rate {epoch.LearningRate:0.######}  {epoch.Seconds:0.0} s  {epoch.SamplesPerSecond:#,0} samples/s");

    /// <summary>"epoch 2/5 [######----]  60 %  loss 0.1234  accuracy 96.12 %  rate 0.001  18,750 samples/s  0:12 left".</summary>
    public static string Bar(in TrainingProgress progress, int barWidth)
    {
        double share = (double)progress.Step / Math.Max(1, progress.Steps);
        int full = (int)(share * barWidth);
        return Invariant($"epoch {progress.Epoch}/{progress.Epochs} [{new string('#', full)}{new string('-', barWidth - full)}] {share * 100,3:0} %  loss {progress.Loss:0.0000}")
            + Percent("accuracy", progress.Accuracy)
            + Invariant($"  rate {progress.LearningRate:0.######}  {progress.SamplesPerSecond:#,0} samples/s  {(int)progress.TimeLeft.TotalMinutes}:{progress.TimeLeft.Seconds:00} left");
    }

    private static string Percent(string what, double share) => double.IsNaN(share) ? "" : Invariant($"  {what} {share * 100:0.00} %");

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
