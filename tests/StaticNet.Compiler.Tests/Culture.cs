using System.Globalization;

namespace StaticNet.Compiler.Tests;

/// <summary>
/// A culture in which every number looks different. Made by hand, since the repository builds without the machine's cultures:
/// a comma for the point as in fi-FI, another minus and grouping as in ar-SA.
/// </summary>
internal static class Culture
{
    public static T Strange<T>(Func<T> action)
    {
        CultureInfo kept = CultureInfo.CurrentCulture;
        var culture = (CultureInfo)CultureInfo.InvariantCulture.Clone();
        culture.NumberFormat = new NumberFormatInfo
        {
            NumberDecimalSeparator = ",",
            NumberGroupSeparator = ".",
            NegativeSign = "\u2212",
            PositiveInfinitySymbol = "\u221e",
            NaNSymbol = "ep\u00e4luku",
        };
        try
        {
            CultureInfo.CurrentCulture = culture;
            Assert.Equal("\u22121,5", (-1.5).ToString());
            return action();
        }
        finally
        {
            CultureInfo.CurrentCulture = kept;
        }
    }
}
