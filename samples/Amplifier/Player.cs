using System.Diagnostics;
using StaticNet;

namespace Amplifier;

/// <summary>Plays through the model as an audio device would: a block at a time, the state kept in between, and nothing allocated.</summary>
internal static class Player
{
    /// <summary>Samples of a block, 1.5 ms.</summary>
    public const int BlockLength = 64;

    /// <summary>Plays a whole sound.</summary>
    /// <returns>How long a block took, in seconds: the one in the middle, as the slowest tell what else the machine did.</returns>
    public static double Play(AmplifierNet net, ReadOnlySpan<float> clean, Span<float> played)
    {
        using StreamingSession stream = net.CreateStream();
        stream.Process(clean[..BlockLength], played[..BlockLength]);  // compiles what is called
        stream.Reset();
        var times = new double[(clean.Length + BlockLength - 1) / BlockLength];
        for (int i = 0; i < times.Length; i++)
        {
            int first = i * BlockLength, length = Math.Min(BlockLength, clean.Length - first);
            long start = Stopwatch.GetTimestamp();
            stream.Process(clean.Slice(first, length), played.Slice(first, length));
            times[i] = Stopwatch.GetElapsedTime(start).TotalSeconds;
        }

        Array.Sort(times);
        return times[times.Length / 2];
    }
}
