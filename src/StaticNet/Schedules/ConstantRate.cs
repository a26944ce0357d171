namespace StaticNet;

/// <summary>Always the optimizer's own rate.</summary>
public sealed record ConstantRate : LearningRateSchedule
{
    /// <inheritdoc/>
    public override double Rate(double baseRate, long step) => baseRate;
}
