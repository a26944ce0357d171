using StaticNet.Benchmarks.Measuring;

namespace StaticNet.Benchmarks.Commands;

/// <summary>Training steps of 64 samples on one thread and on two, in turns, so that both see the same machine.</summary>
internal static class ThreadsCommand
{
    private const int Batch = 64, Rounds = 5;

    public static int Run(bool asJson)
    {
        var table = new Table("network", "batch", "1 thread, median us", "2 threads, median us", "times faster", "1 thread, minimum us", "2 threads, minimum us", "times faster, minimum");
        foreach (Workload workload in (ReadOnlySpan<Workload>)[Workloads.ConvNetJs, Workloads.Mlp])
        {
            List<Measurement> one = [], two = [];
            for (int round = 0; round < Rounds; round++)
            {
                one.Add(workload.Train(Batch, threads: 1));
                two.Add(workload.Train(Batch, threads: 2));
            }

            Measurement median1 = Measurement.Of([.. one.Select(time => time.Median)], 0), median2 = Measurement.Of([.. two.Select(time => time.Median)], 0);
            double quiet1 = one.Min(time => time.Minimum), quiet2 = two.Min(time => time.Minimum);
            table.Add(workload.Name, Batch, median1.Median, median2.Median, median1.Median / median2.Median, quiet1, quiet2, quiet1 / quiet2);
        }

        table.Print(asJson);
        return 0;
    }
}
