namespace StaticNet;

/// <summary>
/// An encoder layer of a transformer (Vaswani et al. 2017), <c>[T, E] -> [T, E]</c>, as PyTorch's TransformerEncoderLayer: attention and
/// two dense layers, each added to what it reads and normalised, <c>x = norm1(x + self_attn(x)); y = norm2(x + linear2(f(linear1(x))))</c>;
/// with <see cref="NormFirst"/> <c>x = x + self_attn(norm1(x)); y = x + linear2(f(linear1(norm2(x))))</c> (Xiong et al. 2020), which learns
/// without a warm-up. It stands for the layers <c>self_attn</c>, <c>linear1</c>, <c>linear2</c>, <c>norm1</c> and <c>norm2</c>, whose parameters
/// are named by path as PyTorch's are: <c>transformerencoder1.self_attn.in_proj_weight</c>; shapes and initial values are those of
/// <see cref="MultiHeadAttentionAttribute"/>, <see cref="DenseAttribute"/> and <see cref="LayerNormAttribute"/>. Several follow each other by repeating the attribute.
/// </summary>
public sealed class TransformerEncoderAttribute : LayerAttribute
{
    /// <summary>Declares an encoder layer.</summary>
    /// <param name="heads">How many heads the attention has; they divide the features E.</param>
    /// <param name="feedForward">Units of the first dense layer; at least 1, usually 4 E.</param>
    public TransformerEncoderAttribute(int heads, int feedForward)
    {
        Heads = heads;
        FeedForward = feedForward;
    }

    /// <summary>How many heads the attention has.</summary>
    public int Heads { get; internal set; }

    /// <summary>Units of the first dense layer.</summary>
    public int FeedForward { get; internal set; }

    /// <summary>Whether a step sees only itself and the steps before it.</summary>
    public bool Causal { get; set; }

    /// <summary>Whether attention and dense layers read normalised values, in place of normalising the sums.</summary>
    public bool NormFirst { get; set; }

    /// <summary>What stands between the dense layers.</summary>
    public EncoderActivation Activation { get; set; }

    /// <summary>While training, the probability of dropping an attention weight, an output of either half, or a unit between the dense layers; from 0 to 1.</summary>
    public double Dropout { get; set; } = 0.1;

    /// <summary>What the normalisations add to the variance; from 1e-20 to 1.</summary>
    public double Epsilon { get; set; } = 1e-5;
}
