using StaticNet.Compiler.Model;
using StaticNet.Compiler.Rules;
using StaticNet.Compiler.Shapes;

namespace StaticNet.Generator.Parsing;

/// <summary>
/// The order is the network: inputs, layers, losses, all on one part of the class. Each rule is reported once, at the first
/// attribute that breaks it.
/// </summary>
internal static class OrderRules
{
    public static List<Issue> Check(NetworkModel network, IReadOnlyList<BoundAttribute> attributes)
    {
        Anchor[] anchors = Anchors(attributes);
        var names = new NetworkNames(network);
        string[] labels = [.. attributes.Select((attribute, i) => NameOf(attribute, anchors[i], names))];
        var issues = new List<Issue>();

        int elsewhere = IndexOf(attributes, attribute => PartOf(attribute) != PartOf(attributes[0]));
        if (elsewhere >= 0)
            issues.Add(new Issue(RuleIds.SeveralParts, anchors[elsewhere], new([network.Name])));

        // Inputs, then layers, then losses; outputs are names, which may stand anywhere below the input.
        int layer = IndexOf(attributes, attribute => attribute.Value is not InputAttribute);
        int input = layer < 0 ? -1 : IndexOf(attributes, attribute => attribute.Value is InputAttribute, layer);
        if (input >= 0)
            issues.Add(new Issue(RuleIds.LayerBeforeInput, anchors[layer], new([labels[layer]])));

        int loss = IndexOf(attributes, attribute => attribute.Value is LossAttribute);
        if (loss < 0)
            return issues;
        int after = IndexOf(attributes, attribute => attribute.Value is not (LossAttribute or OutputAttribute), loss + 1);
        if (after >= 0 && input <= loss)
            issues.Add(new Issue(RuleIds.AfterLoss, anchors[after], new([labels[after], labels[loss]])));
        return issues;
    }

    private static string NameOf(BoundAttribute attribute, Anchor anchor, NetworkNames names)
    {
        string type = attribute.Value.GetType().Name;
        return anchor.Target switch
        {
            AnchorTarget.Input => names[-1 - anchor.Index],
            AnchorTarget.Layer => names[anchor.Index],
            _ => type.Substring(0, type.Length - nameof(Attribute).Length),
        };
    }

    private static Anchor[] Anchors(IReadOnlyList<BoundAttribute> attributes)
    {
        var count = new Dictionary<AnchorTarget, int>();
        return [.. attributes.Select(attribute =>
        {
            AnchorTarget target = attribute.Value switch
            {
                InputAttribute => AnchorTarget.Input,
                LossAttribute => AnchorTarget.Loss,
                OutputAttribute => AnchorTarget.Output,
                _ => AnchorTarget.Layer,
            };
            count.TryGetValue(target, out int index);
            count[target] = index + 1;
            return new Anchor(target, index);
        })];
    }

    /// <summary>The part of the class on which an attribute stands.</summary>
    private static (string? File, int Start) PartOf(BoundAttribute attribute) =>
        attribute.Data.ApplicationSyntaxReference is { } reference && reference.GetSyntax().Parent?.Parent is { } part
            ? (part.SyntaxTree.FilePath, part.SpanStart)
            : default;

    private static int IndexOf(IReadOnlyList<BoundAttribute> attributes, Func<BoundAttribute, bool> condition, int start = 0)
    {
        for (int i = start; i < attributes.Count; i++)
        {
            if (condition(attributes[i]))
                return i;
        }

        return -1;
    }
}
