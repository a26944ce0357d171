namespace StaticNet;

/// <summary>Trains a network step by step, or over epochs.</summary>
public abstract class Trainer : IDisposable
{
    private protected Trainer(Network network, Optimizer optimizer, int batchSize, int threads) => throw new NotImplementedException();

    /// <summary>Frees the trainer's memory and ends its threads.</summary>
    public void Dispose() => throw new NotImplementedException();
}
