using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using StaticNet.Compiler.Layers;
using StaticNet.Compiler.Model;
using StaticNet.Compiler.Rules;

namespace StaticNet.Compiler.Shapes;

/// <summary>Which layers a network predicts: those that losses judge, those that are declared, else the last; and whether each loss fits its own.</summary>
internal static class FindOutputs
{
    /// <summary>The outputs that could be found; an issue for each of the others.</summary>
    public static ShapedOutput[] Run(NetworkModel model, NetworkNames names, IReadOnlyList<Shape?> shapes, List<Issue> issues)
    {
        int last = shapes.Count - 1;
        var found = new List<ShapedOutput>();
        var takenBy = new Dictionary<int, string>();
        for (int i = 0; i < model.Losses.Count; i++)
        {
            LossAttribute loss = model.Losses[i];
            string kind = KindOf(loss);
            if ((loss.From is null ? last : Find(loss.From, new Anchor(AnchorTarget.Loss, i, nameof(loss.From)), kind)) is not { } layer)
                continue;
            if (takenBy.TryGetValue(layer, out string? other))
            {
                issues.Add(new Issue(RuleIds.OutputTwice, new Anchor(AnchorTarget.Loss, i), new([names[layer], other, kind])));
                continue;
            }

            takenBy[layer] = kind;
            found.Add(new ShapedOutput(layer, i));
            if (shapes[layer] is { } shape)
                issues.AddRange(Check(model, loss, names[layer], shape).Select(issue => issue with { Anchor = issue.Anchor with { Index = i } }));
        }

        for (int i = 0; i < model.Outputs.Count; i++)
        {
            if (Find(model.Outputs[i].Layer ?? "", Anchor.Output(i, "layer"), "Output") is not { } layer)
                continue;
            if (takenBy.TryGetValue(layer, out string? other))
                issues.Add(new Issue(RuleIds.OutputTwice, Anchor.Output(i), new([names[layer], other, "Output"])));
            else
                found.Add(new ShapedOutput(layer, null));
            takenBy[layer] = "Output";
        }

        if (model.Losses.Count + model.Outputs.Count == 0)
            found.Add(new ShapedOutput(last, null));
        return found.ToArray();

        int? Find(string name, Anchor anchor, string reader)
        {
            int? source = names.Find(name, before: shapes.Count);
            if (source >= 0)
                return source;
            issues.Add(source is null
                ? new Issue(RuleIds.UnknownName, anchor, new([reader, name, Suggestion.For(name, names.Before(shapes.Count).Skip(model.Inputs.Count).Distinct().ToArray())]))
                : new Issue(RuleIds.InputIsNoOutput, anchor, new([name, reader])));
            return null;
        }
    }

    private static IEnumerable<Issue> Check(NetworkModel model, LossAttribute loss, string source, Shape output)
    {
        if (!Catalogue.Has(loss))
        {
            yield return new Issue(RuleIds.InternalError, Anchor.Loss, new([model.Name, $"no loss for {loss.GetType().Name}"]));
            yield break;
        }

        if (!((float)loss.Weight > 0 && (float)loss.Weight < float.PositiveInfinity))
        {
            string weight = loss.Weight.ToString("R", CultureInfo.InvariantCulture);
            yield return new Issue(RuleIds.ArgumentOutOfRange, new Anchor(AnchorTarget.Loss, 0, nameof(loss.Weight)), new([KindOf(loss), nameof(loss.Weight), weight, "over 0"]));
        }

        if (Catalogue.Of(loss).Check(loss, source, output) is { } issue)
            yield return issue;
    }

    private static string KindOf(LossAttribute loss)
    {
        string type = loss.GetType().Name;
        return type.Substring(0, type.Length - "Attribute".Length);
    }
}
