using System.Text;

namespace Digits.Terminal;

/// <summary>The confusion table as text: a row for each digit, a column for what it was taken for, dots for zeros.</summary>
public static class ConfusionTable
{
    /// <summary>Renders it, with the share of the right ones at the end of each row.</summary>
    public static string Render(int[,] confusion)
    {
        int classes = confusion.GetLength(0);
        var text = new StringBuilder("shown  taken for\n      ");
        for (int predicted = 0; predicted < classes; predicted++)
            text.Append($"{predicted,6}");
        text.Append('\n');
        for (int label = 0; label < classes; label++)
        {
            int sum = 0;
            text.Append($"{label,5} ");
            for (int predicted = 0; predicted < classes; predicted++)
            {
                int count = confusion[label, predicted];
                sum += count;
                text.Append(count == 0 ? "     ·" : $"{count,6}");
            }
            text.Append(sum == 0 ? "       -\n" : $"{100.0 * confusion[label, label] / sum,7:F1} %\n");
        }
        return text.ToString();
    }
}
