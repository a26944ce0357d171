using StaticNet.Compiler.Rules;

namespace StaticNet.Compiler.Layers;

/// <summary>The checks that convolutions share beside those of their windows.</summary>
internal static class ConvolutionShapes
{
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

    /// <summary>Whether the groups divide a count; reports it else.</summary>
    public static bool Divides(LayerShapes shapes, string argument, int groups, int count, string what)
    {
        if (count % groups == 0)
            return true;
        shapes.Report(RuleIds.GroupsDoNotDivide, argument, shapes.Name, count, what, groups, count % groups, "groups");
        return false;
    }
}
