using Microsoft.CodeAnalysis;
using StaticNet.Compiler.Model;

namespace StaticNet.Generator.Parsing;

/// <summary>Reads the classes that are put in as blocks, and those that they put in; each once.</summary>
internal static class BlockParser
{
    public static EquatableArray<BlockModel> Blocks(IEnumerable<BoundAttribute> layers, CancellationToken cancellation)
    {
        var blocks = new List<BlockModel>();
        Add(layers, blocks, cancellation);
        return new([.. blocks]);
    }

    private static void Add(IEnumerable<BoundAttribute> layers, List<BlockModel> blocks, CancellationToken cancellation)
    {
        foreach (BoundAttribute layer in layers)
        {
            if (layer.Value is not BlockAttribute block || blocks.Any(known => known.Name == block.Definition))
                continue;
            if (layer.Data.AttributeClass!.TypeArguments[0] is not INamedTypeSymbol type || !IsMarked(type))
                continue;
            BoundAttribute[] inner = [.. NetworkParser.Bind(type, out _, cancellation).Where(attribute => attribute.Value is LayerAttribute)];
            blocks.Add(new BlockModel(block.Definition, new([.. inner.Select(attribute => (LayerAttribute)attribute.Value)])));
            Add(inner, blocks, cancellation);
        }
    }

    private static bool IsMarked(INamedTypeSymbol type) => type.GetAttributes().Any(attribute =>
        SymbolNames.Is(attribute.AttributeClass, typeof(NetworkBlockAttribute)) || SymbolNames.Is(attribute.AttributeClass, typeof(NetworkAttribute)));
}
