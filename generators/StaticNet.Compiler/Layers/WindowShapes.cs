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
        var convolution = attribute as Conv2DAttribute;
        var vertical = new Axis(
            attribute.KernelHeight, attribute.StrideHeight, convolution?.DilationHeight ?? 1, attribute.PaddingTop, attribute.PaddingBottom);
        var horizontal = new Axis(
            attribute.KernelWidth, attribute.StrideWidth, convolution?.DilationWidth ?? 1, attribute.PaddingLeft, attribute.PaddingRight);
        return convolution?.Same == true
            ? new Window { Vertical = Same(vertical, input.Height), Horizontal = Same(horizontal, input.Width) }
            : new Window { Vertical = vertical, Horizontal = horizontal };
    }

    /// <summary>
    /// ceil(size / stride) outputs (ONNX's SAME_UPPER, TensorFlow's rule): the window needs (outputs - 1) stride + extent
    /// elements, and what the input lacks is split in halves, the odd one at the end.
    /// </summary>
    private static Axis Same(Axis axis, int size)
    {
        int outputs = (size - 1) / axis.Stride + 1;
        int total = Math.Max((outputs - 1) * axis.Stride + axis.Extent - size, 0);
        return axis with { Begin = total / 2, End = total - total / 2 };
    }

    /// <summary>Whether a window with these settings fits on the input; reports it else.</summary>
    /// <param name="attribute">The settings.</param>
    /// <param name="shapes">The input, and where to report.</param>
    /// <param name="both">The argument that sets rows and columns of the window: "kernel", "size".</param>
    /// <param name="height">The argument that sets its rows.</param>
    /// <param name="width">The argument that sets its columns.</param>
    public static bool Check(WindowAttribute attribute, LayerShapes shapes, string both, string height, string width)
    {
        // A pool's stride is its size unless told: where the size is wrong, the stride need not be told off too.
        if (!Pair(shapes, 1, both, height, attribute.KernelHeight, width, attribute.KernelWidth))
            return false;
        bool valid = Pair(shapes, 1, "Stride", "StrideHeight", attribute.StrideHeight, "StrideWidth", attribute.StrideWidth)
            & Paddings(attribute, shapes);
        if (attribute is Conv2DAttribute convolution)
            valid &= Pair(shapes, 1, "Dilation", "DilationHeight", convolution.DilationHeight, "DilationWidth", convolution.DilationWidth);
        if (!valid || !shapes.IsImage())
            return false;

        bool square = attribute.KernelHeight == attribute.KernelWidth;
        return Fits(attribute, shapes, "rows", square ? both : height, shapes.Input.Height, attribute.KernelHeight,
                attribute.StrideHeight, (attribute as Conv2DAttribute)?.DilationHeight ?? 1, attribute.PaddingTop, attribute.PaddingBottom)
            && Fits(attribute, shapes, "columns", square ? both : width, shapes.Input.Width, attribute.KernelWidth,
                attribute.StrideWidth, (attribute as Conv2DAttribute)?.DilationWidth ?? 1, attribute.PaddingLeft, attribute.PaddingRight);
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
        ("PaddingTop", attribute.PaddingTop, attribute.KernelHeight),
        ("PaddingBottom", attribute.PaddingBottom, attribute.KernelHeight),
        ("PaddingLeft", attribute.PaddingLeft, attribute.KernelWidth),
        ("PaddingRight", attribute.PaddingRight, attribute.KernelWidth),
    ];

    // Where both axes are wrong in the same way, one argument has probably set both, and one message is enough.
    private static bool Pair(LayerShapes shapes, int minimum, string both, string first, int firstValue, string second, int secondValue)
    {
        if (firstValue == secondValue)
            return shapes.AtLeast(minimum, firstValue, char.IsUpper(both[0]) ? first : both, spelling: both);
        return shapes.AtLeast(minimum, firstValue, first) & shapes.AtLeast(minimum, secondValue, second);
    }

    private static bool Paddings(WindowAttribute attribute, LayerShapes shapes)
    {
        bool one = attribute.PaddingTop == attribute.PaddingBottom && attribute.PaddingTop == attribute.PaddingLeft
            && attribute.PaddingTop == attribute.PaddingRight;
        if (one)
            return shapes.AtLeast(0, attribute.PaddingTop, "PaddingTop", spelling: "Padding");
        return Pair(shapes, 0, "PaddingHeight", "PaddingTop", attribute.PaddingTop, "PaddingBottom", attribute.PaddingBottom)
            & Pair(shapes, 0, "PaddingWidth", "PaddingLeft", attribute.PaddingLeft, "PaddingRight", attribute.PaddingRight);
    }

    // In longs, since the settings may be anything.
    private static bool Fits(
        WindowAttribute attribute, LayerShapes shapes, string unit, string argument, int size, int kernel, int stride, int dilation, int begin, int end)
    {
        long extent = (long)dilation * (kernel - 1) + 1;
        bool same = attribute is Conv2DAttribute { Same: true };
        long outputs = ((long)size - 1) / stride + 1;
        long padded = same ? Math.Max((outputs - 1) * stride + extent, size) : (long)size + begin + end;
        if (extent > padded)
        {
            string taps = dilation == 1 ? unit : $"{unit} ({kernel} at dilation {dilation})";
            shapes.Report(RuleIds.KernelLargerThanInput, argument, shapes.Name, extent, taps, shapes.Source, shapes.Input, begin, end, padded);
            return false;
        }

        return shapes.Fits($"{unit} with padding", argument: null, padded);
    }
}
