namespace StaticNet;

/// <summary>
/// How parameters follow their gradients. An optimizer holds settings only: the trainer allocates its state and calls it for
/// ranges of floats, from several threads at once; each float is updated from its own gradient and state alone.
/// </summary>
public abstract class Optimizer
{
    private double learningRate;

    /// <summary>Sets the learning rate.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The rate is negative, not finite, or over 1e12.</exception>
    protected Optimizer(double learningRate) => LearningRate = learningRate;

    /// <summary>The learning rate, from 0 to 1e12; a schedule takes it as its base.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The rate is negative, not finite, or over 1e12.</exception>
    public double LearningRate
    {
        get => learningRate;
        set => learningRate = Check(value, value is >= 0 and <= 1e12, nameof(LearningRate), "from 0 to 1e12");
    }

    /// <summary>
    /// The state that each parameter has beside it, one float an element for each name; zero before the first update. Saved
    /// under these names, which are PyTorch's where it has the same state.
    /// </summary>
    public abstract IReadOnlyList<string> StateNames { get; }

    /// <summary>How many floats of state each parameter has.</summary>
    public int StateCount => StateNames.Count;

    /// <summary>
    /// The constants but the learning rate, by name; a flag is 0 or 1. Training that is resumed from a file checks that they are
    /// those it was saved with.
    /// </summary>
    public virtual IReadOnlyList<KeyValuePair<string, double>> Settings => [];

    /// <summary>Updates a range.</summary>
    public abstract void Update(in ParameterRange range);

    /// <summary>The kind with its settings: "Adam(Beta1 = 0.9, Beta2 = 0.999)".</summary>
    public override string ToString() => Settings.Count == 0
        ? GetType().Name
        : $"{GetType().Name}({string.Join(", ", Settings.Select(x => FormattableString.Invariant($"{x.Key} = {x.Value}")))})";

    /// <summary>The value, if it is valid.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is not; the message says what is.</exception>
    protected double Check(double value, bool isValid, string name, string valid) => isValid
        ? value
        : throw new ArgumentOutOfRangeException(name, value, $"{GetType().Name} needs {name} {valid}");

    /// <summary>How much of a running mean stays.</summary>
    private protected double CheckShare(double value, string name) => Check(value, value is >= 0 and < 1, name, "from 0 to under 1");

    /// <summary>Added to a root or under it, where it must not vanish in a float.</summary>
    private protected double CheckEpsilon(double value) => Check(value, (float)value > 0 && double.IsFinite(value), "epsilon", "over 0");

    private protected double CheckDecay(double value) => Check(value, value >= 0 && double.IsFinite(value), "weightDecay", "of 0 or more");

    private protected double CheckMomentum(double value) => Check(value, value >= 0 && double.IsFinite(value), "momentum", "of 0 or more");

    private protected static KeyValuePair<string, double> Setting(string name, double value) => new(name, value);

    private protected static KeyValuePair<string, double> Setting(string name, bool value) => new(name, value ? 1 : 0);
}
