using StaticNet.Benchmarks.Measuring;

namespace StaticNet.Benchmarks.Commands;

/// <summary>Predictions and training steps of both networks on one thread, and their share of the FMA peak.</summary>
internal static class TableCommand
{
    public static int Run(bool asJson)
    {
        var (median, quiet) = Peak.Measure();
        var table = new Table("network", "mode", "batch", "median us", "minimum us", "GFLOP/s", "% of peak, median", "% of peak, minimum");
        var rows = new List<Action<double>>();
        foreach (int batch in (ReadOnlySpan<int>)[1, 32])
            Add(Workloads.ConvNetJs, "predict", batch);
        foreach (int batch in (ReadOnlySpan<int>)[1, 20, 32])
            Add(Workloads.ConvNetJs, "train", batch);
        foreach (int batch in (ReadOnlySpan<int>)[1, 32])
            Add(Workloads.Mlp, "predict", batch);
        foreach (int batch in (ReadOnlySpan<int>)[1, 32])
            Add(Workloads.Mlp, "train", batch);

        // Again behind the rows: a clock that changed meanwhile must not make them look better than they are.
        quiet = Math.Max(quiet, Peak.Measure().Quiet);
        table.Notes.Add(FormattableString.Invariant($"one thread; peak of FMA {2e-3 * quiet:F1} GFLOP/s (median {2e-3 * median:F1}); shares are of the former"));
        foreach (Action<double> row in rows)
            row(quiet);
        table.Print(asJson);
        return 0;

        void Add(Workload workload, string mode, int batch)
        {
            bool trains = mode == "train";
            Measurement time = trains ? workload.Train(batch, threads: 1) : workload.Predict(batch);
            double work = batch * (double)(trains ? Work.OfTraining(workload.Description) : Work.OfPrediction(workload.Description));
            rows.Add(peak => table.Add(workload.Name, mode, batch, time.Median, time.Minimum, 2e-3 * work / time.Median, 100 * work / time.Median / peak, 100 * work / time.Minimum / peak));
        }
    }
}
