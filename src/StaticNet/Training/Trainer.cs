using System.Runtime.CompilerServices;
using StaticNet.Runtime;

namespace StaticNet;

/// <summary>
/// Trains a network in place, step by step (<c>Step</c>) or over epochs (<c>Fit</c>). It owns the gradients, the optimizer's
/// state, the workspace and the threads; a step allocates nothing. The same seeds and data give bit-identical weights for any
/// number of threads.
/// </summary>
/// <remarks>
/// For one caller at a time; nothing else may use the network's weights during a step. What runs in each step is compiled in full at the
/// first one: a network of some hundred weights may be trained before the JIT would have come to it, at three quarters of the speed.
/// </remarks>
public abstract unsafe partial class Trainer : IDisposable
{
    private readonly NetworkDescription description;
    private readonly NativeBlock gradients, workspace, kept, fixedFloats, losses, hits, stepBlock;
    private readonly TrainingStep* step;
    private readonly WorkerPool pool;
    private readonly GradientNorm norm;
    private readonly RunningStatistics statistics;
    private readonly ParameterUpdate update;
    private readonly GradientAccumulation accumulation;
    private readonly WorkBody trainBody;
    private readonly int microbatch, wholeSamples;
    private LearningRateSchedule schedule = new ConstantRate();
    private Evaluator? evaluator;
    private int phase;
    private bool disposed;

    private protected Trainer(Network network, Optimizer optimizer, int batchSize, int threads, TargetKind? target)
    {
        ArgumentNullException.ThrowIfNull(network);
        ArgumentNullException.ThrowIfNull(optimizer);
        ObjectDisposedException.ThrowIf(network.IsDisposed, network);
        description = network.Description;
        if (batchSize < 1)
            throw new ArgumentOutOfRangeException(nameof(batchSize), batchSize, $"A trainer of {description.Name} needs a batch size of 1 or more");
        if (threads < 0)
            throw new ArgumentOutOfRangeException(nameof(threads), threads, $"A trainer of {description.Name} needs 1 thread or more, or 0 for one on each core");
        if (description.Losses.Length == 0)
            throw new ArgumentException($"{description.Name} declares no loss, so it can only predict", nameof(network));
        if (target is not null && description.IsJoint)
            throw new ArgumentException($"{GetType().Name} needs a network with one input of floats, one output and one loss; {description.Name} has a trainer of its own, which its CreateTrainer makes", nameof(network));
        if (target is { } kind && description.Target != kind)
            throw new ArgumentException($"{GetType().Name} needs a network whose targets are {Text(kind)}, but those of {description.Name} (loss {description.Loss}) are {Text(description.Target)}", nameof(network));
        if (description.TrainableFloats % ParameterUpdate.Unit != 0)
            throw new NotSupportedException($"{description.Name} has {description.TrainableFloats} trainable floats, which is not a multiple of {ParameterUpdate.Unit}; this is StaticNet's own bug, please report it");

        Network = network;
        Optimizer = optimizer;
        BatchSize = batchSize;
        gradients = new NativeBlock(description.TrainableFloats);
        pool = new WorkerPool(threads == 0 ? Environment.ProcessorCount : threads);
        microbatch = Microbatches.Size(description, batchSize, pool.Threads);
        wholeSamples = microbatch < batchSize || description.WholeStepSamples == 0 ? 0 : pool.Threads == 1 ? batchSize : description.WholeStepSamples;
        workspace = new NativeBlock((long)description.TrainingFloatsPerSample * microbatch);
        kept = new NativeBlock((long)description.TrainingKeptFloatsPerSample * batchSize);
        fixedFloats = new NativeBlock(description.TrainingFixedFloats);
        int count = description.Losses.Length;
        losses = new NativeBlock((long)batchSize * count);
        hits = new NativeBlock((long)batchSize * count);
        weighsLabels = Array.Exists(description.Losses, loss => loss.ClassWeights is not null || loss.IgnoredLabel is not null);
        classifies = Array.Exists(description.Losses, loss => loss.Target == TargetKind.ClassIndex);
        lossScales = new NativeBlock(count);
        totals = new LabelTotals[count];
        lastLosses = [.. Enumerable.Repeat(float.NaN, count)];
        lastAccuracies = [.. lastLosses];
        stepBlock = new NativeBlock((sizeof(TrainingStep) + sizeof(float) - 1) / sizeof(float));
        step = (TrainingStep*)stepBlock.Pointer;
        step->Gradients = gradients.Pointer;
        step->Workspace = workspace.Pointer;
        step->Kept = kept.Pointer;
        step->Fixed = fixedFloats.Pointer;
        step->Losses = losses.Pointer;
        step->Hits = hits.Pointer;
        step->LossScales = lossScales.Pointer;
        step->Capacity = microbatch;
        norm = new GradientNorm(gradients.Pointer, description.TrainableFloats);
        statistics = new RunningStatistics(network);
        trainBody = RunPhase;
        update = new ParameterUpdate(network, optimizer, gradients.Pointer, pool.Threads);
        accumulation = new GradientAccumulation(gradients.Pointer, description.TrainableFloats);
    }

