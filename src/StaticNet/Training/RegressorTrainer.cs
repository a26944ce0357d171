using System.Runtime.CompilerServices;
using StaticNet.Runtime;

namespace StaticNet;

/// <summary>Trains a network whose targets are floats.</summary>
public sealed unsafe class RegressorTrainer : Trainer
{
    private readonly float[] batchTargets;

    /// <summary>Allocates everything that training needs.</summary>
    /// <param name="network">The network; it is trained in place.</param>
    /// <param name="optimizer">How parameters follow their gradients.</param>
    /// <param name="batchSize">The most samples of a step.</param>
    /// <param name="threads">How many threads work, the caller among them; 0 for one on each core.</param>
    /// <exception cref="ArgumentException">The network's loss does not take values.</exception>
    public RegressorTrainer(Network network, Optimizer optimizer, int batchSize, int threads = 0)
        : base(network, optimizer, batchSize, threads, TargetKind.Values) =>
        batchTargets = new float[batchSize * network.Description.TargetLength];

    /// <summary>Forward, backward, update.</summary>
    /// <param name="inputs">1 to BatchSize samples, one behind the other, each in row-major order.</param>
    /// <param name="targets">The samples' targets, one behind the other.</param>
    /// <returns>The mean loss before the update.</returns>
    /// <exception cref="ArgumentException">A length is wrong.</exception>
    /// <exception cref="TrainingDivergedException">The loss or the gradient is not finite; nothing was changed.</exception>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public float Step(ReadOnlySpan<float> inputs, ReadOnlySpan<float> targets)
    {
        int count = CheckInputs(inputs.Length);
        if (targets.Length != count * Network.Description.TargetLength)
            throw new ArgumentException($"A step of {Network.Description.Name} with {ShapeText.Count(count, "sample")} needs {ShapeText.Count(count * Network.Description.TargetLength, "target value")}, but got {ShapeText.Count(targets.Length)}", nameof(targets));
        fixed (float* source = inputs, target = targets)
            return StepCore(source, null, target, count);
    }

    /// <inheritdoc cref="ClassifierTrainer.Fit"/>
    public TrainingHistory Fit(ValueData train, ValueData? validation = null, int epochs = 1, IProgress<TrainingProgress>? progress = null, FitOptions? options = null, CancellationToken cancellation = default)
    {
        CheckData(train, nameof(train));
        if (validation is not null)
            CheckData(validation, nameof(validation));
        return FitLoop.Run(this, train, validation, epochs, progress, options, cancellation);
    }

    /// <summary>Predicts all samples, as in use and not as in training, and gives their mean squared error, whatever loss is trained.</summary>
    /// <exception cref="ArgumentException">The data does not fit the network.</exception>
    public Evaluation Evaluate(ValueData data)
    {
        CheckData(data, nameof(data));
        return EvaluateCore(data);
    }

    private protected override void Score(Dataset data, int index, ReadOnlySpan<float> prediction, Span<double> losses, Span<double> shares)
    {
        shares[0] = double.NaN;
        losses[0] = OutputScore.OfValues(Network.Description.Losses[0], ((ValueData)data).Target(index), prediction);
    }

    internal override float StepOn(float* inputs, Dataset data, ReadOnlySpan<int> samples)
    {
        int length = data.TargetLength;
        for (int i = 0; i < samples.Length; i++)
            ((ValueData)data).Target(samples[i]).CopyTo(batchTargets.AsSpan(i * length));
        fixed (float* target = batchTargets)
            return StepCore(inputs, null, target, samples.Length);
    }
}
