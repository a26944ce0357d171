using System.Collections.Immutable;
using System.Composition;
using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using StaticNet.Compiler.Rules;

namespace StaticNet.CodeFixes;

/// <summary>Writes the nearest value that is allowed: of a kernel, a padding, a stride, a number of groups, the factor of a pixel shuffle.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
[Shared]
public sealed class NearestValue : TextFix
{
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [RuleIds.KernelLargerThanInput, RuleIds.GroupsDoNotDivide, RuleIds.ArgumentOutOfRange, RuleIds.PoolPaddingTooLarge];

    private protected override Fix? Find(SyntaxNode root, Diagnostic diagnostic)
    {
        if (root.FindNode(diagnostic.Location.SourceSpan, getInnermostNodeForTie: true) is not ExpressionSyntax expression || expression.Span != diagnostic.Location.SourceSpan)
            return null;
        int? value = diagnostic.Id switch
        {
            RuleIds.KernelLargerThanInput => Kernel(Argument(diagnostic, 2), Argument(diagnostic, 7)),
            RuleIds.PoolPaddingTooLarge => Number(Argument(diagnostic, 3)),
            RuleIds.GroupsDoNotDivide => Groups(expression, Argument(diagnostic, 3), Argument(diagnostic, 1)),
            _ => InRange(Argument(diagnostic, 2), Argument(diagnostic, 3)),
        };
        if (value is not { } nearest)
            return null;
        string text = nearest.ToString(CultureInfo.InvariantCulture);
        return new Fix($"Make it {text}", new TextChange(expression.Span, text));
    }

    /// <summary>The most taps that the room has; of "rows (5 at dilation 3)", every third.</summary>
    private static int? Kernel(string taps, string room)
    {
        const string Dilated = " at dilation ";
        int start = taps.IndexOf(Dilated, StringComparison.Ordinal);
        int? dilation = start < 0 ? 1 : Number(taps.Substring(start + Dilated.Length).TrimEnd(')'));
        return (Number(room) - 1) / dilation + 1;
    }

    /// <summary>Of groups that are written as their number, or of a pixel shuffle, as the factor whose square they are; null for others.</summary>
    private static int? Groups(ExpressionSyntax written, string groups, string channels)
    {
        if (Number(written.ToString()) is not { } number || Number(groups) is not { } wanted)
            return null;
        if (number == wanted)
            return Divisor(groups, channels, Filters(written));
        // A factor of 1 would leave everything where it is.
        return (long)number * number == wanted && Number(channels) is { } all ? Nearest(number, all, factor => factor > 1 && (long)factor * factor <= all && all % (factor * factor) == 0) : null;
    }

    /// <summary>
    /// The bound of "at least 1" or "at least 0 and less than 2, …"; the nearer one of "from 1 to 1,000"; the nearest of "a divisor of the 7 units of …"
    /// and of "an odd number of at least 1".
    /// </summary>
    private static int? InRange(string value, string range)
    {
        string[] words = range.Split(' ');
        return words[0] switch
        {
            "at" when words.Length == 3 => Number(words[2]),
            "at" when words.Length > 6 && words[4] == "less" => Number(value) is { } given && given > Number(words[2]) ? Number(words[6].TrimEnd(',')) - 1 : Number(words[2]),
            // A share between 0 and 1 is the user's to choose.
            "from" when Number(words[1]) is > 0 and var low && Number(words[3].Replace(",", "")) is { } high => Number(value) is { } given && given > high ? high : low,
            "a" when words.Length > 4 && words[1] == "divisor" => Divisor(value, words[4], null),
            "an" when words.Length > 6 && words[1] == "odd" && Number(words[6]) is { } least => Number(value) is { } given && given > least ? given - 1 : least,
            _ => null,
        };
    }

    /// <summary>The number nearest to the wanted one that divides both; the smaller of two.</summary>
    private static int? Divisor(string wanted, string count, int? other) =>
        Number(wanted) is { } near && Number(count) is { } first ? Nearest(near, first, divisor => first % divisor == 0 && (other ?? 0) % divisor == 0) : null;

    /// <summary>The number from 1 to another that is allowed and nearest to the wanted one; the smaller of two.</summary>
    private static int? Nearest(int wanted, int last, Func<int, bool> isAllowed) =>
        Enumerable.Range(1, last).Where(isAllowed).OrderBy(number => Math.Abs(number - wanted)).Select(number => (int?)number).FirstOrDefault();

    /// <summary>The filters of a convolution, which its groups must divide too.</summary>
    private static int? Filters(ExpressionSyntax groups) =>
        groups.FirstAncestorOrSelf<AttributeSyntax>() is { ArgumentList.Arguments: { Count: > 1 } arguments } && arguments[0].Expression.Span != groups.Span ? Number(arguments[0].Expression.ToString()) : null;

    private static int? Number(string text) => int.TryParse(text, NumberStyles.Integer, CultureInfo.InvariantCulture, out int number) ? number : null;
}
