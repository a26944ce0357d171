using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace StaticNet.Generator.Parsing;

/// <summary>Names of symbols, as reflection, C# and a file's name want them.</summary>
internal static class SymbolNames
{
    /// <summary>As <see cref="Type.FullName"/> has it: "StaticNet.Outer+Inner", "System.Int32[]".</summary>
    public static string Metadata(ITypeSymbol type) => type switch
    {
        IArrayTypeSymbol array => Metadata(array.ElementType) + "[]",
        { ContainingType: { } outer } => Metadata(outer) + "+" + type.MetadataName,
        { ContainingNamespace: { } space } => Prefix(space) + type.MetadataName,
        _ => type.MetadataName,
    };

    public static bool Is(ITypeSymbol? type, Type other) => type is not null && type.Name == other.Name && Metadata(type) == other.FullName;

    public static bool DerivesFrom(ITypeSymbol? type, Type other)
    {
        for (; type is not null; type = type.BaseType)
        {
            if (Is(type, other))
                return true;
        }

        return false;
    }

    /// <summary>The name as C# wants it: @class where it is a keyword.</summary>
    public static string Identifier(string name) => SyntaxFacts.GetKeywordKind(name) == SyntaxKind.None ? name : "@" + name;

    /// <summary>The namespace as C# wants it, or empty.</summary>
    public static string Namespace(INamespaceSymbol space) =>
        space.IsGlobalNamespace
            ? ""
            : space.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat.WithGlobalNamespaceStyle(SymbolDisplayGlobalNamespaceStyle.Omitted));

    /// <summary>"partial class Outer&lt;T&gt;": how another part of a containing type begins.</summary>
    public static string PartialHeader(INamedTypeSymbol type)
    {
        string kind = (type.TypeKind, type.IsRecord) switch
        {
            (TypeKind.Struct, true) => "record struct",
            (TypeKind.Struct, false) => "struct",
            (TypeKind.Interface, _) => "interface",
            (_, true) => "record",
            _ => "class",
        };
        string parameters = string.Join(", ", type.TypeParameters.Select(parameter => Identifier(parameter.Name)));
        return $"partial {kind} {Identifier(type.Name)}{(parameters.Length > 0 ? $"<{parameters}>" : "")}";
    }

    /// <summary>What a type's generated file is called, without an extension: "Digits.Outer+DigitNet". Different types have different ones.</summary>
    public static string Hint(INamedTypeSymbol type) =>
        string.Concat(Metadata(type).Select(c =>
            char.IsLetterOrDigit(c) || c is '.' or '+' or '_' ? c.ToString() : "-" + ((int)c).ToString("x4", CultureInfo.InvariantCulture)));

    private static string Prefix(INamespaceSymbol space) => space.IsGlobalNamespace ? "" : Prefix(space.ContainingNamespace) + space.MetadataName + ".";
}
