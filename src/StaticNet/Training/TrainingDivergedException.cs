namespace StaticNet;

/// <summary>
/// A loss, gradient or running statistic was not finite (or the gradient's norm over 1e18), so the step changed nothing: weights
/// and running statistics are those of the last good step. Training can go on, with a lower learning rate.
/// </summary>
public sealed class TrainingDivergedException : ArithmeticException
{
    internal TrainingDivergedException(string network, string layer, string what, long step, double learningRate, DivergenceReason reason)
        : base(Describe(network, what, step, learningRate, reason))
    {
        Layer = layer;
        Step = step;
        LearningRate = learningRate;
        Reason = reason;
    }

    /// <summary>The first layer where it was seen; "input" or "loss" where it was no layer.</summary>
    public string Layer { get; }

    /// <summary>The step's index, from 0.</summary>
    public long Step { get; }

    /// <summary>The learning rate of the step.</summary>
    public double LearningRate { get; }

    /// <summary>What was not finite.</summary>
    public DivergenceReason Reason { get; }

    private static string Describe(string network, string what, long step, double learningRate, DivergenceReason reason)
    {
        string advice = reason == DivergenceReason.Input
            ? "Look for the number in the data"
            : FormattableString.Invariant($"Lower the learning rate, for instance from {learningRate:G3} to {learningRate / 10:G3}");
        return FormattableString.Invariant($"Training of {network} diverged at step {step}: {what}. The weights are as they were before this step. {advice}");
    }
}
