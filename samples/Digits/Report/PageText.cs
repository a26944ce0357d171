using System.Globalization;

namespace Digits.Report;

/// <summary>Text and numbers as they may stand in a page.</summary>
public static class PageText
{
    /// <summary>Text with the characters replaced that HTML takes for its own.</summary>
    public static string Of(string text) => text.Replace("&", "&amp;").Replace("<", "&lt;").Replace(">", "&gt;").Replace("\"", "&quot;");

    /// <summary>A share as percent: 0.98765 as "98.77 %" with two digits.</summary>
    public static string Percent(double share, int digits) => (100 * share).ToString("F" + digits, CultureInfo.InvariantCulture) + "&nbsp;%";

    /// <summary>A whole number with grouped digits.</summary>
    public static string Count(long number) => number.ToString("N0", CultureInfo.InvariantCulture);
}
