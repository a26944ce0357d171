using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace StaticNet;

/// <summary>
/// Stochastic gradient descent as in PyTorch: g += decay w; v = momentum v + (1 - dampening) g, v = g at first;
/// w -= rate (nesterov ? g + momentum v : v). Without momentum, w -= rate g.
/// </summary>
public sealed class Sgd : Optimizer
{
    /// <summary>Sets the constants.</summary>
    /// <param name="learningRate">From 0.</param>
    /// <param name="momentum">From 0; usually 0.9.</param>
    /// <param name="nesterov">Whether to look ahead (Sutskever et al. 2013); needs momentum and no dampening.</param>
    /// <param name="dampening">How much of the gradient does not enter the momentum.</param>
    /// <param name="weightDecay">The factor of the weights that is added to their gradients.</param>
    /// <exception cref="ArgumentOutOfRangeException">A constant is out of its range.</exception>
    /// <exception cref="ArgumentException">Nesterov without momentum, or with dampening.</exception>
    public Sgd(double learningRate, double momentum = 0, bool nesterov = false, double dampening = 0, double weightDecay = 0)
        : base(learningRate)
    {
        Momentum = CheckMomentum(momentum);
        Dampening = Check(dampening, double.IsFinite(dampening), nameof(dampening), "that is finite");
        WeightDecay = CheckDecay(weightDecay);
        Nesterov = nesterov;
        if (nesterov && (momentum == 0 || dampening != 0))
            throw new ArgumentException($"Sgd with nesterov needs a momentum over 0 and no dampening, but got momentum {momentum} and dampening {dampening}", nameof(nesterov));
    }

    /// <summary>The momentum.</summary>
    public double Momentum { get; }

    /// <summary>How much of the gradient does not enter the momentum.</summary>
    public double Dampening { get; }

    /// <summary>Whether the step looks ahead.</summary>
    public bool Nesterov { get; }

    /// <summary>The coupled weight decay.</summary>
    public double WeightDecay { get; }

    /// <inheritdoc/>
    public override IReadOnlyList<string> StateNames => Momentum == 0 ? [] : ["momentum_buffer"];

    /// <inheritdoc/>
    public override IReadOnlyList<KeyValuePair<string, double>> Settings =>
        [Setting(nameof(Momentum), Momentum), Setting(nameof(Nesterov), Nesterov), Setting(nameof(Dampening), Dampening), Setting(nameof(WeightDecay), WeightDecay)];

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public override unsafe void Update(in ParameterRange range)
    {
        float* w = range.Weights + range.Begin, end = range.Weights + range.End;
        float* g = range.Gradients + range.Begin;
        Vector256<float> minusRate = Vector256.Create((float)-range.LearningRate), decay = Vector256.Create((float)(WeightDecay * range.DecayScale));
        if (Momentum == 0)
        {
            // Ranges are whole lines of 16 floats.
            for (; WeightDecay == 0 && w < end; w += 16, g += 16)
            {
                Vector256.MultiplyAddEstimate(minusRate, Vector256.Load(g), Vector256.Load(w)).Store(w);
                Vector256.MultiplyAddEstimate(minusRate, Vector256.Load(g + 8), Vector256.Load(w + 8)).Store(w + 8);
            }

            for (; w < end; w += 8, g += 8)
            {
                Vector256<float> weight = Vector256.Load(w);
                Vector256<float> gradient = Vector256.MultiplyAddEstimate(decay, weight, Vector256.Load(g));
                Vector256.MultiplyAddEstimate(minusRate, gradient, weight).Store(w);
            }

            return;
        }

        // v = 0 before the first update, where the whole gradient enters.
        float* v = range.State + range.Begin;
        Vector256<float> momentum = Vector256.Create((float)range.MomentumOr(Momentum)), share = Vector256.Create(range.Step == 0 ? 1f : (float)(1 - Dampening));
        Vector256<float> ahead = Nesterov ? momentum : Vector256<float>.One, now = Nesterov ? Vector256<float>.One : Vector256<float>.Zero;
        for (; w < end; w += 8, g += 8, v += 8)
        {
            Vector256<float> weight = Vector256.Load(w);
            Vector256<float> gradient = Vector256.MultiplyAddEstimate(decay, weight, Vector256.Load(g));
            Vector256<float> velocity = Vector256.MultiplyAddEstimate(momentum, Vector256.Load(v), share * gradient);
            velocity.Store(v);
            Vector256<float> step = Vector256.MultiplyAddEstimate(ahead, velocity, now * gradient);
            Vector256.MultiplyAddEstimate(minusRate, step, weight).Store(w);
        }
    }
}