    /// <summary>The network that is trained.</summary>
    public Network Network { get; }

    /// <summary>How parameters follow their gradients. Its learning rate may be changed between steps.</summary>
    public Optimizer Optimizer { get; }

    /// <summary>The learning rate over the steps, from the optimizer's rate as its base; constant unless set.</summary>
    public LearningRateSchedule Schedule
    {
        get => schedule;
        set => schedule = value ?? throw new ArgumentNullException(nameof(value));
    }

    /// <summary>The seed of what layers draw while training (dropout).</summary>
    public long Seed { get; set; }

    /// <summary>The most samples of a step.</summary>
    public int BatchSize { get; }

    /// <summary>How many threads work, the caller among them.</summary>
    public int Threads => pool.Threads;

    /// <summary>How many updates were made; also the next step's index.</summary>
    public long StepCount { get; private set; }

    /// <summary>The learning rate of the next step.</summary>
    public double LearningRate => schedule.Rate(Optimizer.LearningRate, StepCount);

    /// <summary>The mean loss of the last step, before its update; of several losses their sum, each times its weight. NaN before the first.</summary>
    public float LastLoss { get; private set; } = float.NaN;

    /// <summary>
    /// The share of the last step's samples that were classified rightly, before its update; the mean over the outputs that are classes; NaN for
    /// regressors.
    /// </summary>
    public float LastAccuracy { get; private set; } = float.NaN;

    /// <summary>The Euclidean norm of the last step's gradient; NaN before the first.</summary>
    public double LastGradientNorm { get; private set; } = double.NaN;

    internal WorkerPool Pool => pool;

    /// <summary>Frees the trainer's memory and ends its threads. The network stays.</summary>
    public void Dispose()
    {
        if (disposed)
            return;
        disposed = true;
        pool.Dispose();
        evaluator?.Dispose();
        norm.Dispose();
        statistics.Dispose();
        update.Dispose();
        accumulation.Dispose();
        Best?.Dispose();
        foreach (NativeBlock block in (ReadOnlySpan<NativeBlock>)[gradients, workspace, kept, fixedFloats, losses, hits, lossScales, stepBlock])
            block.Dispose();
        DisposeOwn();
        GC.SuppressFinalize(this);
    }

    /// <summary>The gradient of one parameter after the last step, in the parameter's own order.</summary>
    /// <param name="parameter">A trainable parameter of the network.</param>
    /// <param name="target">Receives as many floats as the parameter has.</param>
    /// <exception cref="ArgumentException">The parameter is not one that this trainer changes, or the target's length is another.</exception>
    /// <exception cref="ObjectDisposedException">The trainer is disposed.</exception>
    public void CopyGradient(Parameter parameter, Span<float> target)
    {
        ObjectDisposedException.ThrowIf(disposed, this);
        ArgumentNullException.ThrowIfNull(parameter);
        if (!parameter.IsTrainable || !Network.Parameters.Contains(parameter))
            throw new ArgumentException($"'{parameter.Name}' is no trainable parameter of this trainer's {description.Name}", nameof(parameter));
        if (target.Length != parameter.Length)
            throw new ArgumentException($"{parameter} has {parameter.Length} values, but the target has room for {target.Length}", nameof(target));
        parameter.Gather(gradients.Pointer, target);
        GC.KeepAlive(this);
    }

    /// <summary>How many samples these inputs are.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private protected int CheckInputs(int length)
    {
        ObjectDisposedException.ThrowIf(disposed, this);
        int count = length / description.InputLength;
        if (count < 1 || count > BatchSize || length % description.InputLength != 0)
            throw new ArgumentException($"A step of {description.Name} needs 1 to {ShapeText.Count(BatchSize, "sample")} of {ShapeText.Count(description.InputLength, "input")} ({ShapeText.Of(description.InputShape)}), but got {ShapeText.Count(length)} floats", "inputs");
        return count;
    }

