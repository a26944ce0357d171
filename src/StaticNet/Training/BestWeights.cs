using StaticNet.Runtime;

namespace StaticNet;

/// <summary>Keeps early stopping's count, and a copy of the best epoch's weights.</summary>
internal sealed unsafe class BestWeights : IDisposable
{
    private readonly Network network;
    private readonly EarlyStopping rule;
    private readonly NativeBlock? copy;
    private double best = double.PositiveInfinity;
    private int epochsWithout;

    public BestWeights(Network network, EarlyStopping rule)
    {
        this.network = network;
        this.rule = rule;
        copy = rule.RestoreBest ? new NativeBlock(network.Description.WeightFloats) : null;
    }

    /// <summary>The best epoch's number; null before the first that is not NaN.</summary>
    public int? Epoch { get; private set; }

    /// <summary>Takes an epoch into account; true if training should end.</summary>
    public bool Judge(TrainingEpoch epoch)
    {
        double measured = rule.Measure == Measure.Loss
            ? (double.IsNaN(epoch.ValidationLoss) ? epoch.Loss : epoch.ValidationLoss)
            : -(double.IsNaN(epoch.ValidationAccuracy) ? epoch.Accuracy : epoch.ValidationAccuracy);
        if (measured < best - rule.MinimumImprovement || (Epoch is null && double.IsFinite(measured)))
        {
            best = measured;
            Epoch = epoch.Epoch;
            epochsWithout = 0;
            if (copy is not null)
                Copy(network.ReadableWeights, copy.Pointer);
            return false;
        }

        return ++epochsWithout >= rule.Patience;
    }

    /// <summary>Puts the best weights back, if the rule wants it and there are some.</summary>
    public void Restore()
    {
        if (copy is not null && Epoch is not null)
            Copy(copy.Pointer, network.WeightPointer);
    }

    public void Dispose() => copy?.Dispose();

    private void Copy(float* from, float* to)
    {
        long bytes = sizeof(float) * (long)network.Description.WeightFloats;
        Buffer.MemoryCopy(from, to, bytes, bytes);
        GC.KeepAlive(network);
    }
}
