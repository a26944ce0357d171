namespace StaticNet;

/// <summary>
/// Gated recurrent units (Cho et al. 2014), as PyTorch's GRU: <c>r, z = s(W x[t] + b + U h[t-1] + c)</c>,
/// <c>n = tanh(W_n x[t] + b_n + r (U_n h[t-1] + c_n))</c>, <c>h[t] = (1 - z) n + z h[t-1]</c> with <c>s(a) = 1 / (1 + e^-a)</c>.
/// <c>[T, F] -> [units]</c>, or <c>[T, units]</c> with <see cref="RecurrentAttribute.ReturnSequences"/>. Three gates, in the order r, z, n.
/// </summary>
public sealed class GRUAttribute : RecurrentAttribute
{
    /// <summary>Declares a layer of gated recurrent units.</summary>
    /// <param name="units">The size of the state; at least 1.</param>
    public GRUAttribute(int units)
        : base(units)
    {
    }
}
