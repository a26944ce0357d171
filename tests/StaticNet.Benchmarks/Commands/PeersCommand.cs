using System.Globalization;
using StaticNet.Benchmarks.Measuring;

namespace StaticNet.Benchmarks.Commands;

/// <summary>
/// Tab-separated rows for a comparison with other libraries in one run: workload, mode, batch, who, threads, median and minimum in
/// microseconds, calls.
/// </summary>
internal static class PeersCommand
{
    public static int Run()
    {
        Print("W1", Workloads.Mlp, predicted: [1, 32, 64], trained: [32, 64]);
        Print("W2", Workloads.ConvNetJs, predicted: [1, 32], trained: [1, 20, 32]);
        return 0;
    }

    private static void Print(string name, Workload workload, int[] predicted, int[] trained)
    {
        foreach (int batch in predicted)
            Row("infer", batch, workload.Predict(batch));
        foreach (int batch in trained)
            Row("train", batch, workload.Train(batch, threads: 1));

        void Row(string mode, int batch, Measurement time) => Console.WriteLine(string.Join('\t', name, mode, batch, "staticnet-jit", 1,
            time.Median.ToString("F3", CultureInfo.InvariantCulture), time.Minimum.ToString("F3", CultureInfo.InvariantCulture), time.Calls));
    }
}
