using System;

namespace StaticNet;

/// <summary>
/// What training makes small. It is the last attribute of a network and fixes what a target is. A network without
/// one is for prediction only, and no backward code is emitted for it.
/// </summary>
[AttributeUsage(AttributeTargets.Class, Inherited = false, AllowMultiple = true)]
public abstract class LossAttribute : Attribute
{
    private protected LossAttribute()
    {
    }
}
