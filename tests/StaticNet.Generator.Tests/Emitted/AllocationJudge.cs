namespace StaticNet.Generator.Tests.Emitted;

/// <summary>Predictions, batches and steps of training allocate nothing once their session and trainer are there.</summary>
internal static class AllocationJudge
{
    private const int Times = 100, Count = 3;

    public static IEnumerable<string> Run(EmittedNetwork emitted)
    {
        using Network network = emitted.Create();
        var samples = new Samples(emitted, network, Count);
        float[] outputs = new float[Count * samples.OutputLength];
        using var session = new PredictionSession(network, capacity: 2);
        using Trainer? trainer = emitted.Programs.Train is null ? null : Judges.NewTrainer(network, emitted, Count);
        Work(3);
        long before = GC.GetAllocatedBytesForCurrentThread();
        Work(Times);
        long bytes = GC.GetAllocatedBytesForCurrentThread() - before;
        return bytes == 0 ? [] : [$"{Times} predictions, batches and steps allocate {bytes} bytes"];

        void Work(int times)
        {
            for (int i = 0; i < times; i++)
            {
                session.Predict(samples.Inputs.AsSpan(0, samples.InputLength), outputs.AsSpan(0, samples.OutputLength));
                session.PredictBatch(samples.Inputs, outputs, Count);
                if (trainer is not null)
                    Judges.Step(trainer, samples, 0, Count);
            }
        }
    }
}
