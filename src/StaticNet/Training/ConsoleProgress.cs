using System.Diagnostics;

namespace StaticNet;

/// <summary>
/// Shows a training on the console: on a terminal a live bar with loss, accuracy, learning rate, samples per second and time
/// left, and a line for each finished epoch; where output is redirected, the lines only.
/// </summary>
public sealed class ConsoleProgress : IProgress<TrainingProgress>
{
    private const int BarWidth = 20;
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(100);

    private readonly TextWriter writer;
    private readonly bool isLive;
    private int shown;
    private long lastShown;

    /// <summary>Writes to standard output, live where that is a terminal.</summary>
    public ConsoleProgress()
        : this(Console.Out, isLive: !Console.IsOutputRedirected)
    {
    }

    /// <summary>Writes to a writer.</summary>
    /// <param name="writer">Where to write.</param>
    /// <param name="isLive">Whether it is a terminal, where a line can be written over after '\r'.</param>
    public ConsoleProgress(TextWriter writer, bool isLive)
    {
        this.writer = writer;
        this.isLive = isLive;
    }

    /// <inheritdoc/>
    public void Report(TrainingProgress value)
    {
        if (value.Completed is { } epoch)
        {
            string line = ProgressText.Epoch(epoch, value.Epochs);
            writer.WriteLine(shown > 0 ? "\r" + line.PadRight(shown) : line);
            shown = 0;
        }
        else if (isLive && (shown == 0 || Stopwatch.GetElapsedTime(lastShown) >= Interval))
        {
            string bar = Fit(ProgressText.Bar(value, BarWidth));
            writer.Write("\r" + bar.PadRight(shown));
            writer.Flush();
            shown = bar.Length;
            lastShown = Stopwatch.GetTimestamp();
        }
    }

    // A line longer than the window would wrap, and '\r' could not take it back.
    private static string Fit(string bar)
    {
        int width = Console.IsOutputRedirected ? int.MaxValue : Console.WindowWidth is > 1 and var columns ? columns - 1 : int.MaxValue;
        return bar.Length <= width ? bar : bar[..width];
    }
}
