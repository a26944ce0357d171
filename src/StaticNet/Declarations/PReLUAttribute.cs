namespace StaticNet;

/// <summary>
/// <c>y = x</c> where <c>x > 0</c>, else <c>w x</c>, with a slope that is learned (He et al. 2015).
/// Parameter <c>weight [1]</c>, or <c>weight [channels]</c> with <see cref="PerChannel"/>; initially <see cref="Slope"/>. Weight decay does it no good.
/// </summary>
public sealed class PReLUAttribute : LayerAttribute
{
    /// <summary>Whether each channel of an image, each feature of a sequence, each element of a vector has its own slope.</summary>
    public bool PerChannel { get; set; }

    /// <summary>The slope before training.</summary>
    public double Slope { get; set; } = 0.25;
}
