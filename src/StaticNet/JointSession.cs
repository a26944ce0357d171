using StaticNet.Runtime;

namespace StaticNet;

/// <summary>
/// A workspace for predicting beside others with a network of several inputs or outputs, or of tokens; the network's own Session derives from
/// it and has its Predict and PredictBatch. Each thread uses a session of its own, all share the network's weights. Nothing is allocated after
/// construction. Do not train or load the network meanwhile.
/// </summary>
public abstract class JointSession : IDisposable
{
    private readonly JointPredictor predictor;
    private bool disposed;

    /// <summary>Makes a workspace.</summary>
    /// <param name="network">The network whose weights are used.</param>
    /// <param name="capacity">How many samples PredictBatch takes at once; more run in several rounds. At least 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">The capacity is less than 1.</exception>
    /// <exception cref="ObjectDisposedException">The network is disposed.</exception>
    protected JointSession(Network network, int capacity)
    {
        ArgumentNullException.ThrowIfNull(network);
        if (capacity < 1)
            throw new ArgumentOutOfRangeException(nameof(capacity), capacity, $"A session of {network.Description.Name} needs a capacity of 1 or more");
        ObjectDisposedException.ThrowIf(network.IsDisposed, network);
        Network = network;
        Capacity = capacity;
        predictor = new JointPredictor(network, new Predictor(network.Program, capacity), capacity);
    }

    /// <summary>The network whose weights are used.</summary>
    public Network Network { get; }

    /// <summary>How many samples PredictBatch takes at once.</summary>
    public int Capacity { get; }

    /// <summary>What predicts.</summary>
    /// <exception cref="ObjectDisposedException">The session is disposed.</exception>
    protected JointPredictor Joint
    {
        get
        {
            ObjectDisposedException.ThrowIf(disposed, this);
            return predictor;
        }
    }

    /// <summary>Frees the workspace; the weights stay.</summary>
    public void Dispose()
    {
        disposed = true;
        predictor.Dispose();
        GC.SuppressFinalize(this);
    }
}
