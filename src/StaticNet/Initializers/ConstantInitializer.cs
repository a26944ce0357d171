using StaticNet.Runtime;

namespace StaticNet.Initializers;

/// <summary>Every element the same.</summary>
/// <param name="Value">Its value.</param>
public sealed record ConstantInitializer(float Value) : Initializer
{
    /// <inheritdoc/>
    public override void Fill(Span<float> values, ulong key) => values.Fill(Value);
}
