using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Numerics;
using StaticNet.Compiler.Model;
using StaticNet.Compiler.Rules;

namespace StaticNet.Compiler.Layers;

/// <summary>
/// What a layer's shape rule sees: its settings, its name, the shapes and names of its sources, and where to report. The
/// checks that most rules need are here, so that they say the same thing in the same words.
/// </summary>
internal sealed class LayerShapes(
    LayerAttribute attribute,
    int index,
    string name,
    IReadOnlyList<Shape> inputs,
    IReadOnlyList<string> sources,
    List<Issue> issues)
{
    /// <summary>What to do about an image in front of a layer that takes vectors.</summary>
    public const string PutFlatten = "; put [Flatten] between them";

    public LayerAttribute Attribute { get; } = attribute;

    public string Name { get; } = name;

    public IReadOnlyList<Shape> Inputs { get; } = inputs;

    /// <summary>The names of the sources, for messages.</summary>
    public IReadOnlyList<string> Sources { get; } = sources;

    public Shape Input => Inputs[0];

    public string Source => Sources[0];

    /// <summary>Reports a problem at an argument (or, with null, at the layer), and gives null to return.</summary>
    public Shape? Report(string ruleId, string? argument, params object[] arguments)
    {
        issues.Add(new Issue(ruleId, Anchor.Layer(index, argument), new(arguments.Select(Say).ToArray())));
        return null;
    }

    /// <summary>Whether a number is at least so large; reports it else.</summary>
    public bool AtLeast(int minimum, int value, string argument, string? spelling = null)
    {
        if (value >= minimum)
            return true;
        Report(RuleIds.ArgumentOutOfRange, argument, Name, spelling ?? argument, value, $"at least {Say(minimum)}");
        return false;
    }

    /// <summary>Whether a number lies in a range, as a float too; reports it else.</summary>
    /// <param name="value">The number.</param>
    /// <param name="argument">The argument that sets it.</param>
    /// <param name="minimum">The least.</param>
    /// <param name="maximum">The greatest.</param>
    /// <param name="range">The range in words: "over 0".</param>
    /// <param name="exclusive">Whether the least is itself too small.</param>
    public bool Number(double value, string argument, double minimum, double maximum, string range, bool exclusive = false)
    {
        float single = (float)value;
        bool isFinite = !float.IsNaN(single) && !float.IsInfinity(single);
        if (isFinite && (exclusive ? value > minimum && single > (float)minimum : value >= minimum) && value <= maximum)
            return true;
        Report(RuleIds.ArgumentOutOfRange, argument, Name, argument, value, range);
        return false;
    }

    /// <summary>Whether the input is an image; reports it else.</summary>
    public bool IsImage()
    {
        if (Input.IsImage)
            return true;
        Report(RuleIds.WrongRank, null, Name, "an image [C, H, W]", Source, Input, "");
        return false;
    }

    /// <summary>Whether the input is a sequence; reports it else.</summary>
    public bool IsSequence()
    {
        if (Input.IsSequence)
            return true;
        Report(RuleIds.WrongRank, null, Name, "a sequence [T, F]", Source, Input, "");
        return false;
    }

    /// <summary>The shape made of these sizes, or null where it has more elements than memory is counted in.</summary>
    public Shape? Fit(params long[] sizes) => Fits("elements", argument: null, sizes)
        ? new Shape(sizes.Select(size => (int)size).ToArray())
        : null;

    /// <summary>Whether a product is at most 2^31 - 1, the limit of each tensor and each parameter; reports it else.</summary>
    public bool Fits(string what, string? argument, params long[] sizes)
    {
        BigInteger product = sizes.Aggregate(BigInteger.One, (product, size) => product * size);
        if (product <= int.MaxValue)
            return true;
        Report(RuleIds.TooLarge, argument, Name, product, what, int.MaxValue);
        return false;
    }

    /// <summary>A number within a message's argument.</summary>
    public static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);

    private static string Say(object argument) => argument switch
    {
        double number => number.ToString("R", CultureInfo.InvariantCulture),
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        _ => argument.ToString(),
    };
}
