namespace StaticNet;

/// <summary>What the pools of images share beside the window.</summary>
public abstract class PoolAttribute : WindowAttribute
{
    private protected PoolAttribute(int height, int width, int stride)
        : base(height, width, stride)
    {
    }

    /// <summary>
    /// Whether a last window that only partly lies on the input counts: sizes are rounded up and not down. A window still begins
    /// within the input or the padding before it.
    /// </summary>
    public bool CeilMode { get; set; }
}
