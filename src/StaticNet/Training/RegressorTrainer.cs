namespace StaticNet;

/// <summary>Trains a network whose targets are floats.</summary>
public sealed class RegressorTrainer : Trainer
{
    /// <summary>Allocates everything that training needs.</summary>
    /// <param name="network">The network; it is trained in place.</param>
    /// <param name="optimizer">How parameters follow their gradients.</param>
    /// <param name="batchSize">The most samples of a step.</param>
    /// <param name="threads">How many threads work, the caller among them; 0 for one on each core.</param>
    public RegressorTrainer(Network network, Optimizer optimizer, int batchSize, int threads = 0)
        : base(network, optimizer, batchSize, threads)
    {
    }

    /// <summary>Forward, backward, update; gives the mean loss before the update.</summary>
    public float Step(ReadOnlySpan<float> inputs, ReadOnlySpan<float> targets) => throw new NotImplementedException();
}
