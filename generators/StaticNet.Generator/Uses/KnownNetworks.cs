using System.Collections.Concurrent;
using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using StaticNet.Compiler.Model;
using StaticNet.Generator.Parsing;

namespace StaticNet.Generator.Uses;

/// <summary>The networks of a compilation, each parsed and inferred once, when it is first used.</summary>
internal sealed class KnownNetworks(Compilation compilation, Func<ImmutableArray<WeightFile>> files)
{
    private readonly Lazy<ImmutableArray<WeightFile>> files = new(files);
    private readonly ProjectFacts project = ProjectFacts.Of(compilation);
    private readonly ConcurrentDictionary<ISymbol, NetworkFacts?> known = new(SymbolEqualityComparer.Default);

    /// <summary>The safetensors files that the project lists.</summary>
    public ImmutableArray<WeightFile> Files => files.Value;

    /// <summary>What is known of a type; null where it is no network, or one with errors.</summary>
    public NetworkFacts? Of(ITypeSymbol? type, CancellationToken cancellation)
    {
        if (type is not INamedTypeSymbol { TypeKind: TypeKind.Class } named)
            return null;
        if (known.TryGetValue(named, out NetworkFacts? facts))
            return facts;
        if (!named.GetAttributes().Any(attribute => SymbolNames.Is(attribute.AttributeClass, typeof(NetworkAttribute))))
            return known[named] = null;
        ParsedNetwork parsed = NetworkParser.Parse(named, cancellation).Network;
        return known[named] = NetworkFacts.Of(CheckNetwork.Run(parsed, project, parsed.Model.Weights is null ? null : WeightFiles.Find(Files, parsed.Model)));
    }
}
