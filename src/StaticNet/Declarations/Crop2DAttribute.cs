namespace StaticNet;

/// <summary>An image without its borders: <c>[C, H, W] -> [C, H - top - bottom, W - left - right]</c>.</summary>
public sealed class Crop2DAttribute : BorderAttribute
{
    /// <summary>Declares cropping on all sides alike.</summary>
    /// <param name="all">Rows and columns taken on each side; at least 0.</param>
    public Crop2DAttribute(int all)
        : base(all, all, all, all)
    {
    }

    /// <summary>Declares cropping side by side, in PyTorch's order.</summary>
    /// <param name="left">Columns taken on the left; at least 0.</param>
    /// <param name="right">Columns taken on the right; at least 0.</param>
    /// <param name="top">Rows taken above; at least 0.</param>
    /// <param name="bottom">Rows taken below; at least 0.</param>
    public Crop2DAttribute(int left, int right, int top, int bottom)
        : base(left, right, top, bottom)
    {
    }
}
