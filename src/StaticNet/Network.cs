using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using StaticNet.Numerics;
using StaticNet.Runtime;
using StaticNet.Weights;

namespace StaticNet;

/// <summary>
/// The base of every network: it owns the weights and one workspace. The generator derives the class that carries
/// <see cref="NetworkAttribute"/> from it and adds the members that know its shapes.
/// </summary>
/// <remarks>
/// A network's own Predict uses its one workspace, so it is for one thread at a time; other threads predict through
/// <see cref="CreateSession"/>. Dispose a network only when nothing uses it any more: it frees memory that is not the garbage collector's.
/// </remarks>
public abstract unsafe class Network : IDisposable
{
    /// <summary>How many samples PredictBatch takes at once. More samples run in several rounds; the result is the same.</summary>
    public const int BatchCapacity = 32;

    private readonly NetworkDescription description;
    private readonly NativeBlock weightBlock;
    private readonly Predictor predictor;
    private readonly JointPredictor? joint;
    private readonly int inputLength;
    private readonly int outputLength;
    private float* weights;
    private float* workspace;
    private volatile bool isStale = true;

    /// <summary>Allocates a network and initialises its parameters: parameter i draws from <see cref="CounterRandom.Key"/>(seed, i).</summary>
    /// <param name="program">The emitted code.</param>
    /// <param name="seed">The same seed gives the same weights on every machine.</param>
    protected Network(NetworkProgram program, long seed)
    {
        Program = program;
        description = program.Description;
        inputLength = description.InputLength;
        outputLength = description.OutputLength;
        weightBlock = new NativeBlock((long)description.WeightFloats + description.PreparedFloats);
        predictor = new Predictor(program, BatchCapacity);
        weights = weightBlock.Pointer;
        workspace = predictor.Workspace;
        joint = description.IsJoint ? new JointPredictor(this, predictor, BatchCapacity) : null;
        Parameters = new ParameterCollection(description.Name, Array.ConvertAll(description.Parameters, x => new Parameter(this, x)));
        Initialize(seed);
    }

    /// <summary>What the compiler knows of the network.</summary>
    public NetworkDescription Description => description;

    /// <summary>The parameters and running statistics by name, in PyTorch's names, shapes and order.</summary>
    public ParameterCollection Parameters { get; }

    /// <summary>The weight block, with what predictions make of it.</summary>
    protected float* Weights
    {
        get
        {
            if (isStale)
                Prepare();
            return weights;
        }
    }

    /// <summary>What predicts where there are several inputs or outputs, or tokens.</summary>
    /// <exception cref="ObjectDisposedException">The network is disposed.</exception>
    protected JointPredictor Joint
    {
        get
        {
            if (weights is null)
                ThrowDisposed();
            return joint ?? throw new InvalidOperationException($"{description.Name} has one input of floats and one output; this is StaticNet's own bug, please report it");
        }
    }

    /// <summary>The workspace of predicting one sample.</summary>
    protected float* Workspace => workspace;

    internal NetworkProgram Program { get; }

    /// <summary>How many steps have moved the running statistics; PyTorch's num_batches_tracked, which is the same for all layers here.</summary>
    internal long BatchesTracked { get; set; }

    /// <summary>The weight block, for reading alone.</summary>
    /// <exception cref="ObjectDisposedException">The network is disposed.</exception>
    internal float* ReadableWeights
    {
        get
        {
            if (weights is null)
                ThrowDisposed();
            return weights;
        }
    }

    /// <summary>The weight block, for whoever may change it: what predictions make of it is made anew before the next one.</summary>
    /// <exception cref="ObjectDisposedException">The network is disposed.</exception>
    internal float* WeightPointer
    {
        get
        {
            float* pointer = ReadableWeights;
            isStale = true;
            return pointer;
        }
    }

    /// <summary>The weight block, for predicting.</summary>
    /// <exception cref="ObjectDisposedException">The network is disposed.</exception>
    internal float* PredictionWeights
    {
        get
        {
            if (isStale)
                Prepare();
            return ReadableWeights;
        }
    }

    internal bool IsDisposed => weights is null;

    /// <summary>Draws all parameters anew; running statistics go back to their start.</summary>
    /// <param name="seed">The same seed gives the same weights on every machine.</param>
    /// <exception cref="ObjectDisposedException">The network is disposed.</exception>
    public void Initialize(long seed)
    {
        BatchesTracked = 0;
        for (int i = 0; i < Parameters.Count; i++)
        {
            var values = new float[Parameters[i].Length];
            description.Parameters[i].Initializer.Fill(values, CounterRandom.Key((ulong)seed, i));
            Parameters[i].Set(values);
        }
    }

    /// <summary>Predicts one sample and keeps what every layer gave. For looking at a network: it allocates.</summary>
    /// <param name="input">The sample in row-major order.</param>
    /// <exception cref="ArgumentException">The input has the wrong length.</exception>
    public Activations Inspect(ReadOnlySpan<float> input)
    {
        if (description.Inputs.Length > 1 || description.Inputs[0].IsTokens)
            throw new ArgumentException($"{description.Name} has {(description.Inputs.Length > 1 ? "several inputs" : "an input of tokens")}; call its own Inspect, which takes them", nameof(input));
        PredictionArguments.CheckInput(description, nameof(Inspect), input.Length);
        fixed (float* source = input)
            return Inspect(source);
    }

