namespace StaticNet;

/// <summary>
/// Adam with decoupled weight decay (Loshchilov and Hutter 2017) as in PyTorch: w -= rate decay w, then Adam's step on the
/// gradient of the loss alone.
/// </summary>
public sealed class AdamW : Optimizer
{
    private readonly AdamUpdate update;

    /// <summary>Sets the constants.</summary>
    /// <param name="learningRate">From 0.</param>
    /// <param name="beta1">How much of the mean gradient stays, from 0 to under 1.</param>
    /// <param name="beta2">How much of the mean square stays, from 0 to under 1.</param>
    /// <param name="epsilon">Added to the root, outside; over 0.</param>
    /// <param name="weightDecay">The factor of the weights that, times the rate, is taken off them.</param>
    /// <exception cref="ArgumentOutOfRangeException">A constant is out of its range.</exception>
    public AdamW(double learningRate = 1e-3, double beta1 = 0.9, double beta2 = 0.999, double epsilon = 1e-8, double weightDecay = 1e-2)
        : base(learningRate)
    {
        Beta1 = Check(beta1, beta1 is >= 0 and < 1, nameof(beta1), "from 0 to under 1");
        Beta2 = Check(beta2, beta2 is >= 0 and < 1, nameof(beta2), "from 0 to under 1");
        Epsilon = Check(epsilon, (float)epsilon > 0 && double.IsFinite(epsilon), nameof(epsilon), "over 0");
        WeightDecay = Check(weightDecay, weightDecay >= 0 && double.IsFinite(weightDecay), nameof(weightDecay), "of 0 or more");
        update = new AdamUpdate(Beta1, Beta2, Epsilon, CoupledDecay: 0, DecoupledDecay: WeightDecay);
    }

    /// <summary>How much of the mean gradient stays.</summary>
    public double Beta1 { get; }

    /// <summary>How much of the mean square stays.</summary>
    public double Beta2 { get; }

    /// <summary>Added to the root, outside.</summary>
    public double Epsilon { get; }

    /// <summary>The decoupled weight decay.</summary>
    public double WeightDecay { get; }

    /// <inheritdoc/>
    public override int StateCount => 2;

    /// <inheritdoc/>
    public override void Update(in ParameterRange range) => update.Run(range);
}
