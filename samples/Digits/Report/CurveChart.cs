using System.Globalization;
using System.Text;
using StaticNet;

namespace Digits.Report;

/// <summary>
/// Draws one value over the epochs as SVG, for training and for held-out digits. Colours come from the page's classes
/// <c>training</c> and <c>held-out</c>; pointing at a dot tells its number.
/// </summary>
public static class CurveChart
{
    private const double Width = 560, Height = 270, Left = 58, Right = 96, Top = 34, Bottom = 36;

    /// <summary>Draws a loss on a logarithmic axis, since it falls by factors.</summary>
    public static string Loss(IReadOnlyList<TrainingEpoch> epochs)
    {
        double[] all = [.. epochs.SelectMany(e => new[] { e.Loss, e.ValidationLoss }).Where(v => v > 0 && double.IsFinite(v)).DefaultIfEmpty(1)];
        double low = Math.Floor(Math.Log10(all.Min()) * 3 + 1e-9) / 3, high = Math.Max(Math.Ceiling(Math.Log10(all.Max()) * 3 - 1e-9) / 3, low + 1 / 3.0);
        // 1, 2 and 5 of each decade that is on the axis
        double[] ticks = [.. Enumerable.Range((int)Math.Floor(low) - 1, (int)(high - low) + 4).SelectMany(d => new[] { 1, 2, 5 }.Select(m => m * Math.Pow(10, d))).Where(v => Math.Log10(v) >= low - 1e-9 && Math.Log10(v) <= high + 1e-9)];
        return Draw("Loss", epochs, e => e.Loss, e => e.ValidationLoss, v => (Math.Log10(Math.Max(v, 1e-12)) - low) / (high - low), ticks, v => v.ToString("0.####", CultureInfo.InvariantCulture), v => v.ToString("0.0000", CultureInfo.InvariantCulture));
    }

    /// <summary>Draws the share of the right ones, from a round value below the least one to 100 %.</summary>
    public static string Accuracy(IReadOnlyList<TrainingEpoch> epochs)
    {
        double least = epochs.SelectMany(e => new[] { e.Accuracy, e.ValidationAccuracy }).DefaultIfEmpty(0).Min();
        double step = new[] { .002, .005, .01, .02, .05, .1, .2 }.First(s => (1 - least) / s <= 6 || s == .2);
        double low = Math.Clamp(Math.Floor(least / step) * step, 0, 1 - step);
        double[] ticks = [.. Enumerable.Range(0, 8).Select(i => 1 - i * step).Where(v => v >= low - 1e-9)];
        return Draw("Accuracy", epochs, e => e.Accuracy, e => e.ValidationAccuracy, v => (v - low) / (1 - low), ticks, v => (100 * v).ToString("0.#", CultureInfo.InvariantCulture) + " %", v => (100 * v).ToString("0.00", CultureInfo.InvariantCulture) + " %");
    }

    private static string Draw(string title, IReadOnlyList<TrainingEpoch> epochs, Func<TrainingEpoch, double> training, Func<TrainingEpoch, double> heldOut, Func<double, double> place, double[] ticks, Func<double, string> tickText, Func<double, string> valueText)
    {
        var svg = new StringBuilder();
        svg.Append(CultureInfo.InvariantCulture, $"<svg viewBox=\"0 0 {Width} {Height}\" role=\"img\" aria-label=\"{title} after each epoch\">\n<text class=\"title\" x=\"8\" y=\"14\">{title}</text>\n");
        foreach (double tick in ticks)
            svg.Append(CultureInfo.InvariantCulture, $"<line class=\"grid\" x1=\"{Left}\" x2=\"{Width - Right}\" y1=\"{Y(tick):F1}\" y2=\"{Y(tick):F1}\"/><text class=\"tick\" x=\"{Left - 8}\" y=\"{Y(tick) + 4:F1}\" text-anchor=\"end\">{tickText(tick)}</text>\n");
        int every = Math.Max(1, (epochs.Count + 9) / 10);
        for (int i = 0; i < epochs.Count; i += every)
            svg.Append(CultureInfo.InvariantCulture, $"<text class=\"tick\" x=\"{X(i):F1}\" y=\"{Height - Bottom + 20}\" text-anchor=\"middle\">{epochs[i].Epoch}</text>\n");
        svg.Append(CultureInfo.InvariantCulture, $"<text class=\"tick\" x=\"{Width - Right + 12}\" y=\"{Height - Bottom + 20}\">epoch</text>\n");

        Series("training", training);
        Series("held-out", heldOut);
        AppendNames();
        return svg.Append("</svg>\n").ToString();

        double X(int i) => epochs.Count < 2 ? (Left + Width - Right) / 2 : Left + 10 + (Width - Right - Left - 20) * i / (epochs.Count - 1);
        double Y(double value) => Height - Bottom - (Height - Bottom - Top) * Math.Clamp(place(value), 0, 1);

        void Series(string name, Func<TrainingEpoch, double> value)
        {
            svg.Append(CultureInfo.InvariantCulture, $"<polyline class=\"curve {name}\" points=\"{string.Join(' ', epochs.Select((e, i) => string.Create(CultureInfo.InvariantCulture, $"{X(i):F1},{Y(value(e)):F1}")))}\"/>\n");
            for (int i = 0; i < epochs.Count; i++)
                svg.Append(CultureInfo.InvariantCulture, $"<circle class=\"dot {name}\" cx=\"{X(i):F1}\" cy=\"{Y(value(epochs[i])):F1}\" r=\"4\"><title>epoch {epochs[i].Epoch}, {name}: {valueText(value(epochs[i]))}</title></circle>\n");
        }

        // Names stand at the ends of the curves, at least a line apart.
        void AppendNames()
        {
            if (epochs.Count == 0)
                return;
            double trainingY = Y(training(epochs[^1])), heldOutY = Y(heldOut(epochs[^1]));
            double apart = Math.Max(0, 16 - Math.Abs(trainingY - heldOutY)) / 2 * (trainingY <= heldOutY ? 1 : -1);
            double x = X(epochs.Count - 1) + 12;
            // Never into the line of the epochs' numbers.
            double down = Math.Min(0, Height - Bottom - 4 - Math.Max(trainingY - apart, heldOutY + apart));
            svg.Append(CultureInfo.InvariantCulture, $"<text class=\"name training\" x=\"{x:F1}\" y=\"{trainingY - apart + down + 4:F1}\">training</text>\n");
            svg.Append(CultureInfo.InvariantCulture, $"<text class=\"name held-out\" x=\"{x:F1}\" y=\"{heldOutY + apart + down + 4:F1}\">held-out</text>\n");
        }
    }
}
