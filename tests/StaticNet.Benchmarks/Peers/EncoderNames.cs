namespace StaticNet.Benchmarks.Peers;

/// <summary>
/// The parameters of <see cref="Encoder"/> as the comparison's model calls them, which lists a layer's norms behind its products:
/// <c>transformerencoder1.self_attn.in_proj_weight</c> is <c>l.0.qkv.weight</c>.
/// </summary>
internal static class EncoderNames
{
    private static readonly (string Ours, string Theirs)[] Parts =
    [
        ("transformerencoder1.", "l.0."), ("transformerencoder2.", "l.1."), ("self_attn.in_proj_", "qkv."), ("self_attn.out_proj.", "o."),
        ("linear", "f"), ("norm", "n"), ("dense1", "f"),
    ];

    public static string Of(string parameter) => Parts.Aggregate(parameter, (name, part) => name.Replace(part.Ours, part.Theirs, StringComparison.Ordinal));
}
