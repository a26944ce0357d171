namespace StaticNet;

/// <summary>What a <see cref="TransformerEncoderAttribute"/> puts between its two dense layers.</summary>
public enum EncoderActivation
{
    /// <summary><c>max(0, x)</c>.</summary>
    ReLU,

    /// <summary><c>x Phi(x)</c>, exactly.</summary>
    GELU,
}
