using StaticNet.Runtime;

namespace StaticNet;

/// <summary>
/// A sequence that runs through a recurrent network step by step, as audio or the frames of a game come: what the layers know of the
/// steps before is kept from call to call. Made by the network's CreateStream. Nothing is allocated after construction.
/// </summary>
/// <remarks>
/// The outputs are those of predicting the whole sequence at once, however it is cut into calls; where a network gives the last state
/// alone, each step gives what the network predicts for the steps so far. A network can be streamed where every layer runs step by step:
/// recurrent layers of one direction, Dense, activations, Softmax, Dropout, LayerNorm, RMSNorm, LastStep and joins of these. For
/// another network CreateStream does not compile, and says which layer is in the way. For one thread at a time; do not train or load
/// the network meanwhile.
/// </remarks>
public sealed unsafe class StreamingSession : IDisposable
{
    // Steps run together while what lies between their layers stays in half of a first cache of 32 KB.
    private const int CacheFloats = 4_096, MostSteps = 64;

    private readonly Network network;
    private readonly StreamDescription description;
    private readonly NativeBlock workspace;
    private readonly NativeBlock state;
    private readonly int capacity;
    private bool disposed;

    internal StreamingSession(Network network)
    {
        ObjectDisposedException.ThrowIf(network.IsDisposed, network);
        this.network = network;
        description = network.Description.Stream ?? throw new NotSupportedException($"{network.Description.Name} cannot run step by step");
        capacity = Math.Clamp(CacheFloats / description.FloatsPerStep, 1, MostSteps);
        workspace = new NativeBlock((long)description.FloatsPerStep * capacity);
        state = new NativeBlock(description.StateFloats);
        StateLength = description.States.Sum(part => part.Length);
    }

    /// <summary>The network whose weights are used.</summary>
    public Network Network => network;

    /// <summary>Inputs of a step.</summary>
    public int StepInputs => description.StepInputs;

    /// <summary>Outputs of a step.</summary>
    public int StepOutputs => description.StepOutputs;

    /// <summary>How many numbers the state has.</summary>
    public int StateLength { get; }

    /// <summary>What the state is made of, in its order.</summary>
    public IReadOnlyList<StreamState> States => description.States;

    /// <summary>Runs the next steps, any number of them.</summary>
    /// <param name="steps">The steps one behind the other, <see cref="StepInputs"/> numbers each.</param>
    /// <param name="outputs">
    /// Receives <see cref="StepOutputs"/> numbers for each step. It may be the very memory of the steps where a step has as many outputs as inputs.
    /// </param>
    /// <exception cref="ArgumentException">A length is wrong; the state is as before.</exception>
    /// <exception cref="ObjectDisposedException">The stream or its network is disposed.</exception>
    public void Process(ReadOnlySpan<float> steps, Span<float> outputs)
    {
        ObjectDisposedException.ThrowIf(disposed, this);
        int count = StreamArguments.Steps(network.Description.Name, description, steps.Length, outputs.Length);
        float* weights = network.PredictionWeights;
        NetworkProgram program = network.Program;
        nint inputs = description.StepInputs, results = description.StepOutputs;
        fixed (float* source = steps, target = outputs)
        {
            for (int done = 0; done < count; done += capacity)
                program.Stream(source + done * inputs, weights, workspace.Pointer, state.Pointer, target + done * results, Math.Min(capacity, count - done));
        }

        GC.KeepAlive(this);
    }

    /// <summary>Begins a new sequence: the state is zero.</summary>
    /// <exception cref="ObjectDisposedException">The stream is disposed.</exception>
    public void Reset()
    {
        ObjectDisposedException.ThrowIf(disposed, this);
        new Span<float>(state.Pointer, description.StateFloats).Clear();
        GC.KeepAlive(this);
    }

    /// <summary>Copies the state, so that the sequence can be taken up again from here.</summary>
    /// <param name="destination">Receives <see cref="StateLength"/> numbers.</param>
    /// <exception cref="ArgumentException">The length is wrong.</exception>
    /// <exception cref="ObjectDisposedException">The stream is disposed.</exception>
    public void CopyState(Span<float> destination)
    {
        ObjectDisposedException.ThrowIf(disposed, this);
        StreamArguments.CheckState(network.Description.Name, nameof(CopyState), StateLength, destination.Length);
        foreach (StreamState part in description.States)
        {
            new ReadOnlySpan<float>(state.Pointer + part.Offset, part.Length).CopyTo(destination);
            destination = destination[part.Length..];
        }

        GC.KeepAlive(this);
    }

    /// <summary>Goes on from a state.</summary>
    /// <param name="source"><see cref="StateLength"/> numbers, as <see cref="CopyState"/> gave them.</param>
    /// <exception cref="ArgumentException">The length is wrong; the state is as before.</exception>
    /// <exception cref="ObjectDisposedException">The stream is disposed.</exception>
    public void SetState(ReadOnlySpan<float> source)
    {
        ObjectDisposedException.ThrowIf(disposed, this);
        StreamArguments.CheckState(network.Description.Name, nameof(SetState), StateLength, source.Length);
        foreach (StreamState part in description.States)
        {
            source[..part.Length].CopyTo(new Span<float>(state.Pointer + part.Offset, part.Length));
            source = source[part.Length..];
        }

        GC.KeepAlive(this);
    }

    /// <summary>Frees state and workspace; the weights stay.</summary>
    public void Dispose()
    {
        disposed = true;
        workspace.Dispose();
        state.Dispose();
    }
}
