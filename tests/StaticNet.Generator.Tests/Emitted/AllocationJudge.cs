namespace StaticNet.Generator.Tests.Emitted;

/// <summary>Predictions, batches and steps of training allocate nothing once their session and trainer are there.</summary>
internal static class AllocationJudge
{
    private const int Times = 100, Count = 3, Rounds = 3;

    public static IEnumerable<string> Run(EmittedNetwork emitted)
    {
        using Network network = emitted.Create();
        var samples = new Samples(emitted, network, Count);
        float[] outputs = new float[Count * samples.OutputLength];
        using var session = new PredictionSession(network, capacity: 2);
        using Trainer? trainer = emitted.Programs.Train is null ? null : Judges.NewTrainer(network, emitted, Count);
        float[]? packed = trainer is JointTrainer ? samples.PackedTargets(0, Count) : null;
        Work(3);

        // What the runtime makes once, when it compiles a method anew, is in one round only; what our code allocates is in all.
        long bytes = long.MaxValue;
        for (int round = 0; round < Rounds && bytes > 0; round++)
        {
            long before = GC.GetAllocatedBytesForCurrentThread();
            Work(Times);
            bytes = Math.Min(bytes, GC.GetAllocatedBytesForCurrentThread() - before);
        }

        return bytes == 0 ? [] : [$"{Times} predictions, batches and steps allocate {bytes} bytes"];

        void Work(int times)
        {
            for (int i = 0; i < times; i++)
            {
                session.Predict(samples.Inputs.AsSpan(0, samples.InputLength), outputs.AsSpan(0, samples.OutputLength));
                session.PredictBatch(samples.Inputs, outputs, Count);
                if (trainer is JointTrainer joint)
                    joint.StepPacked(samples.Inputs, packed);
                else if (trainer is not null)
                    Judges.Step(trainer, samples, 0, Count);
            }
        }
    }
}
