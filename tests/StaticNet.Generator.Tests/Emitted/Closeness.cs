using System.Globalization;

namespace StaticNet.Generator.Tests.Emitted;

/// <summary>Whether floats are what doubles say, within |a - b| at most absolute + relative |b|.</summary>
internal static class Closeness
{
    /// <summary>Null where all are; else what is worst, with its index and both values.</summary>
    public static string? Complaint(string what, ReadOnlySpan<float> actual, ReadOnlySpan<double> expected, double absolute = 2e-5, double relative = 2e-4)
    {
        if (actual.Length != expected.Length)
            return $"{what} has {actual.Length} values, not {expected.Length}";
        int worst = -1, count = 0;
        double worstShare = 1;
        for (int i = 0; i < actual.Length; i++)
        {
            // Written so that NaN is never close, and is the worst.
            double share = Math.Abs(actual[i] - expected[i]) / (absolute + relative * Math.Abs(expected[i]));
            share = double.IsNaN(share) ? double.PositiveInfinity : share;
            if (share <= 1)
                continue;
            count++;
            if (share > worstShare)
                (worst, worstShare) = (i, share);
        }

        return worst < 0 ? null : string.Create(CultureInfo.InvariantCulture,
            $"{what}[{worst}] is {actual[worst]:g9}, not {expected[worst]:g9}: an error of {Math.Abs(actual[worst] - expected[worst]):g3}, {worstShare:g3} times the tolerance ({count} of {actual.Length} are wrong)");
    }
}
