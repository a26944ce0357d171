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

    /// <summary>How many floats of state each parameter has; they are zero before the first update.</summary>
    public abstract int StateCount { get; }

    /// <summary>Updates a range.</summary>
    public abstract void Update(in ParameterRange range);

    /// <summary>The value, if it is valid.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is not; the message says what is.</exception>
    protected double Check(double value, bool isValid, string name, string valid) => isValid
        ? value
        : throw new ArgumentOutOfRangeException(name, value, $"{GetType().Name} needs {name} {valid}");
}
