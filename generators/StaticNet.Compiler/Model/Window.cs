namespace StaticNet.Compiler.Model;

/// <summary>A window that slides over an image: kernel, stride, dilation and padding of both axes.</summary>
internal sealed record Window
{
    public required Axis Vertical { get; init; }

    public required Axis Horizontal { get; init; }

    public int Taps => Vertical.Kernel * Horizontal.Kernel;

    /// <summary>Whether each output reads the one pixel at its own place.</summary>
    public bool IsPoint => Taps == 1 && Vertical is { Stride: 1, InputStride: 1, Begin: 0 } && Horizontal is { Stride: 1, InputStride: 1, Begin: 0 };

    /// <summary>The window of the gradient, over inputs of these sizes: taps turned round and strides exchanged.</summary>
    public Window Reversed(Shape inputs) => new() { Vertical = Vertical.Reversed(inputs.Height), Horizontal = Horizontal.Reversed(inputs.Width) };

    public bool HasPadding => Vertical.Begin > 0 || Vertical.End > 0 || Horizontal.Begin > 0 || Horizontal.End > 0;
}

/// <summary>One axis of a window.</summary>
/// <param name="Kernel">Taps of the window.</param>
/// <param name="Stride">How far it moves for the next output.</param>
/// <param name="Dilation">Distance between its taps.</param>
/// <param name="Begin">Padding before the first element.</param>
/// <param name="End">Padding behind the last.</param>
/// <param name="InputStride">Distance between the input's elements once zeros are put between them; 1 but for transposed convolutions.</param>
/// <param name="Beyond">How much of the padding behind the last is there only because the number of windows is rounded up: no mean counts it.</param>
internal sealed record Axis(int Kernel, int Stride, int Dilation, int Begin, int End, int InputStride = 1, int Beyond = 0)
{
    /// <summary>Elements that the window covers, with the gaps of dilation.</summary>
    public int Extent => Dilation * (Kernel - 1) + 1;

    /// <summary>How many windows fit; 0 or less where not even one does.</summary>
    public int Outputs(int inputs)
    {
        int room = (inputs - 1) * InputStride + 1 + Begin + End - Extent;
        return room < 0 ? 0 : room / Stride + 1;
    }

    /// <summary>
    /// The same axis with a last window that may lie partly behind the end, as long as it begins before it: as many windows as
    /// there are when the division is rounded up.
    /// </summary>
    public Axis RoundedUp(int inputs)
    {
        long outputs = ((long)inputs + Begin + End - Extent + Stride - 1) / Stride + 1;
        if ((outputs - 1) * Stride >= (long)inputs + Begin)
            outputs--;
        int more = (int)((outputs - 1) * Stride + Extent - (inputs + Begin + End));
        return more > 0 ? this with { End = End + more, Beyond = more } : this;
    }

    /// <summary>
    /// The axis of the gradient by the input. Strides change sides, and the taps are turned round, so what lay before the first
    /// element lies behind the last. Elements at the end that no window touched get windows over nothing, and so zero.
    /// </summary>
    public Axis Reversed(int inputs) =>
        new(Kernel, InputStride, Dilation, Extent - 1 - Begin, Extent - 1 - End + Dropped(inputs), Stride);

    /// <summary>Elements at the end that no window touches.</summary>
    public int Dropped(int inputs) => (inputs - 1) * InputStride + 1 + Begin + End - Extent - (Outputs(inputs) - 1) * Stride;

    /// <summary>The input's element under a tap of an output's window; -1 where it is padding or between elements.</summary>
    public int InputIndex(int output, int tap, int inputs)
    {
        int position = output * Stride + tap * Dilation - Begin;
        if (position < 0 || position % InputStride != 0)
            return -1;
        position /= InputStride;
        return position < inputs ? position : -1;
    }

    /// <summary>The input's place under a tap, for formulas: "i + u - 2", "2i + 3u".</summary>
    public string Place(string output, string tap)
    {
        string place = (Stride == 1 ? output : $"{Stride}{output}") + " + " + (Dilation == 1 ? tap : $"{Dilation}{tap}");
        place += Begin == 0 ? "" : Begin > 0 ? $" - {Begin}" : $" + {-Begin}";
        return InputStride == 1 ? place : $"({place}) / {InputStride}";
    }
}
