using System;
using StaticNet.Compiler.Model;
using StaticNet.Compiler.Rules;

namespace StaticNet.Compiler.Layers;

/// <summary>
/// What convolution and pooling share: from the settings of a window and the image that it slides over to the numbers of
/// both axes, and the checks that these settings need. Shape rule and kernels use the same numbers.
/// </summary>
internal static class WindowShapes
{
    /// <summary>The window with its padding resolved. The settings must have passed <see cref="Check"/>.</summary>
    public static Window Of(WindowAttribute attribute, Shape input)
    {
        var convolution = attribute as ConvolutionAttribute;
        var vertical = new Axis(
            attribute.KernelHeight, attribute.StrideHeight, convolution?.DilationHeight ?? 1, attribute.PaddingTop, attribute.PaddingBottom);
        var horizontal = new Axis(
            attribute.KernelWidth, attribute.StrideWidth, convolution?.DilationWidth ?? 1, attribute.PaddingLeft, attribute.PaddingRight);
        if (convolution?.Same == true)
            return new Window { Vertical = Same(vertical, input.Height), Horizontal = Same(horizontal, input.Width) };
        return attribute is PoolAttribute { CeilMode: true }
            ? new Window { Vertical = vertical.RoundedUp(input.Height), Horizontal = horizontal.RoundedUp(input.Width) }
            : new Window { Vertical = vertical, Horizontal = horizontal };
    }

    /// <summary>
    /// ceil(size / stride) outputs (ONNX's SAME_UPPER, TensorFlow's rule): the window needs (outputs - 1) stride + extent
    /// elements, and what the input lacks is split in halves, the odd one at the end.
    /// </summary>
    public static Axis Same(Axis axis, int size)
    {
        int outputs = (size - 1) / axis.Stride + 1;
        int total = Math.Max((outputs - 1) * axis.Stride + axis.Extent - size, 0);
        return axis with { Begin = total / 2, End = total - total / 2 };
    }

    /// <summary>
    /// Whether a window with these settings fits on the input; reports it else. Issues point at properties, and whoever holds the
    /// syntax finds the argument that decided them; messages spell them as the constructor does.
    /// </summary>
    /// <param name="attribute">The settings.</param>
    /// <param name="shapes">The input, and where to report.</param>
    /// <param name="both">The constructor's parameter for rows and columns of the window: "kernel", "size".</param>
    /// <param name="height">The one for its rows.</param>
    /// <param name="width">The one for its columns.</param>
    public static bool Check(WindowAttribute attribute, LayerShapes shapes, string both, string height, string width)
    {
        int rows = attribute.KernelHeight, columns = attribute.KernelWidth;
        // A pool's stride is its size unless told: where the size is wrong, the stride need not be told off too.
        bool valid = rows == columns
            ? shapes.AtLeast(1, rows, nameof(attribute.KernelHeight), both)
            : shapes.AtLeast(1, rows, nameof(attribute.KernelHeight), height) & shapes.AtLeast(1, columns, nameof(attribute.KernelWidth), width);
        if (!valid)
            return false;

        valid = Pair(shapes, 1, "Stride", nameof(attribute.StrideHeight), attribute.StrideHeight, nameof(attribute.StrideWidth), attribute.StrideWidth)
            & Paddings(attribute, shapes);
        var convolution = attribute as ConvolutionAttribute;
        if (convolution is not null)
        {
            valid &= Pair(shapes, 1, nameof(convolution.Dilation), nameof(convolution.DilationHeight), convolution.DilationHeight,
                nameof(convolution.DilationWidth), convolution.DilationWidth);
        }

        if (!valid || !shapes.IsImage())
            return false;
        bool same = convolution?.Same == true;
        var vertical = new Axis(rows, attribute.StrideHeight, convolution?.DilationHeight ?? 1, attribute.PaddingTop, attribute.PaddingBottom);
        var horizontal = new Axis(columns, attribute.StrideWidth, convolution?.DilationWidth ?? 1, attribute.PaddingLeft, attribute.PaddingRight);
        return Fits(shapes, "rows", nameof(attribute.KernelHeight), shapes.Input.Height, vertical, same)
            && Fits(shapes, "columns", nameof(attribute.KernelWidth), shapes.Input.Width, horizontal, same);
    }

    /// <summary>The largest padding of a pool, half its window, so that no window lies wholly in the padding.</summary>
    public static bool CheckPoolPadding(WindowAttribute attribute, LayerShapes shapes)
    {
        foreach ((string argument, int padding, int kernel) in Sides(attribute))
        {
            if (padding <= kernel / 2)
                continue;
            shapes.Report(RuleIds.PoolPaddingTooLarge, argument, shapes.Name, padding, kernel, kernel / 2);
            return false;
        }

        return true;
    }

    /// <summary>The four paddings, each with the argument that sets it alone and the kernel of its axis.</summary>
    public static (string Argument, int Padding, int Kernel)[] Sides(WindowAttribute attribute) =>
    [
        (nameof(attribute.PaddingTop), attribute.PaddingTop, attribute.KernelHeight),
        (nameof(attribute.PaddingBottom), attribute.PaddingBottom, attribute.KernelHeight),
        (nameof(attribute.PaddingLeft), attribute.PaddingLeft, attribute.KernelWidth),
        (nameof(attribute.PaddingRight), attribute.PaddingRight, attribute.KernelWidth),
    ];

    // Where both axes are wrong in the same way, one argument has probably set both, and one message is enough.
    public static bool Pair(LayerShapes shapes, int minimum, string both, string first, int firstValue, string second, int secondValue) =>
        firstValue == secondValue
            ? shapes.AtLeast(minimum, firstValue, first, spelling: both)
            : shapes.AtLeast(minimum, firstValue, first) & shapes.AtLeast(minimum, secondValue, second);

    public static bool Paddings(WindowAttribute attribute, LayerShapes shapes)
    {
        bool one = attribute.PaddingTop == attribute.PaddingBottom && attribute.PaddingTop == attribute.PaddingLeft
            && attribute.PaddingTop == attribute.PaddingRight;
        if (one)
            return shapes.AtLeast(0, attribute.PaddingTop, nameof(attribute.PaddingTop), spelling: "Padding");
        return Pair(shapes, 0, "PaddingHeight", nameof(attribute.PaddingTop), attribute.PaddingTop, nameof(attribute.PaddingBottom), attribute.PaddingBottom)
            & Pair(shapes, 0, "PaddingWidth", nameof(attribute.PaddingLeft), attribute.PaddingLeft, nameof(attribute.PaddingRight), attribute.PaddingRight);
    }

    // In longs, since the settings may be anything.
    public static bool Fits(LayerShapes shapes, string unit, string argument, int size, Axis axis, bool same)
    {
        long extent = (long)axis.Dilation * (axis.Kernel - 1) + 1;
        long outputs = ((long)size - 1) / axis.Stride + 1;
        long padded = same ? Math.Max((outputs - 1) * axis.Stride + extent, size) : (long)size + axis.Begin + axis.End;
        if (extent > padded)
        {
            string taps = axis.Dilation == 1 ? unit : $"{unit} ({axis.Kernel} at dilation {axis.Dilation})";
            shapes.Report(RuleIds.KernelLargerThanInput, argument, shapes.Name, extent, taps, shapes.Source, shapes.Input, axis.Begin, axis.End, padded);
            return false;
        }

        return shapes.Fits($"{unit} with padding", argument: null, padded);
    }
}
