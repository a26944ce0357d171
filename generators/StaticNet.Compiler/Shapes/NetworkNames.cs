using System;
using System.Collections.Generic;
using System.Linq;
using StaticNet.Compiler.Model;
using StaticNet.Compiler.Rules;

namespace StaticNet.Compiler.Shapes;

/// <summary>
/// The names of a declaration's inputs and layers: as given, or made of the kind and a running number that counts all
/// layers of the kind, named or not.
/// </summary>
internal sealed class NetworkNames
{
    private readonly NetworkModel model;
    private readonly string[] inputs;
    private readonly string[] layers;
    private readonly Func<int, bool> isInBlock;

    /// <summary>Names the layers.</summary>
    /// <param name="model">The declaration, its blocks expanded.</param>
    /// <param name="isInBlock">Whether a layer comes from a block, so that its name is a path.</param>
    public NetworkNames(NetworkModel model, Func<int, bool>? isInBlock = null)
    {
        this.model = model;
        this.isInBlock = isInBlock ?? (_ => false);
        inputs = model.Inputs.Select((input, i) => input.Name ?? (i == 0 ? "input" : $"input{i + 1}")).ToArray();
        var counts = new Dictionary<string, int>();
        layers = model.Layers.Select(layer =>
        {
            string kind = Kind(layer);
            counts.TryGetValue(kind, out int count);
            counts[kind] = ++count;
            return layer.Name ?? kind + count;
        }).ToArray();
    }

    /// <summary>The name of a source as <see cref="ShapedLayer.Sources"/> counts them.</summary>
    public string this[int source] => source < 0 ? inputs[-1 - source] : layers[source];

    /// <summary>What can be read before a layer, the nearest last: the inputs, then the layers in order.</summary>
    public IEnumerable<string> Before(int layer) => inputs.Concat(layers.Take(layer));

    /// <summary>The source of this name that a layer can read; null where nothing before it has the name.</summary>
    public int? Find(string name, int before)
    {
        int layer = Array.IndexOf(layers, name, 0, before);
        if (layer >= 0)
            return layer;
        int input = Array.IndexOf(inputs, name);
        return input >= 0 ? -1 - input : null;
    }

    /// <summary>Whether the layer itself or one behind it has this name.</summary>
    public bool ComesLater(string name, int layer) => Array.IndexOf(layers, name, layer) >= 0;

    /// <summary>Names that are no identifiers, and names that are there twice.</summary>
    public IEnumerable<Issue> Check()
    {
        // Where one of two equal names was made, the given one is to be changed; else the later one.
        var taken = new HashSet<string>(Given(wanted: false).Select(entry => entry.Name));
        foreach ((string name, Anchor anchor) in Given(wanted: true))
        {
            if (!(anchor.Target == AnchorTarget.Layer && isInBlock(anchor.Index) ? name.Split('.') : [name]).All(IsIdentifier))
                yield return new Issue(RuleIds.InvalidName, anchor, new([name]));
            else if (!taken.Add(name))
                yield return new Issue(RuleIds.DuplicateName, anchor, new([name]));
        }
    }

    private IEnumerable<(string Name, Anchor Anchor)> Given(bool wanted)
    {
        for (int i = 0; i < inputs.Length; i++)
        {
            if (model.Inputs[i].Name is not null == wanted)
                yield return (inputs[i], Anchor.Input(i, nameof(InputAttribute.Name)));
        }

        for (int i = 0; i < layers.Length; i++)
        {
            if (model.Layers[i].Name is not null == wanted)
                yield return (layers[i], Anchor.Layer(i, nameof(LayerAttribute.Name)));
        }
    }

    internal static string Kind(LayerAttribute layer)
    {
        const string suffix = "Attribute";
        string type = layer.GetType().Name.Split('`')[0];
        return (type.EndsWith(suffix, StringComparison.Ordinal) ? type.Substring(0, type.Length - suffix.Length) : type).ToLowerInvariant();
    }

    private static bool IsIdentifier(string name) =>
        name.Length > 0 && char.IsLetter(name[0]) && name.All(c => char.IsLetter(c) || char.IsDigit(c) || c == '_');
}
