namespace StaticNet;

/// <summary>Zeros around an image: <c>[C, H, W] -> [C, top + H + bottom, left + W + right]</c>.</summary>
public sealed class ZeroPad2DAttribute : BorderAttribute
{
    /// <summary>Declares padding on all sides alike.</summary>
    /// <param name="all">Rows and columns added on each side; at least 0.</param>
    public ZeroPad2DAttribute(int all)
        : base(all, all, all, all)
    {
    }

    /// <summary>Declares padding side by side, in PyTorch's order.</summary>
    /// <param name="left">Columns added on the left; at least 0.</param>
    /// <param name="right">Columns added on the right; at least 0.</param>
    /// <param name="top">Rows added above; at least 0.</param>
    /// <param name="bottom">Rows added below; at least 0.</param>
    public ZeroPad2DAttribute(int left, int right, int top, int bottom)
        : base(left, right, top, bottom)
    {
    }
}
