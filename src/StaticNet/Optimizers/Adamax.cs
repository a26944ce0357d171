using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace StaticNet;

/// <summary>
/// Adamax (Kingma and Ba 2014) as in PyTorch: Adam with the largest recent gradient in place of the root of the mean square:
/// m = b1 m + (1 - b1) g; u = max(b2 u, |g| + epsilon); w -= rate/(1 - b1^t) m / u.
/// </summary>
public sealed class Adamax : Optimizer
{
    /// <summary>Sets the constants.</summary>
    /// <param name="learningRate">From 0.</param>
    /// <param name="beta1">How much of the mean gradient stays, from 0 to under 1.</param>
    /// <param name="beta2">How much of the largest gradient stays, from 0 to under 1.</param>
    /// <param name="epsilon">Added to the gradient's size, so that nothing is divided by 0; over 0.</param>
    /// <param name="weightDecay">The factor of the weights that is added to their gradients.</param>
    /// <exception cref="ArgumentOutOfRangeException">A constant is out of its range.</exception>
    public Adamax(double learningRate = 2e-3, double beta1 = 0.9, double beta2 = 0.999, double epsilon = 1e-8, double weightDecay = 0)
        : base(learningRate)
    {
        Beta1 = CheckShare(beta1, nameof(beta1));
        Beta2 = CheckShare(beta2, nameof(beta2));
        Epsilon = CheckEpsilon(epsilon);
        WeightDecay = CheckDecay(weightDecay);
    }

    /// <summary>How much of the mean gradient stays.</summary>
    public double Beta1 { get; }

    /// <summary>How much of the largest gradient stays.</summary>
    public double Beta2 { get; }

    /// <summary>Added to the gradient's size.</summary>
    public double Epsilon { get; }

    /// <summary>The coupled weight decay.</summary>
    public double WeightDecay { get; }

    /// <inheritdoc/>
    public override IReadOnlyList<string> StateNames => ["exp_avg", "exp_inf"];

    /// <inheritdoc/>
    public override IReadOnlyList<KeyValuePair<string, double>> Settings =>
        [Setting(nameof(Beta1), Beta1), Setting(nameof(Beta2), Beta2), Setting(nameof(Epsilon), Epsilon), Setting(nameof(WeightDecay), WeightDecay)];

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public override unsafe void Update(in ParameterRange range)
    {
        double beta1 = range.MomentumOr(Beta1);
        Vector256<float> rate = Vector256.Create((float)(-range.LearningRate / (1 - Math.Pow(beta1, range.Step + 1.0))));
        Vector256<float> b1 = Vector256.Create((float)beta1), new1 = Vector256.Create((float)(1 - beta1)), b2 = Vector256.Create((float)Beta2);
        Vector256<float> epsilon = Vector256.Create((float)Epsilon), decay = Vector256.Create((float)(WeightDecay * range.DecayScale));

        float* w = range.Weights + range.Begin, end = range.Weights + range.End;
        float* g = range.Gradients + range.Begin;
        float* m = range.State + range.Begin;
        float* u = range.State + range.StateStride + range.Begin;
        for (; w < end; w += 8, g += 8, m += 8, u += 8)
        {
            Vector256<float> weight = Vector256.Load(w);
            Vector256<float> gradient = Vector256.MultiplyAddEstimate(decay, weight, Vector256.Load(g));
            Vector256<float> mean = Vector256.MultiplyAddEstimate(b1, Vector256.Load(m), new1 * gradient);
            Vector256<float> largest = Vector256.Max(b2 * Vector256.Load(u), Vector256.Abs(gradient) + epsilon);
            mean.Store(m);
            largest.Store(u);
            Vector256.MultiplyAddEstimate(rate, mean / largest, weight).Store(w);
        }
    }
}
