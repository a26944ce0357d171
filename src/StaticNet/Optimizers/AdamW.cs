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
    /// <param name="amsGrad">Whether to divide by the largest mean square so far (Reddi et al. 2018), which takes one more float a parameter.</param>
    /// <exception cref="ArgumentOutOfRangeException">A constant is out of its range.</exception>
    public AdamW(double learningRate = 1e-3, double beta1 = 0.9, double beta2 = 0.999, double epsilon = 1e-8, double weightDecay = 1e-2, bool amsGrad = false)
        : base(learningRate)
    {
        Beta1 = CheckShare(beta1, nameof(beta1));
        Beta2 = CheckShare(beta2, nameof(beta2));
        Epsilon = CheckEpsilon(epsilon);
        WeightDecay = CheckDecay(weightDecay);
        AmsGrad = amsGrad;
        update = new AdamUpdate(Beta1, Beta2, Epsilon, CoupledDecay: 0, DecoupledDecay: WeightDecay, AmsGrad);
    }

    /// <summary>How much of the mean gradient stays.</summary>
    public double Beta1 { get; }

    /// <summary>How much of the mean square stays.</summary>
    public double Beta2 { get; }

    /// <summary>Added to the root, outside.</summary>
    public double Epsilon { get; }

    /// <summary>The decoupled weight decay.</summary>
    public double WeightDecay { get; }

    /// <summary>Whether it divides by the largest mean square so far.</summary>
    public bool AmsGrad { get; }

    /// <inheritdoc/>
    public override IReadOnlyList<string> StateNames => update.StateNames;

    /// <inheritdoc/>
    public override IReadOnlyList<KeyValuePair<string, double>> Settings =>
        [Setting(nameof(Beta1), Beta1), Setting(nameof(Beta2), Beta2), Setting(nameof(Epsilon), Epsilon), Setting(nameof(WeightDecay), WeightDecay), Setting(nameof(AmsGrad), AmsGrad)];

    /// <inheritdoc/>
    public override void Update(in ParameterRange range) => update.Run(range);
}
