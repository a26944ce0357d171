namespace StaticNet;

/// <summary>
/// The learning rate as a pure function of the update's index, computed in double: the same index always gives the same rate,
/// whatever went before. Schedules are records and do not change: equal settings are equal, and printing one shows them. A file of
/// training (<see cref="Trainer.Save(string)"/>) remembers all but those of your own.
/// </summary>
public abstract record LearningRateSchedule
{
    /// <summary>The rate of one update.</summary>
    /// <param name="baseRate">The optimizer's own rate.</param>
    /// <param name="step">The update's index, from 0.</param>
    public abstract double Rate(double baseRate, long step);

    /// <summary>The momentum (of Adam's kind, beta1) of one update; null, as usually, for the optimizer's own.</summary>
    /// <param name="step">The update's index, from 0.</param>
    public virtual double? Momentum(long step) => null;

    /// <summary>The schedule after one more epoch; itself, where it does not depend on how training goes.</summary>
    /// <param name="loss">The epoch's loss, on the validation data where there is some.</param>
    /// <param name="accuracy">Its accuracy; NaN for regressors.</param>
    public virtual LearningRateSchedule Observe(double loss, double accuracy) => this;

    /// <summary>The value, if it is valid.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is not; the message says what is.</exception>
    protected T Check<T>(T value, bool isValid, string name, string valid) => isValid
        ? value
        : throw new ArgumentOutOfRangeException(name, value, $"{GetType().Name} needs {name} {valid}");
}
