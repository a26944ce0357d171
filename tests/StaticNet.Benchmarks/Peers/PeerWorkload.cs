using StaticNet.Benchmarks.Measuring;

namespace StaticNet.Benchmarks.Peers;

/// <summary>One network of the comparison with other libraries, on their weights.</summary>
internal abstract class PeerWorkload(string name)
{
    /// <summary>"W1".</summary>
    public string Name => name;

    /// <summary>The workload of which it is a variant, on the same weights; null where it is one of the comparison's own.</summary>
    public string? VariantOf { get; init; }

    /// <summary>The model whose weights, inputs and outputs it has.</summary>
    public string Model => VariantOf ?? name;

    /// <summary>The batches of predictions.</summary>
    public required int[] Predicted { get; init; }

    /// <summary>The batches of training steps.</summary>
    public required int[] Trained { get; init; }

    /// <summary>Whether the others give scores where this network gives probabilities.</summary>
    public bool OthersGiveScores { get; init; }

    /// <summary>What the model calls a parameter, where its order is another one than the network's; null where they agree.</summary>
    public Func<string, string>? NameOf { get; init; }

    /// <summary>Compares predictions with PyTorch's on the same weights, one by one and as a batch; gives the largest difference.</summary>
    /// <exception cref="InvalidDataException">They differ by more than 1e-4 of the largest.</exception>
    public abstract double Check(PeerModels models);

    /// <summary>Times the prediction of a batch: one sample through the network's Predict, several through a session.</summary>
    public abstract Measurement Predict(PeerModels models, int batch);

    /// <summary>Times a step of plain gradient descent, with the loss on the model's samples and targets in turn.</summary>
    public abstract Measurement Train(PeerModels models, int batch);
}

/// <summary>A workload of one class of network.</summary>
/// <param name="name">"W1".</param>
/// <param name="create">Makes the network.</param>
/// <param name="prediction">The call that is timed for one sample.</param>
internal sealed class PeerWorkload<TNetwork>(string name, Func<TNetwork> create, Func<TNetwork, float[], float[], Action> prediction) : PeerWorkload(name)
    where TNetwork : Network
{
    // A product of a thousand terms in another order, and BatchNorm folded or not, differ by some 1e-6 of the largest.
    private const double Tolerance = 1e-4;

    public override double Check(PeerModels models)
    {
        double worst = 0;
        using TNetwork network = Load(models);
        int length = network.Description.OutputLength;
        foreach (int batch in Predicted)
        {
            float[] inputs = models.Inputs(Model, batch), expected = models.Outputs(Model, batch), outputs = new float[batch * length], single = new float[length];
            if (OthersGiveScores)
                Softmax(expected, length);
            using PredictionSession session = network.CreateSession(batch);
            session.PredictBatch(inputs, outputs, batch);
            worst = Math.Max(worst, Difference(expected, outputs));
            for (int sample = 0; sample < batch; sample++)
            {
                prediction(network, inputs[(sample * network.Description.InputLength)..((sample + 1) * network.Description.InputLength)], single)();
                worst = Math.Max(worst, Difference(expected.AsSpan(sample * length, length), single));
            }
        }

        return worst;
    }

    public override Measurement Predict(PeerModels models, int batch)
    {
        using TNetwork network = Load(models);
        using PredictionSession session = network.CreateSession(batch);
        float[] inputs = models.Inputs(Model, batch), outputs = new float[batch * network.Description.OutputLength];
        return Measurement.Of(batch == 1 ? prediction(network, inputs, outputs) : () => session.PredictBatch(inputs, outputs, batch));
    }

    public override Measurement Train(PeerModels models, int batch)
    {
        using TNetwork network = Load(models);
        float[] inputs = models.Inputs(Model, Predicted.Where(b => b >= batch).Min())[..(batch * network.Description.InputLength)];
        int length = network.Description.TargetLength;
        if (network.Description.Target == Runtime.TargetKind.ClassIndex)
        {
            using var classifier = new ClassifierTrainer(network, new Sgd(0.001), batch, threads: 1);
            int[] labels = [.. Enumerable.Range(0, batch).Select(i => i % network.Description.OutputLength)];
            return Measurement.Of(() => classifier.Step(inputs, labels));
        }

        using var regressor = new RegressorTrainer(network, new Sgd(0.001), batch, threads: 1);
        float[] targets = [.. Enumerable.Range(0, batch * length).Select(i => MathF.Sin(i))];
        return Measurement.Of(() => regressor.Step(inputs, targets));
    }

    private TNetwork Load(PeerModels models)
    {
        TNetwork network = create();
        models.Load(network, Model, NameOf);
        return network;
    }

    private double Difference(ReadOnlySpan<float> expected, ReadOnlySpan<float> actual)
    {
        double worst = 0, largest = 0;
        for (int i = 0; i < expected.Length; i++)
        {
            worst = Math.Max(worst, Math.Abs((double)expected[i] - actual[i]));
            largest = Math.Max(largest, Math.Abs(expected[i]));
        }

        return worst <= Tolerance * largest ? worst : throw new InvalidDataException(FormattableString.Invariant($"{Name} differs from PyTorch by {worst:G3} of {largest:G3}"));
    }

    private static void Softmax(Span<float> scores, int length)
    {
        for (; !scores.IsEmpty; scores = scores[length..])
        {
            Span<float> row = scores[..length];
            double sum = 0;
            foreach (float score in row)
                sum += Math.Exp(score);
            foreach (ref float score in row)
                score = (float)(Math.Exp(score) / sum);
        }
    }
}
