using StaticNet.Benchmarks.Measuring;
using StaticNet.Benchmarks.Peers;

namespace StaticNet.Benchmarks.Commands;

/// <summary>The rows of streams in the comparison with other libraries, checked before they are timed.</summary>
internal static class PeersStreams
{
    /// <summary>Prints the rows of the streams of these names; of all where there are none.</summary>
    /// <returns>As the command: 0, or 1 where outputs differ, 2 where models are missing.</returns>
    public static int Run(PeerModels models, IReadOnlyCollection<string> names, Action<string, string, int, Measurement> row)
    {
        foreach (PeerStream stream in PeerStream.All.Where(stream => names.Count == 0 || names.Contains(stream.Name) || names.Contains("W5")))
        {
            try
            {
                Console.Error.WriteLine(FormattableString.Invariant($"{stream.Name} differs from PyTorch by {stream.Check(models):G2} at most"));
            }
            catch (Exception e) when (e is IOException or InvalidDataException)
            {
                Console.Error.WriteLine(e.Message);
                return e is IOException ? 2 : 1;
            }

            row(stream.Name, "stream", PeerStream.Steps, stream.Time(models));
        }

        return 0;
    }
}
