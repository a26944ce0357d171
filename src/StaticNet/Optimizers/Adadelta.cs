using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace StaticNet;

/// <summary>
/// Adadelta (Zeiler 2012) as in PyTorch: s = rho s + (1 - rho) g^2; step = sqrt(u + epsilon) / sqrt(s + epsilon) g;
/// u = rho u + (1 - rho) step^2; w -= rate step.
/// </summary>
public sealed class Adadelta : Optimizer
{
    /// <summary>Sets the constants.</summary>
    /// <param name="learningRate">From 0.</param>
    /// <param name="rho">How much of the mean squares stays, from 0 to under 1.</param>
    /// <param name="epsilon">Added under both roots; over 0.</param>
    /// <param name="weightDecay">The factor of the weights that is added to their gradients.</param>
    /// <exception cref="ArgumentOutOfRangeException">A constant is out of its range.</exception>
    public Adadelta(double learningRate = 1, double rho = 0.9, double epsilon = 1e-6, double weightDecay = 0)
        : base(learningRate)
    {
        Rho = CheckShare(rho, nameof(rho));
        Epsilon = CheckEpsilon(epsilon);
        WeightDecay = CheckDecay(weightDecay);
    }

    /// <summary>How much of the mean squares stays.</summary>
    public double Rho { get; }

    /// <summary>Added under both roots.</summary>
    public double Epsilon { get; }

    /// <summary>The coupled weight decay.</summary>
    public double WeightDecay { get; }

    /// <inheritdoc/>
    public override IReadOnlyList<string> StateNames => ["square_avg", "acc_delta"];

    /// <inheritdoc/>
    public override IReadOnlyList<KeyValuePair<string, double>> Settings =>
        [Setting(nameof(Rho), Rho), Setting(nameof(Epsilon), Epsilon), Setting(nameof(WeightDecay), WeightDecay)];

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public override unsafe void Update(in ParameterRange range)
    {
        Vector256<float> minusRate = Vector256.Create((float)-range.LearningRate), epsilon = Vector256.Create((float)Epsilon);
        Vector256<float> rho = Vector256.Create((float)Rho), fresh = Vector256.Create((float)(1 - Rho)), decay = Vector256.Create((float)(WeightDecay * range.DecayScale));

        float* w = range.Weights + range.Begin, end = range.Weights + range.End;
        float* g = range.Gradients + range.Begin;
        float* s = range.State + range.Begin;
        float* u = range.State + range.StateStride + range.Begin;
        for (; w < end; w += 8, g += 8, s += 8, u += 8)
        {
            Vector256<float> weight = Vector256.Load(w), moved = Vector256.Load(u);
            Vector256<float> gradient = Vector256.MultiplyAddEstimate(decay, weight, Vector256.Load(g));
            Vector256<float> square = Vector256.MultiplyAddEstimate(rho, Vector256.Load(s), fresh * gradient * gradient);
            square.Store(s);

            // Two roots, as one of the quotient would overflow where their own values do not.
            Vector256<float> step = Vector256.Sqrt(moved + epsilon) / Vector256.Sqrt(square + epsilon) * gradient;
            Vector256.MultiplyAddEstimate(rho, moved, fresh * step * step).Store(u);
            Vector256.MultiplyAddEstimate(minusRate, step, weight).Store(w);
        }
    }
}
