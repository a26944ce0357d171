using StaticNet.Runtime;

namespace StaticNet.Initializers;

/// <summary>Rows of N(0, 1), as <see cref="NormalInitializer"/> draws them, but one of zeros.</summary>
/// <param name="Size">Elements of a row.</param>
/// <param name="PaddingIndex">The row of zeros.</param>
public sealed record EmbeddingInitializer(double Size, double PaddingIndex) : Initializer
{
    /// <inheritdoc/>
    public override void Fill(Span<float> values, ulong key)
    {
        new NormalInitializer(0, 1).Fill(values, key);
        values.Slice((int)PaddingIndex * (int)Size, (int)Size).Clear();
    }
}
