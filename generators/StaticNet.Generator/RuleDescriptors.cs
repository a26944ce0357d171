using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using StaticNet.Compiler.Rules;

namespace StaticNet.Generator;

/// <summary>The rules as Roslyn wants them: made from the catalogue, which is the only list.</summary>
internal static class RuleDescriptors
{
    public static readonly ImmutableArray<DiagnosticDescriptor> All = [.. RuleCatalogue.All.Select(Describe)];

    private static readonly ImmutableDictionary<string, DiagnosticDescriptor> ById = All.ToImmutableDictionary(descriptor => descriptor.Id);

    public static DiagnosticDescriptor Of(string ruleId) => ById[ruleId];

    /// <summary>
    /// A diagnostic at a place. What fills the message is in its properties too, under "0", "1" and so on, and what a fix has to change,
    /// where that is somewhere else, in its additional locations: fixes read these and not the message.
    /// </summary>
    public static Diagnostic Report(string ruleId, Location place, IEnumerable<string> arguments, Location? also = null)
    {
        string[] values = [.. arguments];
        ImmutableDictionary<string, string?> properties = values
            .Select((value, i) => new KeyValuePair<string, string?>(i.ToString(System.Globalization.CultureInfo.InvariantCulture), value))
            .ToImmutableDictionary();
        return Diagnostic.Create(Of(ruleId), place, also is null ? [] : [also], properties, [.. values]);
    }

    /// <summary>Where a rule is explained.</summary>
    public static string HelpLink(string ruleId) => $"https://github.com/staticnet/staticnet/blob/main/generators/docs/rules/{ruleId}.md";

    /// <summary>What a rule is about, which its number says.</summary>
    public static string Category(string ruleId) => ruleId[2] switch
    {
        '0' => "StaticNet.Declaration",
        '1' => "StaticNet.Shapes",
        '2' => "StaticNet.Arguments",
        '3' => "StaticNet.Usage",
        '4' => "StaticNet.Suggestions",
        _ => "StaticNet.Internal",
    };

    private static DiagnosticDescriptor Describe(Rule rule) => new(
        rule.Id,
        rule.Title,
        rule.Message,
        Category(rule.Id),
        rule.Severity switch
        {
            Severity.Error => DiagnosticSeverity.Error,
            Severity.Warning => DiagnosticSeverity.Warning,
            _ => DiagnosticSeverity.Info,
        },
        isEnabledByDefault: rule.IsOn,
        helpLinkUri: HelpLink(rule.Id));
}
