using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace StaticNet;

/// <summary>
/// RAdam (Liu et al. 2019) as in PyTorch: Adam that trusts its mean square only as far as there are gradients to know it from.
/// With r = 2 / (1 - b2) - 1 and r(t) = r - 2 t b2^t / (1 - b2^t): where r(t) &gt; 5,
/// w -= rate m/(1 - b1^t) sqrt(1 - b2^t) / (sqrt(v) + epsilon) sqrt((r(t)-4)(r(t)-2) r / ((r-4)(r-2) r(t))); before,
/// w -= rate m/(1 - b1^t).
/// </summary>
public sealed class RAdam : Optimizer
{
    /// <summary>Sets the constants.</summary>
    /// <param name="learningRate">From 0.</param>
    /// <param name="beta1">How much of the mean gradient stays, from 0 to under 1.</param>
    /// <param name="beta2">How much of the mean square stays, from 0 to under 1.</param>
    /// <param name="epsilon">Added to the root, outside; over 0.</param>
    /// <param name="weightDecay">The factor of the weights that is added to their gradients.</param>
    /// <exception cref="ArgumentOutOfRangeException">A constant is out of its range.</exception>
    public RAdam(double learningRate = 1e-3, double beta1 = 0.9, double beta2 = 0.999, double epsilon = 1e-8, double weightDecay = 0)
        : base(learningRate)
    {
        Beta1 = CheckShare(beta1, nameof(beta1));
        Beta2 = CheckShare(beta2, nameof(beta2));
        Epsilon = CheckEpsilon(epsilon);
        WeightDecay = CheckDecay(weightDecay);
    }

    /// <summary>How much of the mean gradient stays.</summary>
    public double Beta1 { get; }

    /// <summary>How much of the mean square stays.</summary>
    public double Beta2 { get; }

    /// <summary>Added to the root, outside.</summary>
    public double Epsilon { get; }

    /// <summary>The coupled weight decay.</summary>
    public double WeightDecay { get; }

    /// <inheritdoc/>
    public override IReadOnlyList<string> StateNames => ["exp_avg", "exp_avg_sq"];

    /// <inheritdoc/>
    public override IReadOnlyList<KeyValuePair<string, double>> Settings =>
        [Setting(nameof(Beta1), Beta1), Setting(nameof(Beta2), Beta2), Setting(nameof(Epsilon), Epsilon), Setting(nameof(WeightDecay), WeightDecay)];

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public override unsafe void Update(in ParameterRange range)
    {
        double t = range.Step + 1.0, beta1 = range.MomentumOr(Beta1), power = Math.Pow(Beta2, t);
        double limit = 2 / (1 - Beta2) - 1, length = limit - 2 * t * power / (1 - power), rate = -range.LearningRate / (1 - Math.Pow(beta1, t));
        bool adapts = length > 5;
        if (adapts)
            rate *= Math.Sqrt(1 - power) * Math.Sqrt((length - 4) * (length - 2) * limit / ((limit - 4) * (limit - 2) * length));
        Vector256<float> minusRate = Vector256.Create((float)rate);
        Vector256<float> b1 = Vector256.Create((float)beta1), new1 = Vector256.Create((float)(1 - beta1));
        Vector256<float> b2 = Vector256.Create((float)Beta2), new2 = Vector256.Create((float)(1 - Beta2));
        Vector256<float> epsilon = Vector256.Create((float)Epsilon), decay = Vector256.Create((float)(WeightDecay * range.DecayScale));

        float* w = range.Weights + range.Begin, end = range.Weights + range.End;
        float* g = range.Gradients + range.Begin;
        float* m = range.State + range.Begin;
        float* v = range.State + range.StateStride + range.Begin;
        for (; w < end; w += 8, g += 8, m += 8, v += 8)
        {
            Vector256<float> weight = Vector256.Load(w);
            Vector256<float> gradient = Vector256.MultiplyAddEstimate(decay, weight, Vector256.Load(g));
            Vector256<float> mean = Vector256.MultiplyAddEstimate(b1, Vector256.Load(m), new1 * gradient);
            Vector256<float> square = Vector256.MultiplyAddEstimate(b2, Vector256.Load(v), new2 * gradient * gradient);
            mean.Store(m);
            square.Store(v);
            Vector256<float> step = adapts ? mean / (Vector256.Sqrt(square) + epsilon) : mean;
            Vector256.MultiplyAddEstimate(minusRate, step, weight).Store(w);
        }
    }
}
