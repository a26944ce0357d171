using System.Runtime.CompilerServices;
using StaticNet.Runtime;

namespace StaticNet;

/// <summary>
/// How a step's batch is cut into microbatches, where the network's phases allow it: forward, backward and the gradients of parameters for
/// some samples, then for the next. What a sample is worked with is then read again while it is still in a cache, and memory is needed for
/// the samples of one microbatch only. The result is the same bit for bit, whatever their size, so it may follow the number of threads.
/// </summary>
internal static unsafe class Microbatches
{
    // What a thread's samples take, in bytes: a second cache, or a good part of it.
    private const long Least = 2 << 20;

    // Samples that a product tiles together: fewer would read weights that no cache holds as often, for less.
    private const long TileRows = 4;

    /// <summary>How many samples a microbatch has; the batch's where it is not cut.</summary>
    /// <param name="description">The network.</param>
    /// <param name="batchSize">The most samples of a step.</param>
    /// <param name="threads">How many threads share a microbatch's samples.</param>
    public static int Size(NetworkDescription description, int batchSize, int threads)
    {
        if (!Array.Exists(description.TrainingPhases, phase => phase.InMicrobatches))
            return batchSize;

        // Each microbatch reads the weights anew: its samples shall be as much.
        long weights = sizeof(float) * (long)description.WeightFloats, ofSample = sizeof(float) * (long)description.TrainingFloatsPerSample;
        long most = Math.Max(weights > Least ? TileRows : 1, Math.Max(Least, weights) / ofSample) * threads;
        long microbatches = (batchSize + most - 1) / most, size = (batchSize + microbatches - 1) / microbatches;
        return (int)Math.Min(batchSize, (size + threads - 1) / threads * threads);
    }

    /// <summary>Points a step at the samples of one microbatch.</summary>
    /// <param name="step">Receives where they lie.</param>
    /// <param name="whole">The step of the batch.</param>
    /// <param name="description">The network.</param>
    /// <param name="before">How many samples come before them.</param>
    /// <param name="samples">How many they are.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Take(TrainingStep* step, in TrainingStep whole, NetworkDescription description, int before, int samples)
    {
        nint first = before;
        step->Inputs = whole.Inputs + first * description.InputLength;
        step->Labels = whole.Labels + first * description.TargetLength;
        step->Targets = whole.Targets + first * description.TargetLength;
        step->Kept = whole.Kept + first * description.TrainingKeptFloatsPerSample;
        step->Losses = whole.Losses + first * description.Losses.Length;
        step->Hits = whole.Hits + first * description.Losses.Length;
        step->FirstSample = whole.FirstSample + before;
        step->Before = before;
        step->Count = samples;
    }
}
