using System.Runtime.InteropServices;
using StaticNet.Benchmarks.Measuring;

namespace StaticNet.Benchmarks.Commands;

/// <summary>What an optimizer's update costs for each parameter, on one thread: where all it reads lies in the first-level cache, and where it does not fit any.</summary>
internal static unsafe class UpdatesCommand
{
    private const int Small = 1 << 10, Large = 1 << 23;

    public static int Run(bool asJson)
    {
        var table = new Table("optimizer", "bytes moved", "1,024, median ns", "1,024, minimum ns", "8,388,608, median ns", "8,388,608, minimum ns", "GB/s, minimum");
        table.Notes.Add("Nanoseconds for each parameter. Bytes moved: what is read and written of weight, gradient and state.");
        foreach (Optimizer optimizer in (Optimizer[])
            [new Sgd(1e-3), new Sgd(1e-3, momentum: 0.9), new Adam(), new Adam(amsGrad: true), new AdamW(), new Adamax(), new NAdam(), new RAdam(), new RMSprop(), new RMSprop(momentum: 0.9, centered: true), new Adagrad(), new Adadelta(), new Lion()])
        {
            Measurement small = Measure(optimizer, Small), large = Measure(optimizer, Large);
            long bytes = sizeof(float) * (3 + 2 * optimizer.StateCount);
            table.Add(optimizer.ToString(), bytes, (decimal)(1e3 * small.Median / Small), (decimal)(1e3 * small.Minimum / Small), (decimal)(1e3 * large.Median / Large), (decimal)(1e3 * large.Minimum / Large), bytes * Large / large.Minimum / 1e3);
        }

        table.Print(asJson);
        return 0;
    }

    private static Measurement Measure(Optimizer optimizer, int count)
    {
        const int alignment = 64;
        nuint bytes = (nuint)count * sizeof(float);
        var memory = (float*)NativeMemory.AlignedAlloc(bytes * (nuint)(2 + optimizer.StateCount), alignment);
        try
        {
            new Span<float>(memory, count).Fill(0.5f);
            new Span<float>(memory + count, count).Fill(1e-3f);
            NativeMemory.Clear(memory + 2L * count, bytes * (nuint)optimizer.StateCount);
            long step = 0;
            return Measurement.Of(() => optimizer.Update(new ParameterRange
            {
                Weights = memory,
                Gradients = memory + count,
                State = memory + 2L * count,
                StateStride = count,
                End = count,
                Step = step++,
                LearningRate = 1e-6,
            }));
        }
        finally
        {
            NativeMemory.AlignedFree(memory);
        }
    }
}
