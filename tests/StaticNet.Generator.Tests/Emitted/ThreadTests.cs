namespace StaticNet.Generator.Tests.Emitted;

/// <summary>The weights after some steps are the same, bit by bit, however many threads share the work.</summary>
public class ThreadTests
{
    private static readonly LayerCase[] Cases =
    [
        new("mlp", "Input(20), Dense(33), ReLU, Dense(17), Tanh, Dense(5), SoftmaxCrossEntropy", Seed: 1),
        new("convolutions", "Input(3, 9, 8), Conv2D(8, 3, Padding = 1), ReLU, MaxPool2D(2), Conv2D(10, 3, Groups = 2), ReLU, Flatten, Dense(5), SoftmaxCrossEntropy", Seed: 2),
        new("dropout and values", "Input(12), Dense(40), ReLU, Dropout(0.5), Dense(9), MeanSquaredError", Seed: 3),
        new("everything", Children.Training, Seed: 4),
        new("recurrent", "Input(6, 3), GRU(9, Bidirectional = true, ReturnSequences = true), LSTM(8), Dense(5), SoftmaxCrossEntropy", Seed: 5),
    ];

    public static TheoryData<string> Names => new(Cases.Select(row => row.Name));

    [Theory, MemberData(nameof(Names))]
    public void Weights_after_20_steps_do_not_depend_on_the_number_of_threads(string name)
    {
        EmittedNetwork emitted = EmittedNetwork.Of("Threads", () => Cases)[name];
        (float[] weights, float[] losses) = Train(emitted, threads: 1);
        Assert.NotEqual(losses[0], losses[^1]);
        foreach (int threads in (int[])[2, 3])
        {
            (float[] otherWeights, float[] otherLosses) = Train(emitted, threads);
            Assert.Equal(Bits(losses), Bits(otherLosses));
            Assert.Equal(Bits(weights), Bits(otherWeights));
        }
    }

    private static (float[] Weights, float[] Losses) Train(EmittedNetwork emitted, int threads)
    {
        int[] batches = [13, 7, 1, 2, 13, 3, 5, 11];
        using Network network = emitted.Create();
        var samples = new Samples(emitted, network, batches.Max());
        using Trainer trainer = Judges.NewTrainer(network, emitted, capacity: 16, threads, new Sgd(0.05, momentum: 0.9));
        float[] losses = [.. Enumerable.Range(0, 20).Select(step => Judges.Step(trainer, samples, 0, batches[step % batches.Length]))];
        return ([.. network.Parameters.SelectMany(parameter => parameter.ToArray())], losses);
    }

    private static uint[] Bits(float[] values) => Array.ConvertAll(values, BitConverter.SingleToUInt32Bits);
}
