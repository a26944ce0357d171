using System;

namespace StaticNet;

/// <summary>
/// What training makes small. It is the last attribute of a network and fixes what a target is. A network without
/// one is for prediction only, and no backward code is emitted for it.
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
}
