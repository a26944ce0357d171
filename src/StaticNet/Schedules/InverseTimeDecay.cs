namespace StaticNet;

/// <summary>base / (1 + decay step): fast at first, ever slower.</summary>
public sealed record InverseTimeDecay : LearningRateSchedule
{
    /// <summary>Sets the decay.</summary>
    /// <param name="decay">How fast the rate falls, from 0: after 1 / decay updates it is halved.</param>
    /// <exception cref="ArgumentOutOfRangeException">It is negative or not finite.</exception>
    public InverseTimeDecay(double decay) => Decay = Check(decay, decay >= 0 && double.IsFinite(decay), nameof(decay), "of 0 or more");

    /// <summary>How fast the rate falls.</summary>
    public double Decay { get; }

    /// <inheritdoc/>
    public override double Rate(double baseRate, long step) => baseRate / (1 + Decay * step);
}
