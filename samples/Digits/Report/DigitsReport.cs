namespace Digits.Report;

/// <summary>Puts the report together: one page of HTML that holds everything it shows.</summary>
public static class DigitsReport
{
    /// <summary>Renders the page.</summary>
    public static string Render(ReportContent content)
    {
        Recognition recognition = content.Recognition;
        int shown = content.ShownDigit, label = recognition.Label(shown);
        return $"""
            <!DOCTYPE html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <title>Digits: {PageText.Percent(recognition.Accuracy, 1)}</title>
            <style>
            {ReportStyle.Css}
            </style>
            </head>
            <body><main>
            <h1>Digits</h1>
            <p>A convolutional network, declared as a few attributes, learned from {PageText.Count(content.TrainingCount)} {PageText.Of(content.DataName)}
            and was asked about {PageText.Count(recognition.Count)} that it had never seen.</p>
            {Numbers(content)}
            <section><h2>Learning</h2>
            <p>The training curve is measured while the network changes, over the whole epoch; the held-out curve after it.</p>
            <div class="charts">
            {CurveChart.Loss(content.Epochs)}{CurveChart.Accuracy(content.Epochs)}</div></section>
            <section><h2>What the first layer looks for</h2>
            <p>Its filters, {PageText.Of(content.Filters.Name)} [{string.Join(", ", content.Filters.Shape)}]: ink under orange speaks for the pattern, ink under blue against it.</p>
            {LayerGallery.Filters(content.Filters)}</section>
            <section><h2>One digit, layer by layer</h2>
            <p>Every channel of every layer's output for one held-out {label}. Orange is above zero, blue below; each layer has its own scale.</p>
            <div class="way">{MistakeGallery.Picture(content.HeldOut.Input(shown), $"a {label}")}{MistakeGallery.Bars(recognition.Probabilities(shown), label)}</div>
            {LayerGallery.Layers(content.Layers)}</section>
            <section><h2>What is taken for what</h2>
            <p>Held-out digits by what they show and what they were taken for.</p>
            {ConfusionHeatmap.Render(recognition.Confusion)}</section>
            <section><h2>The wrongly classified</h2>
            <p>{PageText.Count(recognition.Mistakes.Count)} of {PageText.Count(recognition.Count)}, the surest mistakes first, with the probability of each digit: <b class="truth">what it is</b>, <b class="error">what it was taken for</b>.</p>
            {MistakeGallery.Render(content)}</section>
            </main></body>
            </html>

            """.ReplaceLineEndings("\n");
    }

    private static string Numbers(ReportContent content)
    {
        Recognition recognition = content.Recognition;
        (string Value, string Name)[] numbers =
        [
            (PageText.Percent(recognition.Accuracy, 2), "of held-out digits right"),
            ($"{PageText.Count(recognition.Mistakes.Count)}", $"wrong of {PageText.Count(recognition.Count)}"),
            (FormattableString.Invariant($"{content.TrainingSeconds:F1}&nbsp;s"), content.Epochs.Count == 1 ? "for one epoch of training" : $"for {content.Epochs.Count} epochs of training"),
            (FormattableString.Invariant($"{content.MicrosecondsPerPrediction:F0}&nbsp;&micro;s"), "a prediction, on one core"),
            (PageText.Count(content.Parameters), "learned numbers"),
        ];
        return "<div class=\"numbers\">\n" + string.Concat(numbers.Select(n => $"<div><b>{n.Value}</b><span>{n.Name}</span></div>\n")) + "</div>";
    }
}
