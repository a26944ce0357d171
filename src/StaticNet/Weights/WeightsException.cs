namespace StaticNet.Weights;

/// <summary>A file's tensors do not fit a network. The message lists every missing, unexpected and mis-shaped one; nothing was changed.</summary>
public sealed class WeightsException : Exception
{
    /// <summary>Reports the problems, one a line.</summary>
    public WeightsException(string message, IReadOnlyList<string> problems)
        : base(message) => Problems = problems;

    /// <summary>One sentence for each tensor that is missing, unexpected or of another shape.</summary>
    public IReadOnlyList<string> Problems { get; }
}
