namespace StaticNet;

/// <summary>How large gradients are kept from making large steps. Weight decay is added after clipping, as in PyTorch.</summary>
public sealed record GradientClipping
{
    private GradientClipping(double largestNorm, double largestValue)
    {
        LargestNorm = largestNorm;
        LargestValue = largestValue;
    }

    /// <summary>The largest Euclidean norm of the whole gradient; infinite where values are clipped.</summary>
    public double LargestNorm { get; }

    /// <summary>The largest size of an element; infinite where the norm is clipped.</summary>
    public double LargestValue { get; }

    /// <summary>
    /// By the norm of the whole gradient (Pascanu et al. 2013): where the norm is larger, all elements are multiplied by
    /// largest / (norm + 1e-6), as PyTorch's clip_grad_norm_ does. The direction stays.
    /// </summary>
    /// <param name="largest">The largest norm, over 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">It is not over 0.</exception>
    public static GradientClipping ByNorm(double largest) => new(Check(largest, nameof(ByNorm)), double.PositiveInfinity);

    /// <summary>By value: each element is kept within [-largest, largest].</summary>
    /// <param name="largest">The largest size of an element, over 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">It is not over 0.</exception>
    public static GradientClipping ByValue(double largest) => new(double.PositiveInfinity, Check(largest, nameof(ByValue)));

    /// <summary>What each element of a gradient of this norm is multiplied by; at most 1.</summary>
    internal double Scale(double norm) => Math.Min(1, LargestNorm / (norm + 1e-6));

    /// <summary>The norm after clipping, or a bound of it.</summary>
    internal double Bound(double norm, long elements) => Math.Min(norm * Scale(norm), LargestValue * Math.Sqrt(elements));

    private static double Check(double largest, string method) => (float)largest > 0 && float.IsFinite((float)largest)
        ? largest
        : throw new ArgumentOutOfRangeException(nameof(largest), largest, $"GradientClipping.{method} needs largest over 0 and finite");
}
