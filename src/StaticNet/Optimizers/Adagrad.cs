using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace StaticNet;

/// <summary>
/// Adagrad (Duchi et al. 2011) as in PyTorch: s += g^2; w -= rate / (1 + t rateDecay) g / (sqrt(s) + epsilon), t the updates before
/// this one.
/// </summary>
public sealed class Adagrad : Optimizer
{
    /// <summary>Sets the constants.</summary>
    /// <param name="learningRate">From 0.</param>
    /// <param name="rateDecay">How fast the rate falls, from 0.</param>
    /// <param name="weightDecay">The factor of the weights that is added to their gradients.</param>
    /// <param name="initialAccumulator">What the sum of squares is before the first update, from 0.</param>
    /// <param name="epsilon">Added to the root, outside; over 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">A constant is out of its range.</exception>
    public Adagrad(double learningRate = 1e-2, double rateDecay = 0, double weightDecay = 0, double initialAccumulator = 0, double epsilon = 1e-10)
        : base(learningRate)
    {
        RateDecay = Check(rateDecay, rateDecay >= 0 && double.IsFinite(rateDecay), nameof(rateDecay), "of 0 or more");
        WeightDecay = CheckDecay(weightDecay);
        InitialAccumulator = Check(initialAccumulator, initialAccumulator >= 0 && float.IsFinite((float)initialAccumulator), nameof(initialAccumulator), "of 0 or more");
        Epsilon = CheckEpsilon(epsilon);
    }

    /// <summary>How fast the rate falls.</summary>
    public double RateDecay { get; }

    /// <summary>The coupled weight decay.</summary>
    public double WeightDecay { get; }

    /// <summary>What the sum of squares is before the first update.</summary>
    public double InitialAccumulator { get; }

    /// <summary>Added to the root, outside.</summary>
    public double Epsilon { get; }

    /// <inheritdoc/>
    public override IReadOnlyList<string> StateNames => ["sum"];

    /// <inheritdoc/>
    public override IReadOnlyList<KeyValuePair<string, double>> Settings =>
        [Setting(nameof(RateDecay), RateDecay), Setting(nameof(WeightDecay), WeightDecay), Setting(nameof(InitialAccumulator), InitialAccumulator), Setting(nameof(Epsilon), Epsilon)];

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public override unsafe void Update(in ParameterRange range)
    {
        Vector256<float> minusRate = Vector256.Create((float)(-range.LearningRate / (1 + range.Step * RateDecay)));
        Vector256<float> epsilon = Vector256.Create((float)Epsilon), decay = Vector256.Create((float)(WeightDecay * range.DecayScale));

        // State is zero before the first update.
        Vector256<float> initial = Vector256.Create(range.Step == 0 ? (float)InitialAccumulator : 0);

        float* w = range.Weights + range.Begin, end = range.Weights + range.End;
        float* g = range.Gradients + range.Begin;
        float* s = range.State + range.Begin;
        for (; w < end; w += 8, g += 8, s += 8)
        {
            Vector256<float> weight = Vector256.Load(w);
            Vector256<float> gradient = Vector256.MultiplyAddEstimate(decay, weight, Vector256.Load(g));
            Vector256<float> sum = Vector256.MultiplyAddEstimate(gradient, gradient, Vector256.Load(s) + initial);
            sum.Store(s);
            Vector256.MultiplyAddEstimate(minusRate, gradient / (Vector256.Sqrt(sum) + epsilon), weight).Store(w);
        }
    }
}
