using System.Diagnostics;

namespace StaticNet.Benchmarks.Measuring;

/// <summary>How long a call takes, in microseconds.</summary>
/// <param name="Median">Of the samples: what one gets on this machine as it is.</param>
/// <param name="Minimum">Of the samples: what one gets on a quiet machine.</param>
/// <param name="Calls">How many calls were timed.</param>
internal readonly record struct Measurement(double Median, double Minimum, long Calls)
{
    // The JIT waits 0.1 s after the last new method, and then compiles the callers of kernels anew, one after the other.
    private const double WarmUpSeconds = 0.6, AgainSeconds = 0.05, SampleSeconds = 200e-6, Seconds = 0.3;

    /// <summary>
    /// Warms up for 0.6 s, lets the process come to rest, then takes samples of about 200 us, each of one call or more, for 0.3 s.
    /// </summary>
    public static Measurement Of(Action call, double seconds = Seconds)
    {
        (long calls, double warmUp) = WarmUp(call, WarmUpSeconds);
        Rest.Wait();
        WarmUp(call, AgainSeconds);

        int callsPerSample = (int)Math.Max(1, Math.Round(SampleSeconds * calls / warmUp));
        var samples = new List<double>(capacity: 8_192);
        long begin = Stopwatch.GetTimestamp();
        do
        {
            long start = Stopwatch.GetTimestamp();
            for (int i = 0; i < callsPerSample; i++)
                call();
            samples.Add(1e6 * Elapsed(start) / callsPerSample);
        }
        while (Elapsed(begin) < seconds);
        return Of(samples, (long)samples.Count * callsPerSample);
    }

    /// <summary>Sums up samples, in microseconds a call.</summary>
    public static Measurement Of(IReadOnlyList<double> samples, long calls)
    {
        double[] sorted = [.. samples.Order()];
        double median = (sorted[(sorted.Length - 1) / 2] + sorted[sorted.Length / 2]) / 2;
        return new Measurement(median, sorted[0], calls);
    }

    private static (long Calls, double Seconds) WarmUp(Action call, double seconds)
    {
        long calls = 0, start = Stopwatch.GetTimestamp();
        do
        {
            call();
            calls++;
        }
        while (Elapsed(start) < seconds);
        return (calls, Elapsed(start));
    }

    private static double Elapsed(long start) => Stopwatch.GetElapsedTime(start).TotalSeconds;
}
