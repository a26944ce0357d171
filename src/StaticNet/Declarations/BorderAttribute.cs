namespace StaticNet;

/// <summary>A number of columns and rows on each side of an image; each at least 0.</summary>
public abstract class BorderAttribute : LayerAttribute
{
    private protected BorderAttribute(int left, int right, int top, int bottom)
    {
        Left = left;
        Right = right;
        Top = top;
        Bottom = bottom;
    }

    /// <summary>Columns on the left.</summary>
    public int Left { get; }

    /// <summary>Columns on the right.</summary>
    public int Right { get; }

    /// <summary>Rows above.</summary>
    public int Top { get; }

    /// <summary>Rows below.</summary>
    public int Bottom { get; }
}
