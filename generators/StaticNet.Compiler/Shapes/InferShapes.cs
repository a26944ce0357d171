using System;
using System.Collections.Generic;
using System.Linq;
using StaticNet.Compiler.Layers;
using StaticNet.Compiler.Model;
using StaticNet.Compiler.Rules;

namespace StaticNet.Compiler.Shapes;

/// <summary>
/// From a declaration to the shape of every layer, or to what is wrong with it. It goes on behind a problem with whatever
/// does not depend on it, and takes any model: what a user can write must end in an issue, never in an exception.
/// </summary>
internal static class InferShapes
{
    public static ShapedNetwork Infer(NetworkModel model)
    {
        ExpandedNetwork expanded = ExpandBlocks.Run(model);
        ShapedNetwork shaped = Infer(expanded);

        // What is wrong inside a block is shown where the block is put in.
        Issue[] issues = [.. expanded.Issues, .. shaped.Issues.Select(issue => issue with { Anchor = expanded.Declared(issue.Anchor) })];
        // A name that several layers of one block miss is missing once.
        issues = [.. issues.GroupBy(issue => issue.RuleId == RuleIds.UnknownName ? (object)(issue.Anchor, issue.Arguments[1]) : issue).Select(same => same.First())];
        // Stable, so that the issues of one attribute stay in the order in which they were found.
        return shaped with { Issues = new(issues.OrderBy(issue => issue.Anchor.Target).ThenBy(issue => issue.Anchor.Index).ToArray()) };
    }

    private static ShapedNetwork Infer(ExpandedNetwork expanded)
    {
        NetworkModel model = expanded.Model;
        var names = new NetworkNames(model, expanded.IsInBlock);
        var issues = new List<Issue>(names.Check());
        Shape?[] inputs = CheckInputs(model, names, issues);

        var outputs = new Shape?[model.Layers.Count];
        var layers = new List<ShapedLayer>();
        LayerAttribute[] attributes = [.. model.Layers];
        for (int i = 0; i < outputs.Length; i++)
        {
            LayerAttribute layer = model.Layers[i];
            if (!Catalogue.Has(layer))
            {
                issues.Add(new Issue(RuleIds.InternalError, Anchor.Layer(i), new([model.Name, $"no layer for {layer.GetType().Name}"])));
                continue;
            }

            if (Sources(layer, i, model, names, issues) is not { } sources)
                continue;

            // A source without a shape has been reported where it went wrong.
            Shape?[] shapes = sources.Select(source => source < 0 ? inputs[-1 - source] : outputs[source]).ToArray();
            if (shapes.Any(shape => shape is null))
                continue;
            if (TokensMeetNumbers(layer, i, sources, model, names) is { } issue)
            {
                issues.Add(issue);
                continue;
            }

            // As many units as another layer has features, which is known only here.
            if (layer is DenseAttribute { UnitsOf: { } other })
            {
                int source = names.Find(other, before: i)!.Value;
                var dense = (DenseAttribute)layer.Copy();
                dense.Units = (source < 0 ? inputs[-1 - source] : outputs[source])!.Value.Channels;
                attributes[i] = layer = dense;
            }

            var seen = new LayerShapes(layer, i, names[i], shapes.Select(shape => shape!.Value).ToArray(), sources.Select(source => names[source]).ToArray(), issues);
            outputs[i] = Catalogue.Of(layer).Infer(seen);
            if (outputs[i] is not null)
                InitialWeights.Check(layer, seen, Catalogue.Of(layer).Parameters(layer, seen.Inputs));
            if (outputs[i] is { } output && layers.Count == i)
                layers.Add(new ShapedLayer(names[i], new(sources), output));
        }

        if (outputs.Length == 0 && expanded.Issues.Count == 0)
            issues.Add(new Issue(RuleIds.NoLayers, Anchor.Class, new([model.Name])));
        ShapedOutput[] ends = outputs.Length == 0 ? [] : FindOutputs.Run(model, names, outputs, issues);
        return new ShapedNetwork(model with { Layers = new(attributes) }, new(layers.ToArray()), new(issues.ToArray())) { Outputs = new(ends) };
    }