    /// <summary>Frees what a kind of trainer has beside.</summary>
    private protected virtual void DisposeOwn()
    {
    }

    private protected void CheckUsable() => ObjectDisposedException.ThrowIf(disposed, this);

    private protected void CheckData(Dataset data, string argument)
    {
        ObjectDisposedException.ThrowIf(disposed, this);
        ArgumentNullException.ThrowIfNull(data, argument);
        if (data.InputLength != description.InputLength)
            throw new ArgumentException($"{description.Name} needs samples of {ShapeText.Count(description.InputLength, "input")} ({ShapeText.Of(description.InputShape)}), but those of {argument} have {ShapeText.Count(data.InputLength)}", argument);
        if (data.TargetLength != description.TargetLength)
            throw new ArgumentException($"{description.Name} needs targets of {ShapeText.Count(description.TargetLength, "value")}, but those of {argument} have {ShapeText.Count(data.TargetLength)}", argument);
    }

    /// <summary>Runs one step on checked arguments. One of labels and targets is null.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private protected float StepCore(float* inputs, int* labels, float* targets, int count)
    {
        double rate = CheckedRate();
        step->Inputs = inputs;
        step->Labels = labels;
        step->Targets = targets;
        step->Weights = Network.WeightPointer;
        step->Count = count;
        SumLabels(labels, count);
        step->Seed = (ulong)Seed;
        step->Step = StepCount;
        step->FirstSample = accumulation.Samples;
        if (!statistics.IsEmpty)
            statistics.Keep();
        if (count <= wholeSamples)
            Network.Program.TrainWhole(step);
        else
            RunPhases(count);

        double loss = SumLosses(count);
        double length = norm.Compute(pool);
        (Parameter, int, float)? statistic = statistics.IsEmpty ? null : statistics.FirstNotFinite();
        if (statistic is not null || !double.IsFinite(loss) || !(length <= Divergence.LargestNorm) || !(update.Bound(length) * rate <= Divergence.LargestStep))
        {
            statistics.Restore();
            throw Divergence.Explain(Network, *step, loss, length, rate, statistic);
        }

        LastLoss = (float)loss;
        LastAccuracy = SumHits(count);
        LastGradientNorm = length;
        if (!statistics.IsEmpty)
            statistics.Count();
        // Several losses may each have a total of their own; then steps count by their samples.
        TakeGradient(totals.Length == 1 ? totals[0].Weight : count, count, rate);
        GC.KeepAlive(this);
        return LastLoss;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void RunPhases(int count)
    {
        TrainingPhase[] phases = description.TrainingPhases;
        for (phase = 0; phase < phases.Length; phase++)
        {
            if (phases[phase].InMicrobatches)
                RunMicrobatches(count);
            else
                pool.Run(trainBody, phases[phase].Units is > 0 and var units ? units : count);
        }
    }

    // From the phase at hand on, all that run in microbatches; they follow each other.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void RunMicrobatches(int count)
    {
        TrainingPhase[] phases = description.TrainingPhases;
        TrainingStep whole = *step;
        int first = phase;
        try
        {
            for (int before = 0; before < count; before += microbatch)
            {
                int samples = Math.Min(microbatch, count - before);
                Microbatches.Take(step, whole, description, before, samples);
                for (phase = first; phase < phases.Length && phases[phase].InMicrobatches; phase++)
                    pool.Run(trainBody, phases[phase].Units is > 0 and var units ? units : samples);
            }
        }
        finally
        {
            *step = whole;
        }

        phase--;
    }

    private protected Evaluation EvaluateCore(Dataset data) => (evaluator ??= new Evaluator(Network, pool, Score)).Evaluate(data);

    /// <summary>Each loss of one prediction, and the share of its classes that are right; NaN where there is nothing to judge.</summary>
    private protected abstract void Score(Dataset data, int index, ReadOnlySpan<float> prediction, Span<double> losses, Span<double> shares);

    /// <summary>Evaluates data that was checked before.</summary>
    internal Evaluation EvaluateChecked(Dataset data) => EvaluateCore(data);

    /// <summary>Runs a step on samples whose inputs are gathered already; their targets are taken from the data.</summary>
    internal abstract float StepOn(float* inputs, Dataset data, ReadOnlySpan<int> samples);

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void RunPhase(int worker, int begin, int end) => Network.Program.Train(phase, step, begin, end);

    private static string Text(TargetKind target) => target switch
    {
        TargetKind.ClassIndex => "class indices",
        TargetKind.Values => "values",
        _ => "none",
    };
}
