namespace StaticNet.Tests.Support;

/// <summary>Whether training allocates: the bytes that the first and the last of a trainer's threads have allocated do not grow with its steps.</summary>
internal static class StepAllocation
{
    public static void AssertNone(ClassifierTrainer trainer, float[] inputs, int[] labels, int threads, int steps)
    {
        long[] allocated = new long[threads];
        Runtime.WorkBody measure = (worker, _, _) => allocated[worker] = GC.GetAllocatedBytesForCurrentThread();
        for (int i = 0; i < 50; i++)
            trainer.Step(inputs, labels);
        trainer.Pool.Run(measure, threads);
        long caller = allocated[0], last = allocated[^1];
        for (int i = 0; i < steps; i++)
            trainer.Step(inputs, labels);
        trainer.Pool.Run(measure, threads);
        Assert.Equal((caller, last), (allocated[0], allocated[^1]));
    }
}
