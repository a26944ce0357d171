using StaticNet.Runtime;

namespace StaticNet;

/// <summary>Judges one prediction.</summary>
/// <param name="data">The data.</param>
/// <param name="index">The sample's index.</param>
/// <param name="prediction">What was predicted.</param>
/// <param name="isHit">Whether the class is right.</param>
/// <returns>The sample's loss.</returns>
internal delegate double PredictionScore(Dataset data, int index, ReadOnlySpan<float> prediction, out bool isHit);

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
        var hits = new bool[data.Count];
        pool.Run((worker, begin, end) => Predict(worker, data, begin * Round, Math.Min(end * Round, data.Count), losses, hits), (data.Count + Round - 1) / Round);

        double loss = 0;
        foreach (double sample in losses)
            loss += sample;
        int right = hits.Count(x => x);
        return new Evaluation(loss / data.Count, network.Description.Target == TargetKind.ClassIndex ? (double)right / data.Count : double.NaN, data.Count);
    }

    public void Dispose()
    {
        foreach (Predictor predictor in predictors)
            predictor.Dispose();
    }

    private void Predict(int worker, Dataset data, int begin, int end, double[] losses, bool[] hits)
    {
        int outputLength = network.Description.OutputLength;
        for (int first = begin; first < end; first += Round)
        {
            int count = Math.Min(Round, end - first);
            predictors[worker].PredictBatch(network.WeightPointer, data.Inputs.Span.Slice(first * data.InputLength, count * data.InputLength), outputs[worker].AsSpan(0, count * outputLength), count);
            for (int i = 0; i < count; i++)
                losses[first + i] = score(data, first + i, outputs[worker].AsSpan(i * outputLength, outputLength), out hits[first + i]);
        }
    }
}
