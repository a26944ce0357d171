using System.Runtime.InteropServices;
using StaticNet.Runtime;

namespace StaticNet;

/// <summary>
/// Trains a network of several inputs or losses, or of tokens; the network's own Trainer derives from it and has its Step, with one span for
/// each input and each target.
/// </summary>
public abstract unsafe class JointTrainer : Trainer
{
    private readonly NetworkDescription description;
    private readonly NativeBlock inputs, targets;
    private readonly int inputLength, targetLength;
    private int count;

    /// <summary>Allocates everything that training needs.</summary>
    /// <param name="network">The network; it is trained in place.</param>
    /// <param name="optimizer">How parameters follow their gradients.</param>
    /// <param name="batchSize">The most samples of a step.</param>
    /// <param name="threads">How many threads work, the caller among them; 0 for one on each core.</param>
    protected JointTrainer(Network network, Optimizer optimizer, int batchSize, int threads)
        : base(network, optimizer, batchSize, threads, target: null)
    {
        description = network.Description;
        inputLength = description.InputLength;
        targetLength = description.TargetLength;
        inputs = new NativeBlock((long)batchSize * inputLength);
        targets = new NativeBlock((long)batchSize * targetLength);
    }

    /// <summary>Trains over epochs.</summary>
    /// <inheritdoc cref="ClassifierTrainer.Fit"/>
    public TrainingHistory Fit(SampleData train, SampleData? validation = null, int epochs = 1, IProgress<TrainingProgress>? progress = null, FitOptions? options = null, CancellationToken cancellation = default)
    {
        Check(train, nameof(train));
        if (validation is not null)
            Check(validation, nameof(validation));
        if (options?.Augmentation is not null && (description.Inputs.Length > 1 || description.Inputs[0].IsTokens))
            throw new ArgumentException($"An augmentation changes one input of floats, but {description.Name} has {(description.Inputs.Length > 1 ? "several inputs" : "tokens")}; leave it out", nameof(options));
        return FitLoop.Run(this, train, validation, epochs, progress, options, cancellation);
    }

    /// <summary>Predicts all samples, as in use and not as in training, and sums up how good that is.</summary>
    /// <exception cref="ArgumentException">The data was made for another network.</exception>
    public Evaluation Evaluate(SampleData data)
    {
        Check(data, nameof(data));
        return EvaluateCore(data);
    }

    /// <summary>Begins a step.</summary>
    /// <param name="length">Floats (or tokens) of all samples of the first input.</param>
    /// <exception cref="ArgumentException">They are not 1 to BatchSize samples.</exception>
    protected void Begin(int length)
    {
        CheckUsable();
        InputDescription input = description.Inputs[0];
        count = length / input.Length;
        if (count < 1 || count > BatchSize || length % input.Length != 0)
            throw new ArgumentException($"A step of {description.Name} needs 1 to {ShapeText.Count(BatchSize, "sample")} of {ShapeText.Count(input.Length, input.IsTokens ? "token" : "input")} ({ShapeText.Of(input.Shape)}) for '{input.Name}', but got {ShapeText.Count(length)}", input.Name);
    }

    /// <summary>Takes over an input of floats.</summary>
    /// <exception cref="ArgumentException">The length is wrong.</exception>
    protected void PutInput(int input, ReadOnlySpan<float> values)
    {
        JointSamples.CheckInput(description, "Step", input, values, count);
        JointSamples.Pack(values, 0, count, inputs.Pointer + JointSamples.InputOffset(description, input), description.Inputs[input].Length, inputLength);
    }

    /// <summary>Takes over an input of tokens.</summary>
    /// <exception cref="ArgumentException">The length is wrong.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A token is not in the vocabulary.</exception>
    protected void PutInput(int input, ReadOnlySpan<int> tokens) => PutInput(input, MemoryMarshal.Cast<int, float>(tokens));

    /// <summary>Takes over targets of floats.</summary>
    /// <exception cref="ArgumentException">The length is wrong.</exception>
    protected void PutTarget(int loss, ReadOnlySpan<float> values)
    {
        JointSamples.CheckTarget(description, "Step", loss, values, count);
        JointSamples.Pack(values, 0, count, targets.Pointer + JointSamples.TargetOffset(description, loss), description.Losses[loss].Length, targetLength);
    }

    /// <summary>Takes over targets of class indices.</summary>
    /// <exception cref="ArgumentException">The length is wrong.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A label is no class.</exception>
    protected void PutTarget(int loss, ReadOnlySpan<int> labels) => PutTarget(loss, MemoryMarshal.Cast<int, float>(labels));

    /// <summary>Makes the step on what was put in, and gives the loss.</summary>
    protected float Run() => StepCore(inputs.Pointer, (int*)targets.Pointer, targets.Pointer, count);

    /// <summary>A step on packed samples and targets.</summary>
    internal float StepPacked(ReadOnlySpan<float> samples, ReadOnlySpan<float> goals)
    {
        JointSamples.CheckPacked(description, "Step", samples);
        samples.CopyTo(new Span<float>(inputs.Pointer, BatchSize * inputLength));
        goals.CopyTo(new Span<float>(targets.Pointer, BatchSize * targetLength));
        count = samples.Length / inputLength;
        return Run();
    }

    internal override float StepOn(float* samples, Dataset data, ReadOnlySpan<int> indices)
    {
        for (int i = 0; i < indices.Length; i++)
            ((SampleData)data).TargetOf(indices[i]).CopyTo(new Span<float>(targets.Pointer + (nint)i * targetLength, targetLength));
        return StepCore(samples, (int*)targets.Pointer, targets.Pointer, indices.Length);
    }

    private protected override void DisposeOwn()
    {
        inputs.Dispose();
        targets.Dispose();
    }

    private protected override void Score(Dataset data, int index, ReadOnlySpan<float> prediction, Span<double> losses, Span<double> shares)
    {
        ReadOnlySpan<float> target = ((SampleData)data).TargetOf(index);
        for (int i = 0; i < losses.Length; i++)
        {
            LossDescription loss = description.Losses[i];
            OutputDescription output = description.Outputs[loss.Output];
            ReadOnlySpan<float> own = target.Slice(JointSamples.TargetOffset(description, i), loss.Length);
            ReadOnlySpan<float> predicted = prediction.Slice(JointSamples.OutputOffset(description, loss.Output), output.Length);
            shares[i] = double.NaN;
            losses[i] = loss.Target == TargetKind.ClassIndex
                ? OutputScore.OfLabels(loss, output, MemoryMarshal.Cast<float, int>(own), predicted, out shares[i])
                : OutputScore.OfValues(loss, own, predicted);
        }
    }

    private void Check(SampleData data, string argument)
    {
        CheckUsable();
        ArgumentNullException.ThrowIfNull(data, argument);
        if (!ReferenceEquals(data.Description, description))
            throw new ArgumentException($"{description.Name} needs samples that its own Samples made, but those of {argument} are for {data.Description.Name}", argument);
    }
}
