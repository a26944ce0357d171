namespace StaticNet.Compiler.Kernels.Recurrent;

/// <summary>What a recurrent layer does in a step.</summary>
internal enum RecurrentCell
{
    /// <summary>h' = tanh(a), where a = W x + U h and the biases.</summary>
    Simple,

    /// <summary>r, z = s(a_r), s(a_z); n = tanh(W_n x + b + r (U_n h + c)); h' = (1 - z) n + z h.</summary>
    Gru,

    /// <summary>i, f, g, o = s(a_i), s(a_f), tanh(a_g), s(a_o); c' = f c + i g; h' = o tanh(c').</summary>
    Lstm,
}
