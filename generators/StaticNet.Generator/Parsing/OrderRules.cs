using StaticNet.Compiler.Model;
using StaticNet.Compiler.Rules;

namespace StaticNet.Generator.Parsing;

/// <summary>
/// The order is the network: input, layers, loss, all on one part of the class. Each rule is reported once, at the first
/// attribute that breaks it.
/// </summary>
internal static class OrderRules
{
    public static List<Issue> Check(string network, IReadOnlyList<BoundAttribute> attributes)
    {
        Anchor[] anchors = Anchors(attributes);
        var issues = new List<Issue>();

        int elsewhere = IndexOf(attributes, attribute => PartOf(attribute) != PartOf(attributes[0]));
        if (elsewhere >= 0)
            issues.Add(new Issue(RuleIds.SeveralParts, anchors[elsewhere], new([network])));

        int input = IndexOf(attributes, attribute => attribute.Value is InputAttribute);
        if (input > 0)
            issues.Add(new Issue(RuleIds.LayerBeforeInput, anchors[0], new([Label(attributes[0])])));

        int loss = IndexOf(attributes, attribute => attribute.Value is LossAttribute);
        if (loss < 0)
            return issues;
        int after = IndexOf(attributes, attribute => attribute.Value is not LossAttribute, loss + 1);
        if (after >= 0 && input <= loss)
            issues.Add(new Issue(RuleIds.AfterLoss, anchors[after], new([Label(attributes[after]), Label(attributes[loss])])));
        int second = IndexOf(attributes, attribute => attribute.Value is LossAttribute, loss + 1);
        if (second >= 0)
            issues.Add(new Issue(RuleIds.SeveralLosses, anchors[second], new([network, Label(attributes[loss]), Label(attributes[second])])));
        return issues;
    }

    /// <summary>Its name where it was given one, and else what it is: "Dense".</summary>
    private static string Label(BoundAttribute attribute)
    {
        string kind = attribute.Value.GetType().Name;
        return (attribute.Value as LayerAttribute)?.Name
            ?? (attribute.Value as InputAttribute)?.Name
            ?? kind.Substring(0, kind.Length - nameof(Attribute).Length);
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
