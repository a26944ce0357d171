using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace StaticNet.Generator.Uses;

/// <summary>Which argument is meant for which parameter.</summary>
internal static class Arguments
{
    /// <summary>The argument for a parameter, by name or by place; null where it is left out.</summary>
    public static ExpressionSyntax? Find(ArgumentListSyntax? list, IMethodSymbol? method, string parameter)
    {
        if (list is null || method?.Parameters.FirstOrDefault(candidate => candidate.Name == parameter) is not { } found)
            return null;
        if (list.Arguments.FirstOrDefault(argument => argument.NameColon?.Name.Identifier.ValueText == parameter) is { } named)
            return named.Expression;
        return list.Arguments.ElementAtOrDefault(found.Ordinal) is { NameColon: null } placed ? placed.Expression : null;
    }
}