    private static Shape?[] CheckInputs(NetworkModel model, NetworkNames names, List<Issue> issues)
    {
        if (model.Inputs.Count == 0)
            issues.Add(new Issue(RuleIds.NoInput, Anchor.Class, new([model.Name])));

        var shapes = new Shape?[model.Inputs.Count];
        for (int i = 0; i < shapes.Length; i++)
        {
            var shape = new Shape(model.Inputs[i].Shape ?? []);
            Anchor anchor = Anchor.Input(i, model.Inputs[i].IsTokens ? "length" : "shape");
            if (shape.Rank is < 1 or > 3 || shape.ToArray().Any(size => size < 1))
                issues.Add(new Issue(RuleIds.ArgumentOutOfRange, anchor, new([names[-1 - i], "the shape", shape.ToString(), "one to three sizes of at least 1"])));
            else if (shape.Size > int.MaxValue)
                issues.Add(new Issue(RuleIds.TooLarge, anchor, new([names[-1 - i], shape.Size.ToString(Invariant), "elements", int.MaxValue.ToString(Invariant)])));
            else
                shapes[i] = shape;
        }

        return shapes;
    }

    /// <summary>Indices of tokens mean nothing to a layer of numbers, nor numbers to an embedding.</summary>
    private static Issue? TokensMeetNumbers(LayerAttribute layer, int index, int[] sources, NetworkModel model, NetworkNames names)
    {
        bool takesTokens = Catalogue.Of(layer).Vocabulary(layer) is not null;
        int other = Array.FindIndex(sources, source => (source < 0 && model.Inputs[-1 - source].IsTokens) != takesTokens);
        if (other < 0)
            return null;
        return takesTokens
            ? new Issue(RuleIds.NeedsTokens, Anchor.Layer(index), new([names[index], names[sources[other]]]))
            : new Issue(RuleIds.TokensAreNoNumbers, Anchor.Layer(index), new([names[index], names[sources[other]]]));
    }

    /// <summary>What a layer reads; null where an issue was reported, or where there is nothing to read.</summary>
    private static int[]? Sources(LayerAttribute layer, int index, NetworkModel model, NetworkNames names, List<Issue> issues)
    {
        bool joins = Catalogue.Of(layer).Joins;
        string[] sources = (layer as JoinAttribute)?.Sources ?? [];
        string[] from = layer.From?.Split(',').Select(name => name.Trim()).ToArray() ?? [];
        if (!joins && from.Length > 1)
        {
            string list = string.Join(" and ", from.Select(name => $"'{name}'"));
            issues.Add(new Issue(RuleIds.SeveralSources, Anchor.Layer(index, nameof(LayerAttribute.From)), new([names[index], list])));
            return null;
        }

        // Null where there is no input either, which has been reported.
        int? previous = index > 0 ? index - 1 : model.Inputs.Count > 0 ? -1 : null;
        var found = new List<int>();
        bool valid = Find(sources, "sources") & Find(from, nameof(LayerAttribute.From));
        if (!valid)
            return null;
        int named = sources.Length + from.Length;
        if (named == 0 && joins)
        {
            string only = previous is { } source ? $"only '{names[source]}'" : "nothing";
            issues.Add(new Issue(RuleIds.TooFewSources, Anchor.Layer(index), new([names[index], only])));
            return null;
        }

        if (named == 0 || (named == 1 && joins))
        {
            if (previous is not { } source)
                return null;
            found.Insert(0, source);
        }

        return found.ToArray();

        bool Find(string[] wanted, string argument)
        {
            bool all = true;
            foreach (string? name in wanted)
            {
                if (name is not null && names.Find(name, before: index) is { } source)
                {
                    found.Add(source);
                    continue;
                }

                string hint = name is not null && names.ComesLater(name, index)
                    ? "; a layer can read only what comes before it"
                    : Suggestion.For(name ?? "", names.Before(index).Distinct().ToArray());
                issues.Add(new Issue(RuleIds.UnknownName, Anchor.Layer(index, argument), new([names[index], name ?? "", hint])));
                all = false;
            }

            return all;
        }
    }

    private static IFormatProvider Invariant => System.Globalization.CultureInfo.InvariantCulture;
}
