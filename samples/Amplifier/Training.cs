using StaticNet;

namespace Amplifier;

/// <summary>How the model learns: from stretches of sound and what the amplifier makes of each, from silence on.</summary>
internal static class Training
{
    /// <summary>Trains, and prints every epoch.</summary>
    public static void Run(AmplifierNet net, int epochs)
    {
        ValueData stretches = Stretches(count: 800, seed: 1);
        int steps = epochs * stretches.Count / BatchSize;
        using RegressorTrainer trainer = net.CreateTrainer(new Adam(5e-3), BatchSize);
        trainer.Clipping = GradientClipping.ByNorm(1);
        trainer.Schedule = new OneCycle(steps, maximum: 1e-2);
        trainer.Fit(stretches, epochs: epochs, progress: new ConsoleProgress());
    }

    private const int BatchSize = 16;

    private static ValueData Stretches(int count, int seed)
    {
        int length = AmplifierNet.InputLength;
        float[] inputs = Notes.Play(length, count, seed), targets = new float[inputs.Length];
        for (int i = 0; i < count; i++)
            new ValveStage().Process(inputs.AsSpan(i * length, length), targets.AsSpan(i * length, length));
        return new ValueData(inputs, targets, length, length);
    }
}
