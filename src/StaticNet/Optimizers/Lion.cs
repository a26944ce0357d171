using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace StaticNet;

/// <summary>
/// Lion (Chen et al. 2023, "Symbolic Discovery of Optimization Algorithms"): every element moves by the whole rate, in the
/// direction of c = b1 m + (1 - b1) g: w -= rate (sign(c) + decay w), where sign(0) = 0; then m = b2 m + (1 - b2) g. Weight decay
/// is decoupled. Rates are 3 to 10 times smaller than AdamW's, decays as much larger.
/// </summary>
public sealed class Lion : Optimizer
{
    /// <summary>Sets the constants.</summary>
    /// <param name="learningRate">From 0.</param>
    /// <param name="beta1">How much of the mean gradient enters the step, from 0 to under 1.</param>
    /// <param name="beta2">How much of the mean gradient stays, from 0 to under 1.</param>
    /// <param name="weightDecay">The factor of the weights that, times the rate, is taken off them.</param>
    /// <exception cref="ArgumentOutOfRangeException">A constant is out of its range.</exception>
    public Lion(double learningRate = 1e-4, double beta1 = 0.9, double beta2 = 0.99, double weightDecay = 0)
        : base(learningRate)
    {
        Beta1 = CheckShare(beta1, nameof(beta1));
        Beta2 = CheckShare(beta2, nameof(beta2));
        WeightDecay = CheckDecay(weightDecay);
    }

    /// <summary>How much of the mean gradient enters the step.</summary>
    public double Beta1 { get; }

    /// <summary>How much of the mean gradient stays.</summary>
    public double Beta2 { get; }

    /// <summary>The decoupled weight decay.</summary>
    public double WeightDecay { get; }

    /// <inheritdoc/>
    public override IReadOnlyList<string> StateNames => ["exp_avg"];

    /// <inheritdoc/>
    public override IReadOnlyList<KeyValuePair<string, double>> Settings =>
        [Setting(nameof(Beta1), Beta1), Setting(nameof(Beta2), Beta2), Setting(nameof(WeightDecay), WeightDecay)];

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public override unsafe void Update(in ParameterRange range)
    {
        double beta1 = range.MomentumOr(Beta1);
        Vector256<float> b1 = Vector256.Create((float)beta1), new1 = Vector256.Create((float)(1 - beta1));
        Vector256<float> b2 = Vector256.Create((float)Beta2), new2 = Vector256.Create((float)(1 - Beta2));
        Vector256<float> keep = Vector256.Create((float)(1 - range.LearningRate * WeightDecay * range.DecayScale));
        Vector256<float> rate = Vector256.Create((float)range.LearningRate), signBit = Vector256.Create(-0f);

        float* w = range.Weights + range.Begin, end = range.Weights + range.End;
        float* g = range.Gradients + range.Begin;
        float* m = range.State + range.Begin;
        for (; w < end; w += 8, g += 8, m += 8)
        {
            Vector256<float> gradient = Vector256.Load(g), mean = Vector256.Load(m);
            Vector256<float> direction = Vector256.MultiplyAddEstimate(b1, mean, new1 * gradient);
            Vector256.MultiplyAddEstimate(b2, mean, new2 * gradient).Store(m);
            Vector256<float> step = Vector256.AndNot(rate | (direction & signBit), Vector256.Equals(direction, Vector256<float>.Zero));
            (keep * Vector256.Load(w) - step).Store(w);
        }
    }
}
