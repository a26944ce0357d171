using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using StaticNet.Runtime;

namespace StaticNet;

/// <summary>
/// The norm of the gradient, for noticing numbers that are not finite. Sums of squares go into fixed chunks, in float within a
/// chunk (16 partial sums) and in double, in order, over the chunks: the result does not depend on the number of threads.
/// </summary>
internal sealed unsafe class GradientNorm : IDisposable
{
    private const int Chunk = 4096;

    private readonly float* gradients;
    private readonly int length;
    private readonly NativeBlock sums;
    private readonly int chunks;
    private readonly WorkBody body;

    /// <param name="gradients">The gradient block.</param>
    /// <param name="length">Its floats, a multiple of 16.</param>
    public GradientNorm(float* gradients, int length)
    {
        this.gradients = gradients;
        this.length = length;
        chunks = (length + Chunk - 1) / Chunk;
        sums = new NativeBlock(2L * chunks); // Doubles.
        body = Sum;
    }

    /// <summary>The square root of the sum of squares; NaN or infinite where an element is.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public double Compute(WorkerPool pool)
    {
        pool.Run(body, chunks);
        double sum = 0;
        for (int i = 0; i < chunks; i++)
            sum += ((double*)sums.Pointer)[i];
        GC.KeepAlive(this);
        return Math.Sqrt(sum);
    }

    public void Dispose() => sums.Dispose();

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Sum(int worker, int begin, int end)
    {
        for (int chunk = begin; chunk < end; chunk++)
        {
            float* first = gradients + (nint)chunk * Chunk;
            int count = Math.Min(Chunk, length - chunk * Chunk);
            double sum = SumOfSquares(first, count);
            ((double*)sums.Pointer)[chunk] = double.IsFinite(sum) ? sum : SumInDouble(first, count);
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    internal static double SumOfSquares(float* g, int count)
    {
        Vector256<float> a = Vector256<float>.Zero, b = Vector256<float>.Zero, c = Vector256<float>.Zero, d = Vector256<float>.Zero;
        float* end = g + count;
        for (; g + 32 <= end; g += 32)
        {
            Vector256<float> x = Vector256.Load(g), y = Vector256.Load(g + 8), z = Vector256.Load(g + 16), v = Vector256.Load(g + 24);
            a = Vector256.MultiplyAddEstimate(x, x, a);
            b = Vector256.MultiplyAddEstimate(y, y, b);
            c = Vector256.MultiplyAddEstimate(z, z, c);
            d = Vector256.MultiplyAddEstimate(v, v, d);
        }

        if (g < end)
        {
            Vector256<float> x = Vector256.Load(g), y = Vector256.Load(g + 8);
            a = Vector256.MultiplyAddEstimate(x, x, a);
            b = Vector256.MultiplyAddEstimate(y, y, b);
        }

        // Lane by lane would cost more than all squares of a small network.
        return Vector256.Sum(InDouble(a) + InDouble(b) + InDouble(c) + InDouble(d));
    }

    private static Vector256<double> InDouble(Vector256<float> sums)
    {
        (Vector256<double> lower, Vector256<double> upper) = Vector256.Widen(sums);
        return lower + upper;
    }

    // Squares over 3e38 do not fit a float; the gradient itself may yet be finite.
    private static double SumInDouble(float* g, int count)
    {
        double sum = 0;
        for (int i = 0; i < count; i++)
            sum += (double)g[i] * g[i];
        return sum;
    }
}
