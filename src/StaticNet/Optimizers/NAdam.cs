using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace StaticNet;

/// <summary>
/// NAdam (Dozat 2016) as in PyTorch: Adam whose step looks ahead as Nesterov's does. With
/// mu(t) = b1 (1 - 0.96^(t decay) / 2) and M(t) the product of mu(1) to mu(t):
/// w -= rate ((1 - mu(t)) / (1 - M(t)) g + mu(t+1) / (1 - M(t) mu(t) mu(t+1)) m) / (sqrt(v / (1 - b2^t)) + epsilon).
/// Its momentum has a schedule of its own, so no other one sets it.
/// </summary>
/// <remarks>
/// The second product has mu(t) twice, as in PyTorch 1.13, whose numbers the tests hold; the paper and PyTorch 2 have it once.
/// After some 40 updates both are 0.
/// </remarks>
public sealed class NAdam : Optimizer
{
    // 1 - M is 1 in double from there on.
    private const double Vanished = 1e-20;

    // M(0), M(1), ...; with a beta1 under 0.9995 all that differ from 0.
    private readonly double[] products;

    /// <summary>Sets the constants.</summary>
    /// <param name="learningRate">From 0.</param>
    /// <param name="beta1">How much of the mean gradient stays, from 0 to under 1.</param>
    /// <param name="beta2">How much of the mean square stays, from 0 to under 1.</param>
    /// <param name="epsilon">Added to the root, outside; over 0.</param>
    /// <param name="weightDecay">The factor of the weights that is added to their gradients.</param>
    /// <param name="momentumDecay">How fast the momentum grows from half of beta1 to beta1, from 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">A constant is out of its range.</exception>
    public NAdam(double learningRate = 2e-3, double beta1 = 0.9, double beta2 = 0.999, double epsilon = 1e-8, double weightDecay = 0, double momentumDecay = 4e-3)
        : base(learningRate)
    {
        Beta1 = CheckShare(beta1, nameof(beta1));
        Beta2 = CheckShare(beta2, nameof(beta2));
        Epsilon = CheckEpsilon(epsilon);
        WeightDecay = CheckDecay(weightDecay);
        MomentumDecay = Check(momentumDecay, momentumDecay >= 0 && double.IsFinite(momentumDecay), nameof(momentumDecay), "of 0 or more");
        var known = new List<double> { 1 };
        while (known[^1] > Vanished && known.Count < 100_000)
            known.Add(known[^1] * Momentum(known.Count));
        products = [.. known];
    }

    /// <summary>How much of the mean gradient stays.</summary>
    public double Beta1 { get; }

    /// <summary>How much of the mean square stays.</summary>
    public double Beta2 { get; }

    /// <summary>Added to the root, outside.</summary>
    public double Epsilon { get; }

    /// <summary>The coupled weight decay.</summary>
    public double WeightDecay { get; }

    /// <summary>How fast the momentum grows.</summary>
    public double MomentumDecay { get; }

    /// <inheritdoc/>
    public override IReadOnlyList<string> StateNames => ["exp_avg", "exp_avg_sq"];

    /// <inheritdoc/>
    public override IReadOnlyList<KeyValuePair<string, double>> Settings =>
        [Setting(nameof(Beta1), Beta1), Setting(nameof(Beta2), Beta2), Setting(nameof(Epsilon), Epsilon), Setting(nameof(WeightDecay), WeightDecay), Setting(nameof(MomentumDecay), MomentumDecay)];

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public override unsafe void Update(in ParameterRange range)
    {
        double t = range.Step + 1.0, mu = Momentum(t), next = Momentum(t + 1), product = Product(range.Step + 1);
        Vector256<float> rateNow = Vector256.Create((float)(-range.LearningRate * (1 - mu) / (1 - product)));
        Vector256<float> rateAhead = Vector256.Create((float)(-range.LearningRate * next / (1 - product * mu * next)));
        Vector256<float> rootScale = Vector256.Create((float)(1 / Math.Sqrt(1 - Math.Pow(Beta2, t))));
        Vector256<float> b1 = Vector256.Create((float)Beta1), new1 = Vector256.Create((float)(1 - Beta1));
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
            Vector256<float> step = Vector256.MultiplyAddEstimate(rateAhead, mean, rateNow * gradient);
            (weight + step / Vector256.MultiplyAddEstimate(Vector256.Sqrt(square), rootScale, epsilon)).Store(w);
        }
    }

    private double Momentum(double t) => Beta1 * (1 - 0.5 * Math.Pow(0.96, t * MomentumDecay));

    private double Product(long updates)
    {
        if (updates < products.Length)
            return products[updates];
        double value = products[^1];
        for (long t = products.Length; t <= updates && value > Vanished; t++)
            value *= Momentum(t);
        return value;
    }
}