    /// <summary>The same for a sample that was checked and, where it has several inputs, packed.</summary>
    internal Activations Inspect(float* input)
    {
        using var block = new NativeBlock(description.InspectFloats);
        Program.Inspect(input, ReadableWeights, block.Pointer);
        var layers = new Activation[description.Layers.Length];
        for (int i = 0; i < layers.Length; i++)
        {
            LayerDescription layer = description.Layers[i];
            var values = new float[layer.Layout.Size];
            for (int j = 0; j < values.Length; j++)
                values[j] = block.Pointer[layer.Offset + layer.Layout.IndexOf(j)];
            layers[i] = new Activation(layer.Name, layer.Kind, layer.OutputShape, values);
        }

        GC.KeepAlive(this);
        return new Activations(description.Name, layers);
    }

    /// <summary>A workspace of its own for another thread; it shares the weights.</summary>
    /// <param name="capacity">How many samples its PredictBatch takes at once; more run in several rounds. At least 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">The capacity is less than 1.</exception>
    /// <exception cref="InvalidOperationException">The network has several inputs or outputs, or tokens, and so a CreateSession of its own.</exception>
    public PredictionSession CreateSession(int capacity = 1) => description.IsJoint
        ? throw new InvalidOperationException($"{description.Name} has several inputs or outputs, or tokens, and so a session of its own; call CreateSession on it as a {description.Name}")
        : new PredictionSession(this, capacity);

    /// <summary>A stream of its own state and workspace; it shares the weights.</summary>
    /// <exception cref="ObjectDisposedException">The network is disposed.</exception>
    protected StreamingSession CreateStreamCore() => new(this);

    /// <summary>Writes all parameters and running statistics as a safetensors file that PyTorch can read. A failed save leaves an older file as it was.</summary>
    /// <exception cref="IOException">The file cannot be written, as on a full disk.</exception>
    /// <exception cref="UnauthorizedAccessException">Nothing may be written there.</exception>
    /// <exception cref="ObjectDisposedException">The network is disposed.</exception>
    public void Save(string path) => NetworkWeights.Save(this, path);

    /// <summary>Writes all parameters and running statistics in the safetensors format; the stream stays open.</summary>
    /// <exception cref="ObjectDisposedException">The network is disposed.</exception>
    public void Save(Stream stream) => NetworkWeights.Save(this, stream);

    /// <summary>Reads all parameters and running statistics from a safetensors file with PyTorch's names and shapes.</summary>
    /// <exception cref="WeightsException">Tensors are missing, unexpected or of another shape; nothing was changed.</exception>
    /// <exception cref="SafetensorsException">The file is malformed; nothing was changed.</exception>
    public void LoadWeights(string path) => NetworkWeights.Load(this, path);

    /// <summary>Reads all parameters and running statistics from a stream, up to its end; the stream stays open.</summary>
    /// <inheritdoc cref="LoadWeights(string)" path="/exception"/>
    public void LoadWeights(Stream stream) => NetworkWeights.Load(this, stream);

    /// <summary>Frees the weights and the workspace. Sessions and trainers of the network can no longer be used.</summary>
    public void Dispose()
    {
        weights = null;
        workspace = null;
        weightBlock.Dispose();
        predictor.Dispose();
        joint?.Dispose();
        GC.SuppressFinalize(this);
    }

    /// <summary>Checks what Predict was given.</summary>
    /// <exception cref="ArgumentException">The length is wrong.</exception>
    /// <exception cref="ObjectDisposedException">The network is disposed.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    protected void CheckInput(ReadOnlySpan<float> input)
    {
        if (weights is null)
            ThrowDisposed();
        if (input.Length != inputLength)
            PredictionArguments.ThrowInput(description, "Predict", input.Length);
    }

    /// <summary>Checks where Predict writes to.</summary>
    /// <exception cref="ArgumentException">The length is wrong.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    protected void CheckOutput(ReadOnlySpan<float> output)
    {
        if (output.Length != outputLength)
            PredictionArguments.ThrowOutput(description, "Predict", output.Length);
    }

    /// <summary>Predicts any number of samples, <see cref="BatchCapacity"/> at a time.</summary>
    /// <param name="inputs">The samples one behind the other.</param>
    /// <param name="outputs">Receives the predictions one behind the other.</param>
    /// <param name="count">How many.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    protected void PredictBatchCore(ReadOnlySpan<float> inputs, Span<float> outputs, int count)
    {
        predictor.PredictBatch(PredictionWeights, inputs, outputs, count);
        GC.KeepAlive(this);
    }

    // Several threads may be the first to predict: one of them prepares, the others wait.
    private void Prepare()
    {
        lock (weightBlock)
        {
            if (!isStale)
                return;
            Program.Prepare(ReadableWeights);
            isStale = false;
        }
    }

    [DoesNotReturn]
    private void ThrowDisposed() => throw new ObjectDisposedException(description.Name, $"{description.Name} is disposed, so its weights are gone");
}
