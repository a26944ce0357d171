using StaticNet.Runtime;

namespace StaticNet;

/// <summary>Judges one prediction.</summary>
/// <param name="data">The data.</param>
/// <param name="index">The sample's index.</param>
/// <param name="prediction">What was predicted.</param>
/// <param name="losses">Receives the sample's losses.</param>
/// <param name="shares">Receives for each loss the share of its labels that are right: 0 or 1 where there is one, NaN where there is none.</param>
internal delegate void PredictionScore(Dataset data, int index, ReadOnlySpan<float> prediction, Span<double> losses, Span<double> shares);

/// <summary>Predicts a set of data on all threads, each with its own workspace, and sums the samples' scores in their order.</summary>
internal sealed unsafe class Evaluator : IDisposable
{
    private const int Round = Network.BatchCapacity;

    private readonly Network network;
    private readonly WorkerPool pool;
    private readonly Predictor[] predictors;
    private readonly float[][] outputs;
    private readonly PredictionScore score;

    public Evaluator(Network network, WorkerPool pool, PredictionScore score)
    {
        this.network = network;
        this.pool = pool;
        this.score = score;
        predictors = new Predictor[pool.Threads];
        outputs = new float[pool.Threads][];
        for (int i = 0; i < predictors.Length; i++)
        {
            predictors[i] = new Predictor(network.Program, Round);
            outputs[i] = new float[Round * network.Description.OutputLength];
        }
    }

    public Evaluation Evaluate(Dataset data)
    {
        if (data.Count == 0)
            return new Evaluation(double.NaN, double.NaN, 0);
        int several = network.Description.Losses.Length;
        var losses = new double[data.Count * several];
        var hits = new double[data.Count * several];
        pool.Run((worker, begin, end) => Predict(worker, data, begin * Round, Math.Min(end * Round, data.Count), losses, hits), (data.Count + Round - 1) / Round);
        OutputEvaluation[] outputs = [.. Enumerable.Range(0, several).Select(i => Mean(i, losses, hits))];
        double loss = outputs.Zip(network.Description.Losses, (output, own) => own.Weight * output.Loss).Sum();
        double[] accuracies = [.. outputs.Where((_, i) => Classifies(i)).Select(output => output.Accuracy)];
        return new Evaluation(loss, accuracies.Length == 0 ? double.NaN : accuracies.Average(), data.Count) { Outputs = several > 1 ? outputs : [] };
    }

    private bool Classifies(int loss) => network.Description.Losses[loss].Target == TargetKind.ClassIndex;

    // A sample without a label that counts is passed over; one whose prediction is NaN is not.
    private OutputEvaluation Mean(int index, double[] losses, double[] hits)
    {
        double loss = 0, right = 0;
        int kept = 0;
        for (int i = index; i < losses.Length; i += network.Description.Losses.Length)
        {
            if (Classifies(index) && double.IsNaN(hits[i]))
                continue;
            loss += losses[i];
            right += hits[i];
            kept++;
        }

        NetworkDescription description = network.Description;
        return new OutputEvaluation(description.Outputs[description.Losses[index].Output].Name, loss / kept, Classifies(index) ? right / kept : double.NaN);
    }

    public void Dispose()
    {
        foreach (Predictor predictor in predictors)
            predictor.Dispose();
    }

    private void Predict(int worker, Dataset data, int begin, int end, double[] losses, double[] hits)
    {
        int outputLength = network.Description.OutputLength, several = network.Description.Losses.Length;
        for (int first = begin; first < end; first += Round)
        {
            int count = Math.Min(Round, end - first);
            predictors[worker].PredictBatch(network.PredictionWeights, data.Inputs.Span.Slice(first * data.InputLength, count * data.InputLength), outputs[worker].AsSpan(0, count * outputLength), count);
            for (int i = 0; i < count; i++)
                score(data, first + i, outputs[worker].AsSpan(i * outputLength, outputLength), losses.AsSpan((first + i) * several, several), hits.AsSpan((first + i) * several, several));
        }
    }
}
