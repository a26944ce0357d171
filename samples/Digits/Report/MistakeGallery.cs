using System.Globalization;
using System.Text;
using Digits.Drawing;

namespace Digits.Report;

/// <summary>The digits that were taken for others, the surest mistakes first, each with the probabilities it was given.</summary>
public static class MistakeGallery
{
    private const int Most = 60;

    /// <summary>Renders it.</summary>
    public static string Render(ReportContent content)
    {
        Recognition recognition = content.Recognition;
        if (recognition.Mistakes.Count == 0)
            return "<p>None: every held-out digit was recognised.</p>\n";
        var html = new StringBuilder("<div class=\"mistakes\">\n");
        foreach (int index in recognition.Mistakes.Take(Most))
        {
            int label = recognition.Label(index), predicted = recognition.Predicted(index);
            html.Append("<figure>").Append(Picture(content.HeldOut.Input(index), $"a {label}"));
            html.Append(Bars(recognition.Probabilities(index), label));
            html.Append(CultureInfo.InvariantCulture, $"<figcaption>a <b class=\"truth\">{label}</b>, taken for <b class=\"error\">{predicted}</b></figcaption></figure>\n");
        }
        html.Append("</div>\n");
        int more = recognition.Mistakes.Count - Most;
        return more > 0 ? html.Append($"<p class=\"note\">and {PageText.Count(more)} more</p>\n").ToString() : html.ToString();
    }

    /// <summary>A digit's image.</summary>
    public static string Picture(ReadOnlySpan<float> image, string name) =>
        $"<img class=\"digit\" src=\"{PngImage.DataUri(ColourMap.Ink(image), Pen.Size, channels: 1)}\" alt=\"{name}\">";

    /// <summary>The probabilities as a small column chart; the true digit's column has the colour of what is right.</summary>
    public static string Bars(ReadOnlySpan<float> probabilities, int label)
    {
        const int step = 10, top = 40;
        var svg = new StringBuilder("<svg class=\"bars\" viewBox=\"0 0 100 54\" role=\"img\" aria-label=\"probabilities\">");
        int likeliest = Recognition.Likeliest(probabilities);
        for (int digit = 0; digit < probabilities.Length; digit++)
        {
            double height = Math.Max(1, probabilities[digit] * top);
            string kind = digit == label ? "truth" : digit == likeliest ? "error" : "other";
            svg.Append(CultureInfo.InvariantCulture, $"<g class=\"{kind}\"><title>{digit}: {100 * probabilities[digit]:F1} %</title><rect x=\"{digit * step + 1}\" y=\"{top - height:F1}\" width=\"8\" height=\"{height:F1}\" rx=\"1\"/><text x=\"{digit * step + 5}\" y=\"51\">{digit}</text></g>");
        }
        return svg.Append("</svg>").ToString();
    }
}
