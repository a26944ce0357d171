namespace StaticNet;

/// <summary>
/// Long short-term memory (Hochreiter and Schmidhuber 1997), as PyTorch's LSTM: <c>i, f, o = s(W x[t] + b + U h[t-1] + c)</c>,
/// <c>g = tanh(the same)</c>, cells <c>c[t] = f c[t-1] + i g</c>, state <c>h[t] = o tanh(c[t])</c> with <c>s(a) = 1 / (1 + e^-a)</c>.
/// <c>[T, F] -> [units]</c>, or <c>[T, units]</c> with <see cref="RecurrentAttribute.ReturnSequences"/>. Four gates, in the order i, f, g, o.
/// </summary>
public sealed class LSTMAttribute : RecurrentAttribute
{
    /// <summary>Declares a layer of long short-term memory.</summary>
    /// <param name="units">The size of the state; at least 1.</param>
    public LSTMAttribute(int units)
        : base(units)
    {
    }
}
