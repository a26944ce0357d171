namespace StaticNet;

/// <summary>
/// Self-attention with several heads (Vaswani et al. 2017, Attention Is All You Need), <c>[T, E] -> [T, E]</c>: queries, keys and
/// values are <c>[Q K V] = x in_proj_weight^T + in_proj_bias</c>; each head takes E / heads features of them and gives
/// <c>softmax(Q K^T / sqrt(E / heads)) V</c>, the softmax over the keys of each query; and <c>out_proj</c> mixes what the heads give.
/// Parameters, named and shaped as PyTorch's MultiheadAttention: <c>in_proj_weight [3 E, E]</c> Xavier-uniform,
/// U(-sqrt(6 / 4 E), sqrt(6 / 4 E)); <c>in_proj_bias [3 E]</c> 0; <c>out_proj.weight [E, E]</c> from U(-1/sqrt(E), 1/sqrt(E));
/// <c>out_proj.bias [E]</c> 0.
/// </summary>
public sealed class MultiHeadAttentionAttribute : LayerAttribute
{
    /// <summary>Declares self-attention.</summary>
    /// <param name="heads">How many heads; they divide the features E.</param>
    public MultiHeadAttentionAttribute(int heads) => Heads = heads;

    /// <summary>How many heads.</summary>
    public int Heads { get; }

    /// <summary>Whether a step sees only itself and the steps before it, as a model that predicts the next one must.</summary>
    public bool Causal { get; set; }

    /// <summary>The probability that, while training, the weight of a key is dropped, from 0 to 1; the others are scaled by 1 / (1 - p).</summary>
    public double Dropout { get; set; }
}
