namespace StaticNet.Tool.ConvNetJs;

/// <summary>The size of what a layer gives. It lies as height, width, depth in ConvNetJS.</summary>
internal readonly record struct Volume(int Depth, int Height, int Width)
{
    /// <summary>More numbers than this are taken for damage.</summary>
    public const int MaxNumbers = 1 << 28;

    public long Size => Math.Min((long)Depth * Height, MaxNumbers) * Width;

    public bool IsVector => Height == 1 && Width == 1;

    /// <summary>Copies numbers from ConvNetJS's order to depth, height, width.</summary>
    public void Transpose(ReadOnlySpan<float> source, Span<float> target)
    {
        int places = Height * Width;
        for (int place = 0; place < places; place++)
            for (int d = 0; d < Depth; d++)
                target[d * places + place] = source[place * Depth + d];
    }
}
