using StaticNet.Runtime;

namespace StaticNet;

/// <summary>Keeps early stopping's count, and a copy of the best epoch's weights. It outlives the call of Fit, so that training can be saved and taken up.</summary>
internal sealed unsafe class BestWeights : IDisposable
{
    private readonly Network network;
    private readonly NativeBlock? copy;

    /// <summary>At the beginning, or where a file left it; the copy is then still to be filled.</summary>
    public BestWeights(Network network, EarlyStoppingState state)
    {
        this.network = network;
        State = state;
        copy = state.KeepsWeights ? new NativeBlock(network.Description.WeightFloats) : null;
    }

    /// <summary>All but the weights.</summary>
    public EarlyStoppingState State { get; private set; }

    /// <summary>The best epoch's weights, laid out as the network's; null where they are not kept.</summary>
    public float* Weights => copy is null ? null : copy.Pointer;

    /// <summary>Takes an epoch into account, by what is measured of it (the lower the better).</summary>
    public void Judge(EarlyStopping rule, TrainingEpoch epoch)
    {
        double measured = rule.Measure == Measure.Loss
            ? (double.IsNaN(epoch.ValidationLoss) ? epoch.Loss : epoch.ValidationLoss)
            : -(double.IsNaN(epoch.ValidationAccuracy) ? epoch.Accuracy : epoch.ValidationAccuracy);
        if (measured < State.Best - rule.MinimumImprovement || (State.BestEpoch is null && double.IsFinite(measured)))
        {
            State = State with { Epoch = epoch.Epoch, BestEpoch = epoch.Epoch, Best = measured, EpochsWithout = 0 };
            if (copy is not null)
                Copy(network.ReadableWeights, copy.Pointer);
        }
        else
        {
            State = State with { Epoch = epoch.Epoch, EpochsWithout = State.EpochsWithout + 1 };
        }
    }

    /// <summary>Puts the best weights back, if they are kept and there are some.</summary>
    public void Restore()
    {
        if (copy is not null && State.BestEpoch is not null)
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
