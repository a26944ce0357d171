using StaticNet.Compiler.Rules;

namespace StaticNet.Compiler.Layers;

/// <summary>The checks that convolutions share beside those of their windows.</summary>
internal static class ConvolutionShapes
{
    // Of a tile of Winograd's algorithm, 6 x 6.
    private const int MostPoints = 36;

    /// <summary>Whether Same and Padding are not both given; reports it else.</summary>
    public static bool CheckSame(ConvolutionAttribute attribute, LayerShapes shapes)
    {
        if (!attribute.Same)
            return true;
        foreach ((string argument, int padding, _) in WindowShapes.Sides(attribute))
        {
            if (padding != 0)
                return ReportSame(shapes, argument);
        }

        return true;
    }

    public static bool ReportSame(LayerShapes shapes, string argument)
    {
        shapes.Report(RuleIds.SameWithPadding, argument, shapes.Name);
        return false;
    }

    /// <summary>Whether the algorithm is there for a convolution with these settings; reports it else.</summary>
    public static bool TakesWinograd(Conv2DAttribute attribute, LayerShapes shapes)
    {
        if (attribute.Algorithm is < ConvolutionAlgorithm.Direct or > ConvolutionAlgorithm.WinogradF4)
        {
            shapes.Report(RuleIds.ArgumentOutOfRange, nameof(attribute.Algorithm), shapes.Name, nameof(attribute.Algorithm), (int)attribute.Algorithm, "Direct, Winograd, WinogradF2 or WinogradF4");
            return false;
        }

        string? other = (attribute.KernelHeight, attribute.KernelWidth) != (3, 3) ? $"a kernel of {LayerShapes.Number(attribute.KernelHeight)} x {LayerShapes.Number(attribute.KernelWidth)}"
            : (attribute.StrideHeight, attribute.StrideWidth) != (1, 1) ? $"stride {Pair(attribute.StrideHeight, attribute.StrideWidth)}"
            : (attribute.DilationHeight, attribute.DilationWidth) != (1, 1) ? $"dilation {Pair(attribute.DilationHeight, attribute.DilationWidth)}"
            : attribute.Groups != 1 ? $"{LayerShapes.Number(attribute.Groups)} groups" : null;
        if (other is not null)
        {
            shapes.Report(RuleIds.WinogradDoesNotFit, nameof(attribute.Algorithm), shapes.Name, other);
            return false;
        }

        return shapes.Fits("transformed weights", "filters", attribute.Filters, shapes.Input.Channels, MostPoints);

        static string Pair(int vertical, int horizontal) =>
            vertical == horizontal ? LayerShapes.Number(vertical) : $"{LayerShapes.Number(vertical)} x {LayerShapes.Number(horizontal)}";
    }

    /// <summary>Whether the groups divide a count; reports it else.</summary>
    public static bool Divides(LayerShapes shapes, string argument, int groups, int count, string what)
    {
        if (count % groups == 0)
            return true;
        shapes.Report(RuleIds.GroupsDoNotDivide, argument, shapes.Name, count, what, groups, count % groups, "groups");
        return false;
    }
}
