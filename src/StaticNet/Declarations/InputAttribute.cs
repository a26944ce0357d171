using System;

namespace StaticNet;

/// <summary>
/// The shape of one sample: <c>[Input(784)]</c> is a vector, <c>[Input(12, 40)]</c> a sequence of 12 steps with 40
/// features each, <c>[Input(3, 32, 32)]</c> an image of 3 channels, 32 rows and 32 columns. The batch is never part of it.
/// </summary>
[AttributeUsage(AttributeTargets.Class, Inherited = false, AllowMultiple = true)]
public class InputAttribute : Attribute
{
    /// <summary>Declares an input.</summary>
    /// <param name="shape">One to three sizes, each at least 1; channels first.</param>
    public InputAttribute(params int[] shape) => Shape = shape;

    /// <summary>The sizes of one sample, channels first.</summary>
    public int[] Shape { get; }

    /// <summary>The name by which a layer's <see cref="LayerAttribute.From"/> reads it; "input" unless told.</summary>
    public string? Name { get; set; }

    internal virtual bool IsTokens => false;
}
