using System.Runtime.CompilerServices;
using StaticNet.Runtime;

namespace StaticNet;

/// <summary>Trains a network whose targets are class indices.</summary>
public sealed unsafe class ClassifierTrainer : Trainer
{
    private readonly int classes;
    private readonly int[] batchLabels;

    /// <summary>Allocates everything that training needs.</summary>
    /// <param name="network">The network; it is trained in place.</param>
    /// <param name="optimizer">How parameters follow their gradients.</param>
    /// <param name="batchSize">The most samples of a step.</param>
    /// <param name="threads">How many threads work, the caller among them; 0 for one on each core.</param>
    /// <exception cref="ArgumentException">The network's loss does not take class indices.</exception>
    public ClassifierTrainer(Network network, Optimizer optimizer, int batchSize, int threads = 0)
        : base(network, optimizer, batchSize, threads, TargetKind.ClassIndex)
    {
        classes = network.Description.OutputLength / network.Description.TargetLength;
        batchLabels = new int[batchSize * network.Description.TargetLength];
    }

    /// <summary>Forward, backward, update.</summary>
    /// <param name="inputs">1 to BatchSize samples, one behind the other, each in row-major order.</param>
    /// <param name="labels">The class of each sample, from 0; where each step (or pixel) has its own, theirs in order.</param>
    /// <returns>The mean loss before the update.</returns>
    /// <exception cref="ArgumentException">A length is wrong.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A label is no class; nothing was changed.</exception>
    /// <exception cref="TrainingDivergedException">The loss or the gradient is not finite; nothing was changed.</exception>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public float Step(ReadOnlySpan<float> inputs, ReadOnlySpan<int> labels)
    {
        int count = CheckInputs(inputs.Length);
        if (labels.Length != count * Network.Description.TargetLength)
            throw new ArgumentException($"A step of {Network.Description.Name} with {ShapeText.Count(count, "sample")} needs {ShapeText.Count(count * Network.Description.TargetLength, "label")}, but got {ShapeText.Count(labels.Length)}", nameof(labels));
        CheckLabels(labels, nameof(labels));
        fixed (float* source = inputs)
        fixed (int* target = labels)
            return StepCore(source, target, null, count);
    }

    /// <summary>Trains over epochs.</summary>
    /// <param name="train">What to learn from.</param>
    /// <param name="validation">What to judge each epoch by; it is not learnt from.</param>
    /// <param name="epochs">How often to go through the data, from 0.</param>
    /// <param name="progress">Is told after every step and epoch; see <see cref="ConsoleProgress"/>.</param>
    /// <param name="options">Shuffling, early stopping, augmentation.</param>
    /// <param name="cancellation">Ends training after the running step; the history so far is given back.</param>
    /// <exception cref="ArgumentException">The data does not fit the network.</exception>
    /// <exception cref="TrainingDivergedException">The loss or the gradient is not finite; the last finite weights are kept.</exception>
    public TrainingHistory Fit(LabelledData train, LabelledData? validation = null, int epochs = 1, IProgress<TrainingProgress>? progress = null, FitOptions? options = null, CancellationToken cancellation = default)
    {
        Check(train, nameof(train));
        if (validation is not null)
            Check(validation, nameof(validation));
        return FitLoop.Run(this, train, validation, epochs, progress, options, cancellation);
    }

    /// <summary>Predicts all samples, as in use and not as in training, and sums up how good that is.</summary>
    /// <exception cref="ArgumentException">The data does not fit the network.</exception>
    public Evaluation Evaluate(LabelledData data)
    {
        Check(data, nameof(data));
        return EvaluateCore(data);
    }

    private protected override void Score(Dataset data, int index, ReadOnlySpan<float> prediction, Span<double> losses, Span<double> shares) =>
        losses[0] = OutputScore.OfLabels(Network.Description.Losses[0], Network.Description.Outputs[0], ((LabelledData)data).LabelsOf(index), prediction, out shares[0]);

    internal override float StepOn(float* inputs, Dataset data, ReadOnlySpan<int> samples)
    {
        for (int i = 0; i < samples.Length; i++)
            ((LabelledData)data).LabelsOf(samples[i]).CopyTo(batchLabels.AsSpan(i * data.TargetLength));
        fixed (int* target = batchLabels)
            return StepCore(inputs, target, null, samples.Length);
    }

    private void Check(LabelledData data, string argument)
    {
        CheckData(data, argument);
        CheckLabels(data.Labels.Span, argument);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void CheckLabels(ReadOnlySpan<int> labels, string argument)
    {
        for (int i = 0; i < labels.Length; i++)
            if ((uint)labels[i] >= (uint)classes && labels[i] != Network.Description.Losses[0].IgnoredLabel)
                throw new ArgumentOutOfRangeException(argument, labels[i], $"Label {i} of {argument} is {labels[i]}, but the classes of {Network.Description.Name} are 0 to {classes - 1}");
    }
}
