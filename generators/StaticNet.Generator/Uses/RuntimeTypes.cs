using Microsoft.CodeAnalysis;

namespace StaticNet.Generator.Uses;

/// <summary>The types of the runtime library that rules are about; the generator has no reference to it.</summary>
internal static class RuntimeTypes
{
    /// <summary>Whether it is one that rules about calls look at.</summary>
    public static bool IsOurs(ITypeSymbol? type) => IsNetwork(type) || IsTrainer(type) || IsSession(type);

    public static bool IsNetwork(ITypeSymbol? type) => Is(type, "Network") || HasMark(type);

    public static bool IsTrainer(ITypeSymbol? type) => Is(type, "Trainer");

    public static bool IsSession(ITypeSymbol? type) => Is(type, "PredictionSession") || Is(type, "JointSession") || IsStream(type);

    public static bool IsStream(ITypeSymbol? type) => Is(type, "StreamingSession");

    public static bool IsOptimizer(ITypeSymbol? type) => Is(type, "Optimizer");

    /// <summary>Whether it is that type of ours, or derived from it.</summary>
    private static bool Is(ITypeSymbol? type, string name)
    {
        for (; type is not null; type = type.BaseType)
        {
            if (type.Name == name && type.ContainingNamespace is { Name: "StaticNet", ContainingNamespace.IsGlobalNamespace: true })
                return true;
        }

        return false;
    }

    // Without the generated part a network has no base class yet.
    private static bool HasMark(ITypeSymbol? type) => type is INamedTypeSymbol { TypeKind: TypeKind.Class }
        && type.GetAttributes().Any(attribute => Parsing.SymbolNames.Is(attribute.AttributeClass, typeof(NetworkAttribute)));
}
