namespace StaticNet;

/// <summary>
/// What a layer's weights (its parameters of two axes or more) are before training. For a weight [out, in, kernel...], fan in is
/// in times the kernel's area and fan out is out times it, counted as PyTorch does. g is <see cref="LayerAttribute.InitGain"/>.
/// </summary>
public enum Init
{
    /// <summary>PyTorch's own for the layer, as its attribute says.</summary>
    Default,

    /// <summary>U(-b, b) with b = g sqrt(3 / fan in), g = sqrt 2 unless set: keeps the variance behind ReLU (He et al. 2015).</summary>
    KaimingUniform,

    /// <summary>N(0, s) with s = g / sqrt(fan in), g = sqrt 2 unless set.</summary>
    KaimingNormal,

    /// <summary>U(-b, b) with b = g sqrt(6 / (fan in + fan out)), g = 1 unless set: for tanh (Glorot and Bengio 2010).</summary>
    XavierUniform,

    /// <summary>N(0, s) with s = g sqrt(2 / (fan in + fan out)), g = 1 unless set.</summary>
    XavierNormal,

    /// <summary>U(-b, b) with b = g sqrt(3 / fan in), g = 1 unless set: for SELU (LeCun et al. 1998).</summary>
    LeCunUniform,

    /// <summary>N(0, s) with s = g / sqrt(fan in), g = 1 unless set.</summary>
    LeCunNormal,

    /// <summary>U(-b, b), b being <see cref="LayerAttribute.InitValue"/>, 0.05 unless set.</summary>
    Uniform,

    /// <summary>N(0, s), s being <see cref="LayerAttribute.InitValue"/>, 0.02 unless set.</summary>
    Normal,

    /// <summary>N(0, s) without what lies beyond 2 s, s being <see cref="LayerAttribute.InitValue"/>, 0.02 unless set. Its own deviation is 0.88 s.</summary>
    TruncatedNormal,

    /// <summary>
    /// g times a random matrix [out, all the rest] with orthogonal rows or, where there are more rows than columns, columns of length 1
    /// (Saxe et al. 2013), g = 1 unless set.
    /// </summary>
    Orthogonal,

    /// <summary>Every weight is <see cref="LayerAttribute.InitValue"/>, 0 unless set.</summary>
    Constant,
}
