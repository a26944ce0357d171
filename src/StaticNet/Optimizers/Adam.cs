namespace StaticNet;

/// <summary>
/// Adam (Kingma and Ba 2014) as in PyTorch: m and v are running means of the gradient and of its square, corrected for their
/// start at 0; w -= rate m / (sqrt(v) + epsilon). Weight decay is coupled: it goes through the means. See <see cref="AdamW"/>.
/// </summary>
public sealed class Adam : Optimizer
{
    private readonly AdamUpdate update;

    /// <summary>Sets the constants.</summary>
    /// <param name="learningRate">From 0.</param>
    /// <param name="beta1">How much of the mean gradient stays, from 0 to under 1.</param>
    /// <param name="beta2">How much of the mean square stays, from 0 to under 1.</param>
    /// <param name="epsilon">Added to the root, outside; over 0.</param>
    /// <param name="weightDecay">The factor of the weights that is added to their gradients.</param>
    /// <param name="amsGrad">Whether to divide by the largest mean square so far (Reddi et al. 2018), which takes one more float a parameter.</param>
    /// <exception cref="ArgumentOutOfRangeException">A constant is out of its range.</exception>
    public Adam(double learningRate = 1e-3, double beta1 = 0.9, double beta2 = 0.999, double epsilon = 1e-8, double weightDecay = 0, bool amsGrad = false)
        : base(learningRate)
    {
        Beta1 = CheckShare(beta1, nameof(beta1));
        Beta2 = CheckShare(beta2, nameof(beta2));
        Epsilon = CheckEpsilon(epsilon);
        WeightDecay = CheckDecay(weightDecay);
        AmsGrad = amsGrad;
        update = new AdamUpdate(Beta1, Beta2, Epsilon, CoupledDecay: WeightDecay, DecoupledDecay: 0, AmsGrad);
    }

    /// <summary>How much of the mean gradient stays.</summary>
    public double Beta1 { get; }

    /// <summary>How much of the mean square stays.</summary>
    public double Beta2 { get; }

    /// <summary>Added to the root, outside.</summary>
    public double Epsilon { get; }

    /// <summary>The coupled weight decay.</summary>
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
