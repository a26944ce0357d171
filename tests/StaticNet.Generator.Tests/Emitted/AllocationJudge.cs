namespace StaticNet.Generator.Tests.Emitted;

/// <summary>Predictions, batches and steps of training allocate nothing once their session and trainer are there, the very first of them included.</summary>
internal static class AllocationJudge
{
    private const int Times = 100, Count = 3, Rounds = 4;

    public static IEnumerable<string> Run(EmittedNetwork emitted)
    {
        // Each round has objects of its own and no warm-up: what our code allocates, at the first call or at the fiftieth, it allocates
        // in every round. Only what the runtime makes once for a method or a type, when it first meets it or compiles it anew, is
        // in one round and not in another; the first has most of it.
        long bytes = long.MaxValue;
        for (int round = 0; round < Rounds && bytes > 0; round++)
            bytes = Math.Min(bytes, Measure(emitted));
        return bytes == 0 ? [] : [$"{Times} predictions, batches and steps allocate {bytes} bytes"];
    }

    private static long Measure(EmittedNetwork emitted)
    {
        using Network network = emitted.Create();
        var samples = new Samples(emitted, network, Count);
        float[] outputs = new float[Count * samples.OutputLength];
        using var session = new PredictionSession(network, capacity: 2);
        using Trainer? trainer = emitted.Programs.Train is null ? null : Judges.NewTrainer(network, emitted, Count);
        float[]? packed = trainer is JointTrainer ? samples.PackedTargets(0, Count) : null;
        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int i = 0; i < Times; i++)
        {
            session.Predict(samples.Inputs.AsSpan(0, samples.InputLength), outputs.AsSpan(0, samples.OutputLength));
            session.PredictBatch(samples.Inputs, outputs, Count);
            if (trainer is JointTrainer joint)
                joint.StepPacked(samples.Inputs, packed);
            else if (trainer is not null)
                Judges.Step(trainer, samples, 0, Count);
        }

        return GC.GetAllocatedBytesForCurrentThread() - before;
    }
}
