using System.Diagnostics;

namespace StaticNet.Benchmarks.Measuring;

/// <summary>
/// Waits until nothing in this process works behind our back: the JIT compiles anew what was called often, and Roslyn's threads end after
/// its answers. On one core they would take turns with what is measured, and calls longer than a turn would count them.
/// </summary>
internal static class Rest
{
    private const double SliceSeconds = 0.05, BusyShare = 0.05, LongestSeconds = 20;

    public static void Wait()
    {
        using var process = Process.GetCurrentProcess();
        long begin = Stopwatch.GetTimestamp();
        bool isBusy = true;
        while (isBusy && Stopwatch.GetElapsedTime(begin).TotalSeconds < LongestSeconds)
        {
            process.Refresh();
            TimeSpan before = process.TotalProcessorTime;
            Thread.Sleep(TimeSpan.FromSeconds(SliceSeconds));
            process.Refresh();
            isBusy = (process.TotalProcessorTime - before).TotalSeconds > BusyShare * SliceSeconds;
        }
    }
}
