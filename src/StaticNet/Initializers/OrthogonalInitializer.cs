using System.Runtime.Intrinsics;
using StaticNet.Numerics;
using StaticNet.Runtime;

namespace StaticNet.Initializers;

/// <summary>
/// A random matrix with orthogonal rows of length <paramref name="Gain"/>, or columns where there are more rows than columns: element i of
/// a matrix A is <see cref="Philox.Normal"/>(key, i), and its shorter side is made orthogonal, vector after vector, by the method of Gram
/// and Schmidt, each taken twice. That is Q of A = Q R with a positive diagonal of R, uniformly distributed (Mezzadri 2007).
/// </summary>
/// <remarks>The time is that of 4 rows columns min(rows, columns) multiply-adds in double: some seconds for 1,024 x 1,024.</remarks>
/// <param name="Rows">How many rows; the columns are what is left.</param>
/// <param name="Gain">What the orthogonal matrix is multiplied by.</param>
public sealed record OrthogonalInitializer(int Rows, double Gain) : Initializer
{
    private const int Lanes = 4;

    /// <inheritdoc/>
    public override void Fill(Span<float> values, ulong key)
    {
        int columns = values.Length / Rows, count = Math.Min(Rows, columns), length = Math.Max(Rows, columns);
        var vectors = new double[count][];
        for (int v = 0; v < count; v++)
        {
            // Zeros fill the last vector up.
            vectors[v] = new double[(length + Lanes - 1) / Lanes * Lanes];
            for (int i = 0; i < length; i++)
                vectors[v][i] = Philox.Normal(key, (ulong)IndexOf(v, i, columns));
            for (int other = 0; other < 2 * v; other++)
                AddTo(vectors[v], vectors[other % v], -Dot(vectors[v], vectors[other % v]));
            double scale = 1 / Math.Sqrt(Dot(vectors[v], vectors[v]));
            for (int i = 0; i < length; i++)
                vectors[v][i] *= scale;
        }

        for (int v = 0; v < count; v++)
            for (int i = 0; i < length; i++)
                values[(int)IndexOf(v, i, columns)] = (float)(Gain * vectors[v][i]);
    }

    private long IndexOf(int vector, int element, int columns) => Rows >= columns ? (long)element * columns + vector : (long)vector * columns + element;

    // Four sums and no fused multiply-add, on every machine: so the bits are the same everywhere.
    private static double Dot(double[] x, double[] y)
    {
        Vector256<double> sum = Vector256<double>.Zero;
        for (int i = 0; i < x.Length; i += Lanes)
            sum += Vector256.Create(x, i) * Vector256.Create(y, i);
        return sum[0] + sum[1] + (sum[2] + sum[3]);
    }

    private static void AddTo(double[] x, double[] y, double factor)
    {
        Vector256<double> times = Vector256.Create(factor);
        for (int i = 0; i < x.Length; i += Lanes)
            (Vector256.Create(x, i) + times * Vector256.Create(y, i)).CopyTo(x, i);
    }
}
