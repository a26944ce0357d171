using System.Runtime.CompilerServices;

namespace StaticNet.Runtime;

/// <summary>
/// The workspaces of predicting one sample and of predicting a batch, and the cutting of a batch into rounds of at most
/// the capacity. The two workspaces are apart, as kernels may leave zeros in theirs that they rely on.
/// </summary>
internal sealed unsafe class Predictor : IDisposable
{
    private readonly NetworkProgram program;
    private readonly NativeBlock single;
    private readonly NativeBlock batch;
    private readonly int capacity;

    public Predictor(NetworkProgram program, int capacity)
    {
        this.program = program;
        this.capacity = capacity;
        single = new NativeBlock(program.Description.PredictFloats);
        batch = new NativeBlock((long)program.Description.BatchFloatsPerSample * capacity);
    }

    /// <summary>The workspace of predicting one sample; null after <see cref="Dispose"/>.</summary>
    public float* Workspace => single.Pointer;

    /// <summary>Predicts one sample.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Predict(float* weights, ReadOnlySpan<float> input, Span<float> output)
    {
        PredictionArguments.CheckInput(program.Description, "Predict", input.Length);
        PredictionArguments.CheckOutput(program.Description, "Predict", output.Length);
        fixed (float* source = input, target = output)
            program.Predict(source, weights, single.Pointer, target);
        GC.KeepAlive(this);
    }

    /// <summary>Predicts any number of samples.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void PredictBatch(float* weights, ReadOnlySpan<float> inputs, Span<float> outputs, int count)
    {
        PredictionArguments.CheckBatch(program.Description, inputs.Length, outputs.Length, count);
        fixed (float* source = inputs, target = outputs)
            PredictBatch(weights, source, target, count);
    }

    /// <summary>Predicts any number of samples, unchecked.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void PredictBatch(float* weights, float* inputs, float* outputs, int count)
    {
        NetworkDescription network = program.Description;
        nint inputLength = network.InputLength, outputLength = network.OutputLength;
        for (int done = 0; done < count; done += capacity)
            program.PredictBatch(inputs + done * inputLength, weights, batch.Pointer, capacity, outputs + done * outputLength, Math.Min(capacity, count - done));
        GC.KeepAlive(this);
    }

    public void Dispose()
    {
        single.Dispose();
        batch.Dispose();
    }
}
