namespace StaticNet.Numerics;

/// <summary>
/// Philox4x32-10, the counter-based generator of Salmon, Moraes, Dror and Shaw, "Parallel Random Numbers: As Easy as 1, 2, 3"
/// (SC 2011). Initial weights come from it: element i of a parameter is a function of the parameter's key and of i alone.
/// </summary>
public static class Philox
{
    /// <summary>The four words of one counter.</summary>
    /// <param name="key">The key's low and high word.</param>
    /// <param name="counter">The counter's two low words; the two high words are zero.</param>
    public static (uint X0, uint X1, uint X2, uint X3) Block(ulong key, ulong counter) =>
        Block((uint)key, (uint)(key >> 32), (uint)counter, (uint)(counter >> 32), 0, 0);

    /// <summary>A number of [0, 1) with 53 random bits, from the first two words of the counter's block.</summary>
    public static double Uniform(ulong key, ulong counter)
    {
        var (x0, x1, _, _) = Block(key, counter);
        return ToUniform(x0, x1);
    }

    /// <summary>
    /// A number of the standard normal distribution (Box and Muller 1958): sqrt(-2 ln(1 - u)) cos(2 pi v), u of the first two
    /// words of the counter's block and v of the last two. The same bits on every machine.
    /// </summary>
    public static double Normal(ulong key, ulong counter)
    {
        var (x0, x1, x2, x3) = Block(key, counter);
        return Math.Sqrt(-2 * PortableMath.Log(1 - ToUniform(x0, x1))) * PortableMath.CosineOfTurns(ToUniform(x2, x3));
    }

    internal static (uint X0, uint X1, uint X2, uint X3) Block(uint k0, uint k1, uint x0, uint x1, uint x2, uint x3)
    {
        for (int round = 0; round < 10; round++)
        {
            ulong left = (ulong)x0 * 0xD2511F53, right = (ulong)x2 * 0xCD9E8D57;
            (x0, x1, x2, x3) = ((uint)(right >> 32) ^ x1 ^ k0, (uint)right, (uint)(left >> 32) ^ x3 ^ k1, (uint)left);
            k0 += 0x9E3779B9;
            k1 += 0xBB67AE85;
        }

        return (x0, x1, x2, x3);
    }

    private static double ToUniform(uint low, uint high) => ((((ulong)high << 32) | low) >> 11) * (1.0 / (1L << 53));
}
