namespace StaticNet.Layouts;

/// <summary>Pixels around an image.</summary>
/// <param name="Top">Rows above.</param>
/// <param name="Left">Columns on the left.</param>
/// <param name="Bottom">Rows below.</param>
/// <param name="Right">Columns on the right.</param>
public sealed record Halo(int Top, int Left, int Bottom, int Right)
{
    /// <summary>No halo.</summary>
    public static readonly Halo None = new(0, 0, 0, 0);

    /// <summary>Whether there is none.</summary>
    public bool IsEmpty => Top == 0 && Left == 0 && Bottom == 0 && Right == 0;

    /// <summary>The smallest halo that holds both.</summary>
    public Halo Union(Halo other) => new(
        System.Math.Max(Top, other.Top),
        System.Math.Max(Left, other.Left),
        System.Math.Max(Bottom, other.Bottom),
        System.Math.Max(Right, other.Right));
}
