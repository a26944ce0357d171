using System;
using System.Collections.Generic;
using StaticNet.Compiler.Model;
using StaticNet.Compiler.Rules;

namespace StaticNet.Compiler.Layers;

/// <summary>What joining layers share: the sources must agree in rank and in each axis but, where they are put behind each other, one.</summary>
internal static class JoinShapes
{
    private static readonly string[][] Names = [[], ["elements"], ["steps", "features"], ["channels", "rows", "columns"]];

    /// <summary>The axis along which channels lie: the last of a sequence, else the first.</summary>
    public static int ChannelAxis(Shape shape) => shape.IsSequence ? 1 : 0;

    /// <summary>Whether all sources agree with the first; reports the first axis in which one differs.</summary>
    /// <param name="attribute">The settings.</param>
    /// <param name="shapes">The sources, and where to report.</param>
    /// <param name="exceptChannels">Whether channels may differ.</param>
    public static bool Agree(JoinAttribute attribute, LayerShapes shapes, bool exceptChannels)
    {
        Shape first = shapes.Input;
        for (int source = 1; source < shapes.Inputs.Count; source++)
        {
            Shape other = shapes.Inputs[source];
            if (Difference(first, other, exceptChannels) is not var (axis, left, right))
                continue;
            string argument = attribute.Sources is { Length: > 0 } ? "sources" : "From";
            shapes.Report(RuleIds.JoinShapesDiffer, argument, shapes.Name, shapes.Source, first, shapes.Sources[source], other, axis, left, right);
            return false;
        }

        return true;
    }

    private static (string Axis, int Left, int Right)? Difference(Shape first, Shape other, bool exceptChannels)
    {
        if (first.Rank != other.Rank)
            return ("rank", first.Rank, other.Rank);
        for (int axis = 0; axis < first.Rank; axis++)
        {
            if (first[axis] != other[axis] && !(exceptChannels && axis == ChannelAxis(first)))
                return (Names[first.Rank][axis], first[axis], other[axis]);
        }

        return null;
    }
}
