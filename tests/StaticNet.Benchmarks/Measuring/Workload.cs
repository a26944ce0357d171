namespace StaticNet.Benchmarks.Measuring;

/// <summary>A network with random data, ready to predict and to train on one batch over and over.</summary>
internal sealed class Workload(string name, Func<long, Network> create, Action<Network, float[], float[]> predict)
{
    private const int LargestBatch = 64;

    public string Name => name;

    public Runtime.NetworkDescription Description { get; } = Describe(create);

    /// <summary>Times the prediction of a batch: one sample through the network's Predict, several through a session.</summary>
    public Measurement Predict(int batch)
    {
        using Network network = create(1);
        using PredictionSession session = network.CreateSession(batch);
        float[] inputs = Inputs(batch), outputs = new float[batch * Description.OutputLength];
        return batch == 1
            ? Measurement.Of(() => predict(network, inputs, outputs))
            : Measurement.Of(() => session.PredictBatch(inputs, outputs, batch));
    }

    /// <summary>Times a step of plain gradient descent: forward, backward, checks, update.</summary>
    public Measurement Train(int batch, int threads, double seconds = 0.3)
    {
        using Network network = create(1);
        float[] inputs = Inputs(batch);
        if (Description.Target == Runtime.TargetKind.ClassIndex)
        {
            using var classifier = new ClassifierTrainer(network, new Sgd(0.001), batch, threads);
            int[] labels = Labels(batch);
            return Measurement.Of(() => classifier.Step(inputs, labels), seconds);
        }

        using var regressor = new RegressorTrainer(network, new Sgd(0.001), batch, threads);
        float[] targets = [.. Enumerable.Range(0, batch * Description.TargetLength).Select(i => MathF.Sin(i))];
        return Measurement.Of(() => regressor.Step(inputs, targets), seconds);
    }

    /// <summary>Random numbers from 0 to 1, as pixels are.</summary>
    public float[] Inputs(int batch)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(batch, LargestBatch);
        var random = new Random(1);
        return [.. Enumerable.Range(0, batch * Description.InputLength).Select(_ => random.NextSingle())];
    }

    /// <summary>The classes in turn.</summary>
    public int[] Labels(int batch) => [.. Enumerable.Range(0, batch).Select(i => i % Description.OutputLength)];

    private static Runtime.NetworkDescription Describe(Func<long, Network> create)
    {
        using Network network = create(1);
        return network.Description;
    }
}
