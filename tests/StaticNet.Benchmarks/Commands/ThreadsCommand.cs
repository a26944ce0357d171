using StaticNet.Benchmarks.Measuring;

namespace StaticNet.Benchmarks.Commands;

/// <summary>Training steps of 64 samples, or 32 of the larger networks, on one thread and on two, in turns, so that both see the same machine.</summary>
internal static class ThreadsCommand
{
    private const int Rounds = 5;

    public static int Run(bool asJson)
    {
        var table = new Table("network", "batch", "1 thread, median us", "2 threads, median us", "times faster", "1 thread, minimum us", "2 threads, minimum us", "times faster, minimum");
        foreach ((Workload workload, int batch) in (ReadOnlySpan<(Workload, int)>)[(Workloads.ConvNetJs, 64), (Workloads.Mlp, 64), (Workloads.Cifar, 32), (Workloads.ResNet8, 32)])
        {
            List<Measurement> one = [], two = [];
            for (int round = 0; round < Rounds; round++)
            {
                one.Add(workload.Train(batch, threads: 1));
                two.Add(workload.Train(batch, threads: 2));
            }

            Measurement median1 = Measurement.Of([.. one.Select(time => time.Median)], 0), median2 = Measurement.Of([.. two.Select(time => time.Median)], 0);
            double quiet1 = one.Min(time => time.Minimum), quiet2 = two.Min(time => time.Minimum);
            table.Add(workload.Name, batch, median1.Median, median2.Median, median1.Median / median2.Median, quiet1, quiet2, quiet1 / quiet2);
        }

        table.Print(asJson);
        return 0;
    }
}
