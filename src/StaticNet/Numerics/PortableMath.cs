namespace StaticNet.Numerics;

/// <summary>
/// Logarithm and cosine of nothing but sums, products and quotients in a fixed order, which are rounded alike on every machine; those
/// of the platform differ in their last bit. For initial weights, where the same seed must give the same bits. Within 4e-16 of the truth.
/// </summary>
internal static class PortableMath
{
    private const double Ln2 = 0.69314718055994530942;

    /// <summary>The natural logarithm of a normal number over 0.</summary>
    public static double Log(double x)
    {
        // x = 2^exponent m, m within 1/sqrt(2) and sqrt(2); ln m = 2 (s + s^3/3 + s^5/5 + ...), s = (m - 1) / (m + 1), at most 0.172.
        long bits = BitConverter.DoubleToInt64Bits(x);
        int exponent = (int)(bits >> 52) - 1023;
        double m = BitConverter.Int64BitsToDouble((bits & 0x000FFFFFFFFFFFFF) | 0x3FF0000000000000);
        if (m > 1.4142135623730951)
        {
            m /= 2;
            exponent++;
        }

        double s = (m - 1) / (m + 1), square = s * s, sum = 0;
        for (int n = 23; n >= 3; n -= 2)
            sum = (sum + 1.0 / n) * square;
        return exponent * Ln2 + (2 * s + 2 * s * sum);
    }

    /// <summary>cos(2 pi turns), for turns from 0 to 1.</summary>
    public static double CosineOfTurns(double turns)
    {
        // All of these are exact: the cosine is even, and that of half a turn less is its negative.
        double half = turns > 0.5 ? 1 - turns : turns, quarter = half > 0.25 ? 0.5 - half : half;
        double cosine = quarter > 0.125 ? Sine(2 * Math.PI * (0.25 - quarter)) : Cosine(2 * Math.PI * quarter);
        return half > 0.25 ? -cosine : cosine;
    }

    // Taylor's series to x^18, x at most pi / 4.
    private static double Cosine(double x)
    {
        double square = x * x, sum = 1;
        for (int n = 18; n >= 2; n -= 2)
            sum = 1 - square / (n * (n - 1)) * sum;
        return sum;
    }

    private static double Sine(double x)
    {
        double square = x * x, sum = 1;
        for (int n = 19; n >= 3; n -= 2)
            sum = 1 - square / (n * (n - 1)) * sum;
        return x * sum;
    }
}
