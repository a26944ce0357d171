using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace StaticNet;

/// <summary>
/// RMSprop (Hinton 2012) as in PyTorch: s = alpha s + (1 - alpha) g^2; step = g / (sqrt(s) + epsilon); w -= rate step. Centred, s less
/// the square of the gradient's own running mean goes under the root (Graves 2013). With momentum, v = momentum v + step and
/// w -= rate v.
/// </summary>
public sealed class RMSprop : Optimizer
{
    /// <summary>Sets the constants.</summary>
    /// <param name="learningRate">From 0.</param>
    /// <param name="alpha">How much of the mean square stays, from 0 to under 1.</param>
    /// <param name="epsilon">Added to the root, outside; over 0.</param>
    /// <param name="weightDecay">The factor of the weights that is added to their gradients.</param>
    /// <param name="momentum">From 0.</param>
    /// <param name="centered">Whether to divide by the deviation in place of the root of the mean square.</param>
    /// <exception cref="ArgumentOutOfRangeException">A constant is out of its range.</exception>
    public RMSprop(double learningRate = 1e-2, double alpha = 0.99, double epsilon = 1e-8, double weightDecay = 0, double momentum = 0, bool centered = false)
        : base(learningRate)
    {
        Alpha = CheckShare(alpha, nameof(alpha));
        Epsilon = CheckEpsilon(epsilon);
        WeightDecay = CheckDecay(weightDecay);
        Momentum = CheckMomentum(momentum);
        Centered = centered;
    }

    /// <summary>How much of the mean square stays.</summary>
    public double Alpha { get; }

    /// <summary>Added to the root, outside.</summary>
    public double Epsilon { get; }

    /// <summary>The coupled weight decay.</summary>
    public double WeightDecay { get; }

    /// <summary>The momentum.</summary>
    public double Momentum { get; }

    /// <summary>Whether it divides by the deviation.</summary>
    public bool Centered { get; }

    /// <inheritdoc/>
    public override IReadOnlyList<string> StateNames =>
        ["square_avg", .. Momentum == 0 ? Array.Empty<string>() : ["momentum_buffer"], .. Centered ? ["grad_avg"] : Array.Empty<string>()];

    /// <inheritdoc/>
    public override IReadOnlyList<KeyValuePair<string, double>> Settings =>
        [Setting(nameof(Alpha), Alpha), Setting(nameof(Epsilon), Epsilon), Setting(nameof(WeightDecay), WeightDecay), Setting(nameof(Momentum), Momentum), Setting(nameof(Centered), Centered)];

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public override unsafe void Update(in ParameterRange range)
    {
        Vector256<float> minusRate = Vector256.Create((float)-range.LearningRate), epsilon = Vector256.Create((float)Epsilon);
        Vector256<float> alpha = Vector256.Create((float)Alpha), fresh = Vector256.Create((float)(1 - Alpha));
        Vector256<float> momentum = Vector256.Create((float)range.MomentumOr(Momentum)), decay = Vector256.Create((float)(WeightDecay * range.DecayScale));
        bool centered = Centered, moves = Momentum != 0;

        float* w = range.Weights + range.Begin, end = range.Weights + range.End;
        float* g = range.Gradients + range.Begin;
        float* s = range.State + range.Begin;
        float* v = s + range.StateStride; // Only there with momentum,
        float* m = moves ? v + range.StateStride : v; // and this one centred.
        for (; w < end; w += 8, g += 8, s += 8, v += 8, m += 8)
        {
            Vector256<float> weight = Vector256.Load(w);
            Vector256<float> gradient = Vector256.MultiplyAddEstimate(decay, weight, Vector256.Load(g));
            Vector256<float> square = Vector256.MultiplyAddEstimate(alpha, Vector256.Load(s), fresh * gradient * gradient);
            square.Store(s);
            if (centered)
            {
                Vector256<float> mean = Vector256.MultiplyAddEstimate(alpha, Vector256.Load(m), fresh * gradient);
                mean.Store(m);

                // Rounding may bring the variance of a gradient that does not change below 0.
                square = Vector256.Max(square - mean * mean, Vector256<float>.Zero);
            }

            Vector256<float> step = gradient / (Vector256.Sqrt(square) + epsilon);
            if (moves)
            {
                step = Vector256.MultiplyAddEstimate(momentum, Vector256.Load(v), step);
                step.Store(v);
            }

            Vector256.MultiplyAddEstimate(minusRate, step, weight).Store(w);
        }
    }
}
