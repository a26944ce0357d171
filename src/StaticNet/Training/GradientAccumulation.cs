using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using StaticNet.Runtime;

namespace StaticNet;

/// <summary>
/// Sums the gradients of several batches, each weighted by its samples, so that the update is that of one batch of them all.
/// </summary>
internal sealed unsafe class GradientAccumulation : IDisposable
{
    private readonly float* gradients;
    private readonly int length;
    private readonly WorkBody add, finish;
    private NativeBlock? sums;
    private float weight, inverse;

    /// <param name="gradients">The gradient block of a step.</param>
    /// <param name="length">Its floats, a multiple of 16.</param>
    public GradientAccumulation(float* gradients, int length)
    {
        this.gradients = gradients;
        this.length = length;
        add = Add;
        finish = Finish;
    }

    /// <summary>After how many batches an update is made.</summary>
    public int Steps { get; set; } = 1;

    /// <summary>How many batches wait for their update.</summary>
    public int Batches { get; set; }

    /// <summary>How many samples they have.</summary>
    public int Samples { get; set; }

    /// <summary>How much their samples weigh together.</summary>
    public double Weight { get; set; }

    /// <summary>The sum of what waits, laid out as the weights.</summary>
    public float* Sums => (sums ??= new NativeBlock(length)).Pointer;

    /// <summary>Takes a batch's gradient in. True where an update is due: then the gradient block holds the mean of all.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public bool Take(WorkerPool pool, double weight, int samples)
    {
        if (Batches + 1 < Steps)
        {
            _ = Sums;
            this.weight = (float)weight;
            pool.Run(add, length / ParameterUpdate.Unit);
            Batches++;
            Samples += samples;
            Weight += weight;
            return false;
        }

        if (Batches > 0)
            Mean(pool, weight);
        return true;
    }

    /// <summary>Makes the mean of what waits the gradient; false where nothing waits.</summary>
    public bool Flush(WorkerPool pool)
    {
        if (Batches == 0)
            return false;
        Mean(pool, 0);
        return true;
    }

    public void Clear() => (Batches, Samples, Weight) = (0, 0, 0);

    public void Dispose() => sums?.Dispose();

    private void Mean(WorkerPool pool, double weight)
    {
        this.weight = (float)weight;
        inverse = Weight + weight > 0 ? (float)(1 / (Weight + weight)) : 0;
        pool.Run(finish, length / ParameterUpdate.Unit);
        Clear();
    }

    private void Add(int worker, int begin, int end) =>
        AddTo(gradients + (nint)begin * ParameterUpdate.Unit, sums!.Pointer + (nint)begin * ParameterUpdate.Unit, sums.Pointer + (nint)end * ParameterUpdate.Unit, weight, Batches > 0 ? 1 : 0);

    private void Finish(int worker, int begin, int end) =>
        MeanOf(gradients + (nint)begin * ParameterUpdate.Unit, sums!.Pointer + (nint)begin * ParameterUpdate.Unit, sums.Pointer + (nint)end * ParameterUpdate.Unit, weight, inverse);

    // sum = keep sum + weight g; keep is 0 for the first batch.
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private static void AddTo(float* g, float* sum, float* end, float weight, float keep)
    {
        Vector256<float> factor = Vector256.Create(weight), kept = Vector256.Create(keep);
        for (; sum < end; sum += 8, g += 8)
            Vector256.MultiplyAddEstimate(factor, Vector256.Load(g), kept * Vector256.Load(sum)).Store(sum);
    }

    // g = (sum + weight g) inverse
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private static void MeanOf(float* g, float* sum, float* end, float weight, float inverse)
    {
        Vector256<float> factor = Vector256.Create(weight), all = Vector256.Create(inverse);
        for (; sum < end; sum += 8, g += 8)
            (all * Vector256.MultiplyAddEstimate(factor, Vector256.Load(g), Vector256.Load(sum))).Store(g);
    }
}
