using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using StaticNet.Runtime;

namespace StaticNet;

/// <summary>
/// From the gradient to the new weights: clipping, L1, the optimizer, the running average. Where more than the optimizer has to be
/// done, it is done block by block, so that weights and gradients come from memory once.
/// </summary>
internal sealed unsafe class ParameterUpdate : IDisposable
{
    // Optimizers are given whole cache lines.
    public const int Unit = 16;

    // Weights, gradients and two states of a block are 64 KiB, an eighth of a usual second-level cache.
    private const int Block = 4096;

    private readonly Optimizer optimizer;
    private readonly NativeBlock state, scratch;
    private readonly float* gradients;
    private readonly int length;
    private readonly WorkBody body;
    private float* weights;
    private long index;
    private double rate, momentum, scale, limit;

    /// <param name="network">Whose parameters are updated.</param>
    /// <param name="optimizer">How.</param>
    /// <param name="gradients">Their gradients, laid out as the weights.</param>
    /// <param name="threads">How many threads work.</param>
    public ParameterUpdate(Network network, Optimizer optimizer, float* gradients, int threads)
    {
        this.optimizer = optimizer;
        this.gradients = gradients;
        length = network.Description.TrainableFloats;
        state = new NativeBlock((long)length * optimizer.StateCount);
        scratch = new NativeBlock((long)Block * threads);
        Decay = new DecayRules(network.Description);
        body = Run;
    }

    public GradientClipping? Clipping { get; set; }

    public DecayRules Decay { get; }

    public WeightAverage? Average { get; set; }

    /// <summary>The state named <see cref="Optimizer.StateNames"/>[index], laid out as the weights.</summary>
    public float* State(int name) => state.Pointer + (nint)name * length;

    /// <summary>A bound of the norm that the optimizer will see.</summary>
    public double Bound(double norm) => Clipping?.Bound(norm, length) ?? norm;

    /// <summary>Updates all parameters.</summary>
    /// <param name="pool">Who works.</param>
    /// <param name="weights">The weight block.</param>
    /// <param name="index">The update's index, from 0.</param>
    /// <param name="rate">The learning rate.</param>
    /// <param name="momentum">The schedule's momentum; NaN for none.</param>
    /// <param name="norm">The norm of the gradient.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Run(WorkerPool pool, float* weights, long index, double rate, double momentum, double norm)
    {
        this.weights = weights;
        this.index = index;
        this.rate = rate;
        this.momentum = momentum;
        scale = Clipping?.Scale(norm) ?? 1;
        limit = Clipping?.LargestValue ?? double.PositiveInfinity;
        pool.Run(body, length / Unit);
        GC.KeepAlive(this);
    }

    public void Dispose()
    {
        state.Dispose();
        scratch.Dispose();
        Average?.Dispose();
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Run(int worker, int begin, int end)
    {
        bool prepares = scale != 1 || !double.IsInfinity(limit) || Decay.L1 > 0, inBlocks = prepares || Average is not null;
        nint first = (nint)begin * Unit, last = (nint)end * Unit;
        foreach (var (segmentEnd, multiplier) in Decay.Segments)
        {
            nint until = Math.Min(segmentEnd, last);
            while (first < until)
            {
                nint next = inBlocks ? Math.Min(first + Block, until) : until;
                Update(worker, first, next, multiplier, prepares);
                first = next;
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Update(int worker, nint first, nint last, double multiplier, bool prepares)
    {
        float* source = gradients;
        if (prepares)
        {
            // The optimizer's places are counted from the first parameter.
            float* prepared = scratch.Pointer + (nint)worker * Block;
            Prepare(gradients + first, weights + first, prepared, last - first, (float)scale, (float)limit, (float)(Decay.L1 * multiplier));
            source = prepared - first;
        }

        optimizer.Update(new ParameterRange
        {
            Weights = weights,
            Gradients = source,
            State = state.Pointer,
            StateStride = length,
            Begin = first,
            End = last,
            Step = index,
            LearningRate = rate,
            Momentum = momentum,
            DecayScale = multiplier,
        });
        Average?.Follow(weights, first, last);
    }

    // target = clip(scale g) + l1 sign(w). The gradients themselves stay, for whoever looks at them after the step.
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private static void Prepare(float* g, float* w, float* target, nint count, float scale, float limit, float l1)
    {
        Vector256<float> factor = Vector256.Create(scale), most = Vector256.Create(limit), least = Vector256.Create(-limit);
        Vector256<float> penalty = Vector256.Create(l1), signBit = Vector256.Create(-0f);
        for (float* end = g + count; g < end; g += 8, w += 8, target += 8)
        {
            Vector256<float> weight = Vector256.Load(w);
            Vector256<float> gradient = Vector256.Min(Vector256.Max(factor * Vector256.Load(g), least), most);
            Vector256<float> sign = Vector256.AndNot(penalty | (weight & signBit), Vector256.Equals(weight, Vector256<float>.Zero));
            (gradient + sign).Store(target);
        }
    }
}
