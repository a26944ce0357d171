using System.Runtime.InteropServices;

namespace StaticNet.Runtime;

/// <summary>
/// Predicts for networks whose samples or predictions have several parts, or tokens: emitted members hand it one span after the other, in
/// rounds of at most the capacity. Nothing is allocated after construction.
/// </summary>
public sealed unsafe class JointPredictor : IDisposable
{
    private readonly Network network;
    private readonly NetworkDescription description;
    private readonly Predictor predictor;
    private readonly NativeBlock inputs, outputs;
    private readonly int inputLength, outputLength, capacity;
    private int count, first, some;
    private bool isBatch;

    internal JointPredictor(Network network, Predictor predictor, int capacity)
    {
        this.network = network;
        this.predictor = predictor;
        this.capacity = capacity;
        description = network.Description;
        inputLength = description.InputLength;
        outputLength = description.OutputLength;
        inputs = new NativeBlock((long)capacity * inputLength);
        outputs = new NativeBlock((long)capacity * outputLength);
    }

    private string Method => isBatch ? "PredictBatch" : "Predict";

    /// <summary>Begins a prediction.</summary>
    /// <param name="samples">How many samples follow each other; null for one.</param>
    /// <exception cref="ArgumentOutOfRangeException">The number is negative.</exception>
    public void Begin(int? samples)
    {
        if (samples < 0)
            throw new ArgumentOutOfRangeException("count", samples, $"{description.Name}.PredictBatch needs a count of 0 or more");
        isBatch = samples is not null;
        count = samples ?? 1;
        first = some = 0;
    }

    /// <summary>Checks an input of floats.</summary>
    /// <exception cref="ArgumentException">Its length is wrong.</exception>
    public void Check(int input, ReadOnlySpan<float> values) => JointSamples.CheckInput(description, Method, input, values, count);

    /// <summary>Checks an input of tokens.</summary>
    /// <exception cref="ArgumentException">Its length is wrong.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A token is not in the vocabulary.</exception>
    public void Check(int input, ReadOnlySpan<int> tokens) => Check(input, MemoryMarshal.Cast<int, float>(tokens));

    /// <summary>Checks where an output goes.</summary>
    /// <exception cref="ArgumentException">There is not exactly the room that it needs.</exception>
    public void CheckOutput(int output, ReadOnlySpan<float> values) => JointSamples.CheckOutput(description, Method, output, values.Length, count);

    /// <summary>Goes on to the next round; false where all are done.</summary>
    public bool Next()
    {
        first += some;
        some = Math.Min(capacity, count - first);
        return some > 0;
    }

    /// <summary>Takes over the round's samples of an input.</summary>
    public void Put(int input, ReadOnlySpan<float> values) =>
        JointSamples.Pack(values, first, some, inputs.Pointer + JointSamples.InputOffset(description, input), description.Inputs[input].Length, inputLength);

    /// <summary>Takes over the round's samples of an input of tokens.</summary>
    public void Put(int input, ReadOnlySpan<int> tokens) => Put(input, MemoryMarshal.Cast<int, float>(tokens));

    /// <summary>Predicts the round.</summary>
    public void Run()
    {
        if (isBatch)
            predictor.PredictBatch(network.PredictionWeights, inputs.Pointer, outputs.Pointer, some);
        else
            network.Program.Predict(inputs.Pointer, network.PredictionWeights, predictor.Workspace, outputs.Pointer);
        GC.KeepAlive(network);
    }

    /// <summary>Gives the round's predictions of an output.</summary>
    public void Take(int output, Span<float> values) =>
        JointSamples.Unpack(outputs.Pointer + JointSamples.OutputOffset(description, output), values, first, some, description.Outputs[output].Length, outputLength);

    /// <summary>Keeps what every layer gives for the sample that was put in.</summary>
    public Activations Inspect() => network.Inspect(inputs.Pointer);

    /// <summary>Frees the workspace.</summary>
    public void Dispose()
    {
        predictor.Dispose();
        inputs.Dispose();
        outputs.Dispose();
    }
}
