using System;

namespace StaticNet;

/// <summary>
/// Marks a class whose layers are put into networks by <see cref="BlockAttribute{TBlock}"/>. It has no input and no loss of its
/// own, and nothing is generated for it.
/// </summary>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class NetworkBlockAttribute : Attribute
{
}
