namespace StaticNet;

/// <summary>
/// A plain recurrent layer (Elman 1990): <c>h[t] = tanh(W_ih x[t] + b_ih + W_hh h[t-1] + b_hh)</c>, as PyTorch's RNN. <c>[T, F] -> [units]</c>, or
/// <c>[T, units]</c> with <see cref="RecurrentAttribute.ReturnSequences"/>. One gate.
/// </summary>
public sealed class SimpleRNNAttribute : RecurrentAttribute
{
    /// <summary>Declares a recurrent layer.</summary>
    /// <param name="units">The size of the state; at least 1.</param>
    public SimpleRNNAttribute(int units)
        : base(units)
    {
    }
}
