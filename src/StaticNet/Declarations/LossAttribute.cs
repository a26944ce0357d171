using System;

namespace StaticNet;

/// <summary>
/// What training makes small. It stands at the end of a network and fixes what a target is. Several losses, each <see cref="From"/> an output
/// of its own, are trained by their weighted sum. A network without one is for prediction only, and no backward code is emitted for it.
/// </summary>
[AttributeUsage(AttributeTargets.Class, Inherited = false, AllowMultiple = true)]
public abstract class LossAttribute : Attribute
{
    /// <summary>No label is ignored.</summary>
    private protected const int NoIndex = int.MinValue;

    /// <summary>No class has a weight of its own.</summary>
    private protected static readonly double[] None = new double[0];

    private protected LossAttribute()
    {
    }

    /// <summary>The name of the layer whose output it judges; the last layer unless told. A network with several losses has an output for each.</summary>
    public string? From { get; set; }

    /// <summary>What the loss is multiplied by in the sum that several losses are trained by; over 0.</summary>
    public double Weight { get; set; } = 1;

    internal LossAttribute Copy() => (LossAttribute)MemberwiseClone();
}
