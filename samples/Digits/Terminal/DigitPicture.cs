using System.Globalization;
using System.Text;
using Digits.Drawing;

namespace Digits.Terminal;

/// <summary>
/// A digit for the terminal, 28 columns and 14 lines, with a bar for each probability beside it. In colour a character is an
/// upper half block, two pixels one above the other; without, it is one of five shades, their mean.
/// </summary>
public static class DigitPicture
{
    private const string Shades = " ░▒▓█";
    private const int BarLength = 20;

    /// <summary>Renders it.</summary>
    /// <param name="image">[28, 28], ink 1.</param>
    /// <param name="probabilities">[10]</param>
    /// <param name="caption">Above the bars.</param>
    /// <param name="colour">Whether the terminal understands 24-bit colours.</param>
    public static string Render(ReadOnlySpan<float> image, ReadOnlySpan<float> probabilities, string caption, bool colour)
    {
        var text = new StringBuilder();
        for (int row = 0; row < Pen.Size / 2; row++)
        {
            for (int column = 0; column < Pen.Size; column++)
                AppendPixels(text, image[2 * row * Pen.Size + column], image[(2 * row + 1) * Pen.Size + column], colour);
            text.Append(colour ? "\e[0m" : "");
            string beside = row switch
            {
                1 => caption,
                >= 3 and < 13 => Bar(row - 3, probabilities),
                _ => "",
            };
            while (!colour && beside.Length == 0 && text.Length > 0 && text[^1] == ' ')
                text.Length--;
            text.Append(beside.Length == 0 ? "" : "   " + beside).Append('\n');
        }
        return text.ToString();
    }

    private static void AppendPixels(StringBuilder text, float upper, float lower, bool colour)
    {
        if (!colour)
        {
            text.Append(Shades[(int)Math.Clamp((upper + lower) / 2 * Shades.Length, 0, Shades.Length - 1)]);
            return;
        }
        int above = Grey(upper), below = Grey(lower);
        text.Append(CultureInfo.InvariantCulture, $"\e[38;2;{above};{above};{above};48;2;{below};{below};{below}m▀");
    }

    // "7 ██████████▌           52.1 %", in steps of half a character
    private static string Bar(int digit, ReadOnlySpan<float> probabilities)
    {
        int halves = (int)Math.Round(probabilities[digit] * 2 * BarLength);
        string bar = new string('█', halves / 2) + (halves % 2 == 1 ? "▌" : "");
        string marker = digit == Recognition.Likeliest(probabilities) ? "◂" : "";
        return string.Create(CultureInfo.InvariantCulture, $"{digit} {bar.PadRight(BarLength)} {100 * probabilities[digit],5:F1} % {marker}").TrimEnd();
    }

    private static int Grey(float ink) => 20 + (int)(Math.Clamp(ink, 0, 1) * 235);
}
