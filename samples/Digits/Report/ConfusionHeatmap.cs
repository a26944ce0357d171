using System.Globalization;
using System.Text;

namespace Digits.Report;

/// <summary>The confusion table as HTML: right ones in the accent colour, mistakes redder the more there are.</summary>
public static class ConfusionHeatmap
{
    /// <summary>Renders it.</summary>
    public static string Render(int[,] confusion)
    {
        int classes = confusion.GetLength(0), mostMistakes = 1;
        for (int label = 0; label < classes; label++)
            for (int predicted = 0; predicted < classes; predicted++)
                if (label != predicted)
                    mostMistakes = Math.Max(mostMistakes, confusion[label, predicted]);

        var html = new StringBuilder("<div class=\"wide\"><table class=\"confusion\">\n<thead><tr><th></th>");
        html.Append(CultureInfo.InvariantCulture, $"<th colspan=\"{classes}\">taken for</th><th></th></tr>\n<tr><th>shown</th>");
        for (int predicted = 0; predicted < classes; predicted++)
            html.Append(CultureInfo.InvariantCulture, $"<th>{predicted}</th>");
        html.Append("<th>right</th></tr></thead>\n<tbody>\n");
        for (int label = 0; label < classes; label++)
        {
            int sum = Enumerable.Range(0, classes).Sum(predicted => confusion[label, predicted]);
            html.Append(CultureInfo.InvariantCulture, $"<tr><th>{label}</th>");
            for (int predicted = 0; predicted < classes; predicted++)
                html.Append(Cell(confusion[label, predicted], sum, label, predicted, mostMistakes));
            html.Append(CultureInfo.InvariantCulture, $"<td class=\"sum\">{(sum == 0 ? "&ndash;" : PageText.Percent(confusion[label, label] / (double)sum, 1))}</td></tr>\n");
        }
        return html.Append("</tbody></table></div>\n").ToString();
    }

    private static string Cell(int count, int sum, int label, int predicted, int mostMistakes)
    {
        if (count == 0)
            return "<td class=\"none\">&middot;</td>";
        bool right = label == predicted;
        // The square root keeps single mistakes visible beside frequent ones.
        double strength = right ? .25 + .6 * count / sum : .18 + .6 * Math.Sqrt(count / (double)mostMistakes);
        string meaning = right ? $"{label} rightly recognised" : $"{label} taken for {predicted}";
        return string.Create(CultureInfo.InvariantCulture, $"<td class=\"{(right ? "right" : "wrong")}\" style=\"--s:{100 * strength:F0}%\" title=\"{meaning}: {count} of {sum}\">{count}</td>");
    }
}
