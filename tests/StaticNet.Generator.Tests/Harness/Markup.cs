using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis.Text;

namespace StaticNet.Generator.Tests.Harness;

/// <summary>Source with the places where diagnostics are expected: <c>[Dense({|SN2001:0|})]</c>.</summary>
/// <param name="Source">The source without marks.</param>
/// <param name="Expected">The ids with their places, in the order of the source.</param>
internal sealed partial record Markup(string Source, ImmutableArray<(string Id, TextSpan Span)> Expected)
{
    public static Markup Parse(string text)
    {
        var expected = ImmutableArray.CreateBuilder<(string, TextSpan)>();
        while (Mark().Match(text) is { Success: true } match)
        {
            Group inside = match.Groups["inside"];
            expected.Add((match.Groups["id"].Value, new TextSpan(match.Index, inside.Length)));
            text = text.Remove(match.Index, match.Length).Insert(match.Index, inside.Value);
        }

        return new Markup(text, expected.ToImmutable());
    }

    [GeneratedRegex(@"\{\|(?<id>\w+):(?<inside>.*?)\|\}", RegexOptions.Singleline)]
    private static partial Regex Mark();
}
