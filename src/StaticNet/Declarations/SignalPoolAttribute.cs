namespace StaticNet;

/// <summary>What the pools of signals share beside the window.</summary>
public abstract class SignalPoolAttribute : SignalWindowAttribute
{
    private protected SignalPoolAttribute(int size)
        : base(size, size)
    {
    }

    /// <summary>
    /// Whether a last window that only partly lies on the input counts: sizes are rounded up and not down. A window still begins
    /// within the input or the padding before it.
    /// </summary>
    public bool CeilMode { get; set; }
}
