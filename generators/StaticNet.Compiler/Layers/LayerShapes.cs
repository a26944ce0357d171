using System.Collections.Generic;
using System.Linq;
using StaticNet.Compiler.Model;

namespace StaticNet.Compiler.Layers;

/// <summary>What a layer's shape rule sees: its settings, its name, the shapes and names of its sources, and where to report.</summary>
internal sealed class LayerShapes(
    LayerAttribute attribute,
    int index,
    string name,
    IReadOnlyList<Shape> inputs,
    IReadOnlyList<string> sources,
    List<Issue> issues)
{
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

    private static string Say(object argument) =>
        argument is System.IFormattable number ? number.ToString(null, System.Globalization.CultureInfo.InvariantCulture) : argument.ToString();
}
