using StaticNet.Runtime;

namespace StaticNet;

/// <summary>Judges one prediction.</summary>
/// <param name="data">The data.</param>
/// <param name="index">The sample's index.</param>
/// <param name="prediction">What was predicted.</param>
/// <param name="share">The share of its labels that are right: 0 or 1 where there is one, NaN where there is none.</param>
/// <returns>The sample's loss.</returns>
internal delegate double PredictionScore(Dataset data, int index, ReadOnlySpan<float> prediction, out double share);

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
        var losses = new double[data.Count];
        var hits = new double[data.Count];
        pool.Run((worker, begin, end) => Predict(worker, data, begin * Round, Math.Min(end * Round, data.Count), losses, hits), (data.Count + Round - 1) / Round);

        // A sample without a label that counts is passed over; one whose prediction is NaN is not.
        double loss = 0, right = 0;
        int kept = 0;
        bool classifies = network.Description.Target == TargetKind.ClassIndex;
        for (int i = 0; i < losses.Length; i++)
        {
            if (classifies && double.IsNaN(hits[i]))
                continue;
            loss += losses[i];
            right += hits[i];
            kept++;
        }

        return new Evaluation(loss / kept, classifies ? right / kept : double.NaN, data.Count);
    }

    public void Dispose()
    {
        foreach (Predictor predictor in predictors)
            predictor.Dispose();
    }

    private void Predict(int worker, Dataset data, int begin, int end, double[] losses, double[] hits)
    {
        int outputLength = network.Description.OutputLength;
        for (int first = begin; first < end; first += Round)
        {
            int count = Math.Min(Round, end - first);
            predictors[worker].PredictBatch(network.PredictionWeights, data.Inputs.Span.Slice(first * data.InputLength, count * data.InputLength), outputs[worker].AsSpan(0, count * outputLength), count);
            for (int i = 0; i < count; i++)
                losses[first + i] = score(data, first + i, outputs[worker].AsSpan(i * outputLength, outputLength), out hits[first + i]);
        }
    }
}
