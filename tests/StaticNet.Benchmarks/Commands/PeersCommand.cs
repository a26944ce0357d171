using System.Globalization;
using System.Runtime.CompilerServices;
using StaticNet.Benchmarks.Measuring;
using StaticNet.Benchmarks.Peers;

namespace StaticNet.Benchmarks.Commands;

/// <summary>
/// Tab-separated rows for a comparison with other libraries in one run: workload, mode, batch, who, threads, median and minimum in
/// microseconds, calls. Before a network is timed, its predictions are compared with PyTorch's on the same weights.
/// </summary>
internal static class PeersCommand
{
    private static readonly string Who = RuntimeFeature.IsDynamicCodeCompiled ? "staticnet-jit" : "staticnet-aot";

    /// <summary>Prints the rows of the workloads of these names; of all where there are none.</summary>
    public static int Run(IReadOnlyCollection<string> names)
    {
        PeerModels models = PeerModels.Find();
        foreach (PeerWorkload workload in PeerWorkloads.All.Where(workload => names.Count == 0 || names.Contains(workload.Name)))
        {
            try
            {
                double difference = workload.Check(models);
                Console.Error.WriteLine(FormattableString.Invariant($"{workload.Name} differs from PyTorch by {difference:G2} at most"));
            }
            catch (Exception e) when (e is IOException or InvalidDataException)
            {
                Console.Error.WriteLine(e.Message);
                return e is IOException ? 2 : 1;
            }

            foreach (int batch in workload.Predicted)
                Row(workload.Name, "infer", batch, workload.Predict(models, batch));
            foreach (int batch in workload.Trained)
                Row(workload.Name, "train", batch, workload.Train(models, batch));
        }

        return PeersStreams.Run(models, names, Row);
    }

    private static void Row(string workload, string mode, int batch, Measurement time) => Console.WriteLine(string.Join('\t', workload, mode, batch, Who, 1,
        time.Median.ToString("F3", CultureInfo.InvariantCulture), time.Minimum.ToString("F3", CultureInfo.InvariantCulture), time.Calls));
}
