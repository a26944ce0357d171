using System.Runtime.CompilerServices;
using StaticNet.Runtime;

namespace StaticNet;

/// <summary>
/// A workspace for predicting beside others: each thread uses a session of its own, all share the network's weights.
/// Nothing is allocated after construction. Do not train or load the network meanwhile.
/// </summary>
public sealed unsafe class PredictionSession : IDisposable
{
    private readonly Network network;
    private readonly Predictor predictor;
    private bool disposed;

    internal PredictionSession(Network network, int capacity)
    {
        if (capacity < 1)
            throw new ArgumentOutOfRangeException(nameof(capacity), capacity, $"A session of {network.Description.Name} needs a capacity of 1 or more");
        ObjectDisposedException.ThrowIf(network.IsDisposed, network);
        this.network = network;
        Capacity = capacity;
        predictor = new Predictor(network.Program, capacity);
    }

    /// <summary>The network whose weights are used.</summary>
    public Network Network => network;

    /// <summary>How many samples <see cref="PredictBatch"/> takes at once; more run in several rounds.</summary>
    public int Capacity { get; }

    /// <summary>Predicts one sample.</summary>
    /// <param name="input">The sample in row-major order.</param>
    /// <param name="output">Receives the prediction in row-major order.</param>
    /// <exception cref="ArgumentException">A length is wrong.</exception>
    /// <exception cref="ObjectDisposedException">The session or its network is disposed.</exception>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Predict(ReadOnlySpan<float> input, Span<float> output)
    {
        ObjectDisposedException.ThrowIf(disposed, this);
        predictor.Predict(network.PredictionWeights, input, output);
        GC.KeepAlive(network);
    }

    /// <summary>Predicts any number of samples.</summary>
    /// <param name="inputs">The samples one behind the other.</param>
    /// <param name="outputs">Receives the predictions one behind the other.</param>
    /// <param name="count">How many.</param>
    /// <exception cref="ArgumentException">A length is wrong.</exception>
    /// <exception cref="ObjectDisposedException">The session or its network is disposed.</exception>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void PredictBatch(ReadOnlySpan<float> inputs, Span<float> outputs, int count)
    {
        ObjectDisposedException.ThrowIf(disposed, this);
        predictor.PredictBatch(network.PredictionWeights, inputs, outputs, count);
        GC.KeepAlive(network);
    }

    /// <summary>Frees the workspace; the weights stay.</summary>
    public void Dispose()
    {
        disposed = true;
        predictor.Dispose();
    }
}
