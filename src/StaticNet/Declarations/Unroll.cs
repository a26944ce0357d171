namespace StaticNet;

/// <summary>Whether a network's code has loops.</summary>
public enum Unroll
{
    /// <summary>
    /// What is fastest, by measured sizes: tiles in loops with literal bounds, and short sums, or whole predictions of tiny networks,
    /// written out. Batches run many samples through a layer at once.
    /// </summary>
    Auto,

    /// <summary>
    /// Forward and backward code of a sample is straight-line, without any loop; loops over the samples of a batch remain. For the
    /// smallest networks, as the text grows with the multiply-adds: a network that is too large for it, or has a layer that cannot be
    /// written so, is an error. Code of more than about 500 statements is cut into several methods, since the JIT gives up on larger ones.
    /// </summary>
    Full,

    /// <summary>Loops everywhere, each kernel a method: the shortest text.</summary>
    None,
}
