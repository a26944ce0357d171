namespace StaticNet.Runtime;

/// <summary>Where everything lies that a training step reads and writes. Filled by the trainer, read by emitted code.</summary>
public unsafe struct TrainingStep
{
    /// <summary>The batch's inputs, one sample behind the other in logical order.</summary>
    public float* Inputs;

    /// <summary>The batch's class indices; null where targets are floats. Where a sample has several targets they follow each other, ints among floats.</summary>
    public int* Labels;

    /// <summary>The batch's targets; null where they are class indices.</summary>
    public float* Targets;

    /// <summary>The weight block.</summary>
    public float* Weights;

    /// <summary>The gradient block, laid out as the first <see cref="NetworkDescription.TrainableFloats"/> of the weights.</summary>
    public float* Gradients;

    /// <summary><see cref="NetworkDescription.TrainingFloatsPerSample"/> times <see cref="Capacity"/>.</summary>
    public float* Workspace;

    /// <summary><see cref="NetworkDescription.TrainingKeptFloatsPerSample"/> for each sample of the batch, in a microbatch from its first one on.</summary>
    public float* Kept;

    /// <summary><see cref="NetworkDescription.TrainingFixedFloats"/>: what does not grow with the batch, as transposed weights. Zero when training begins.</summary>
    public float* Fixed;

    /// <summary>Receives each sample's loss, one behind the other where there are several.</summary>
    public float* Losses;

    /// <summary>Receives 1 for each sample that is classified rightly, else 0; unused by regressors.</summary>
    public float* Hits;

    /// <summary>For how many samples the workspace is laid out.</summary>
    public int Capacity;

    /// <summary>How many samples are at hand: those of the microbatch, in phases that run in some, else those of the batch.</summary>
    public int Count;

    /// <summary>In phases that run in microbatches, how many samples of the batch those before had.</summary>
    public int Before;

    /// <summary>What each sample's gradient is multiplied by, where there is one loss: 1 / count for the mean over the batch.</summary>
    public float LossScale;

    /// <summary>The same for each loss, where there are several: its weight / count.</summary>
    public float* LossScales;

    /// <summary>The seed of this training's random numbers.</summary>
    public ulong Seed;

    /// <summary>The step's index, from 0.</summary>
    public long Step;

    /// <summary>How many samples of the same step went before, where its gradient comes from several batches: random numbers are counted on.</summary>
    public int FirstSample;
}
