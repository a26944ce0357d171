namespace StaticNet;

/// <summary>How to go through the data.</summary>
public sealed record FitOptions
{
    /// <summary>The seed of the samples' order and of augmentation.</summary>
    public long Seed { get; init; }

    /// <summary>Whether the samples come in another order in each epoch (Fisher and Yates, drawn from the seed and the epoch).</summary>
    public bool Shuffle { get; init; } = true;

    /// <summary>
    /// The number of the first epoch, from 1: training that was saved after epoch 3 goes on with 4, in the order and with the
    /// augmentation that this epoch would have had, and with early stopping where it was (<see cref="Trainer.Load(string)"/>).
    /// </summary>
    public int FirstEpoch { get; init; } = 1;

    /// <summary>When to end before the last epoch; null for never.</summary>
    public EarlyStopping? EarlyStopping { get; init; }

    /// <summary>Changes each training sample at random; null for none.</summary>
    public Augmentation? Augmentation { get; init; }
}
