using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using StaticNet.Compiler.Model;
using StaticNet.Compiler.Rules;

namespace StaticNet.Generator.Parsing;

/// <summary>What a class must be so that another part of it can be written. Whatever is reported here leaves nothing to emit.</summary>
internal static class ClassRules
{
    public static IEnumerable<Issue> Check(INamedTypeSymbol type, CancellationToken cancellation)
    {
        if (WhyNot(type, cancellation) is { } reason)
            yield return Report(RuleIds.UnsupportedClass, type.Name, reason);
        if (!IsPartial(type, cancellation))
            yield return Report(RuleIds.NotPartial, type.Name);
        for (INamedTypeSymbol? outer = type.ContainingType; outer is not null; outer = outer.ContainingType)
        {
            if (!IsPartial(outer, cancellation))
                yield return Report(RuleIds.ContainingTypeNotPartial, type.Name, outer.Name);
        }
    }

    private static string? WhyNot(INamedTypeSymbol type, CancellationToken cancellation) => type switch
    {
        { IsRecord: true } => "a record",
        { TypeKind: not TypeKind.Class } => "not a class",
        { Arity: > 0 } => "generic",
        { IsStatic: true } => "static",
        { IsAbstract: true } => "abstract",
        { BaseType: { SpecialType: not SpecialType.System_Object, TypeKind: not TypeKind.Error } other } when other.ToDisplayString() != "StaticNet.Network" =>
            $"derived from '{other.Name}'",
        _ when Parts(type, cancellation).Any(part => part.Modifiers.Any(SyntaxKind.FileKeyword)) => "local to its file",
        _ => null,
    };

    private static bool IsPartial(INamedTypeSymbol type, CancellationToken cancellation) =>
        Parts(type, cancellation).All(part => part.Modifiers.Any(SyntaxKind.PartialKeyword));

    private static IEnumerable<TypeDeclarationSyntax> Parts(INamedTypeSymbol type, CancellationToken cancellation) =>
        type.DeclaringSyntaxReferences.Select(reference => reference.GetSyntax(cancellation)).OfType<TypeDeclarationSyntax>();

    private static Issue Report(string ruleId, params string[] arguments) => new(ruleId, Anchor.Class, new(arguments));
}
