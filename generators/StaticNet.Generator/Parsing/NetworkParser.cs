using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using StaticNet.Compiler.Model;

namespace StaticNet.Generator.Parsing;

/// <summary>
/// Reads a class that is marked as a network. The only place that looks at symbols; it knows nothing of shapes. Whatever the
/// class looks like, it gives a result and does not throw.
/// </summary>
internal static class NetworkParser
{
    public static Declaration Parse(INamedTypeSymbol type, CancellationToken cancellation)
    {
        try
        {
            return Read(type, cancellation);
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            var network = new ParsedNetwork(
                ModelOf(type), new([InternalFailure.Issue(type.Name, exception)]), SymbolNames.Hint(type), CanBeExtended: false, CanBeInferred: false);
            return new Declaration(network, type, [], [], [], []);
        }
    }

    private static Declaration Read(INamedTypeSymbol type, CancellationToken cancellation)
    {
        var issues = new List<Issue>(ClassRules.Check(type, cancellation));
        bool canBeExtended = issues.Count == 0;
        List<BoundAttribute> attributes = Bind(type, out bool allBound, cancellation);
        ImmutableArray<BoundAttribute> inputs = [.. attributes.Where(attribute => attribute.Value is InputAttribute)];
        ImmutableArray<BoundAttribute> layers = [.. attributes.Where(attribute => attribute.Value is LayerAttribute)];
        ImmutableArray<BoundAttribute> outputs = [.. attributes.Where(attribute => attribute.Value is OutputAttribute)];
        ImmutableArray<BoundAttribute> losses = [.. attributes.Where(attribute => attribute.Value is LossAttribute)];

        ImmutableArray<BoundAttribute> budgets = Settings(type, typeof(BudgetAttribute)), weights = Settings(type, typeof(WeightsAttribute));
        ImmutableArray<BoundAttribute> networks = Settings(type, typeof(NetworkAttribute));

        NetworkModel model = ModelOf(type) with
        {
            Inputs = new([.. inputs.Select(attribute => (InputAttribute)attribute.Value)]),
            Layers = new([.. layers.Select(attribute => (LayerAttribute)attribute.Value)]),
            Blocks = BlockParser.Blocks(layers, cancellation),
            Losses = new([.. losses.Select(attribute => (LossAttribute)attribute.Value)]),
            Outputs = new([.. outputs.Select(attribute => (OutputAttribute)attribute.Value)]),
            Unroll = ((NetworkAttribute?)networks.FirstOrDefault()?.Value)?.Unroll ?? Unroll.Auto,
            Budget = (BudgetAttribute?)budgets.FirstOrDefault()?.Value,
            Weights = (WeightsAttribute?)weights.FirstOrDefault()?.Value,
        };
        List<Issue> order = OrderRules.Check(model, attributes);
        issues.AddRange(order);
        var network = new ParsedNetwork(model, new([.. issues]), SymbolNames.Hint(type), canBeExtended, allBound && order.Count == 0);
        return new Declaration(network, type, inputs, layers, outputs, losses) { Budgets = budgets, Weights = weights, Networks = networks };
    }

    /// <summary>What is said about a network beside its layers, wherever it stands.</summary>
    private static ImmutableArray<BoundAttribute> Settings(INamedTypeSymbol type, Type kind) =>
    [
        .. type.GetAttributes().Where(data => SymbolNames.Is(data.AttributeClass, kind)).Select(AttributeBinder.Bind).Where(bound => bound is not null).Select(bound => bound!),
    ];

    private static NetworkModel ModelOf(INamedTypeSymbol type)
    {
        var containing = new Stack<string>();
        for (INamedTypeSymbol? outer = type.ContainingType; outer is not null; outer = outer.ContainingType)
            containing.Push(SymbolNames.PartialHeader(outer));
        return new NetworkModel
        {
            Namespace = SymbolNames.Namespace(type.ContainingNamespace),
            Name = SymbolNames.Identifier(type.Name),
            ContainingTypes = new([.. containing]),
        };
    }

    /// <summary>The inputs, layers and losses in the order of the source.</summary>
    internal static List<BoundAttribute> Bind(INamedTypeSymbol type, out bool allBound, CancellationToken cancellation)
    {
        allBound = true;
        var attributes = new List<BoundAttribute>();
        foreach (AttributeData data in type.GetAttributes())
        {
            cancellation.ThrowIfCancellationRequested();
            // A misspelt layer is an error type: the C# compiler reports it, and without it shapes would only mislead.
            if (data.AttributeClass is null or { TypeKind: TypeKind.Error })
                allBound = false;
            else if (!IsPartOfNetwork(data.AttributeClass))
                continue;
            else if (AttributeBinder.Bind(data) is { } attribute)
                attributes.Add(attribute);
            else
                allBound = false;
        }

        return attributes;
    }

    private static bool IsPartOfNetwork(INamedTypeSymbol attribute) =>
        SymbolNames.Is(attribute, typeof(InputAttribute))
        || SymbolNames.Is(attribute, typeof(TokenInputAttribute))
        || SymbolNames.Is(attribute, typeof(OutputAttribute))
        || SymbolNames.DerivesFrom(attribute, typeof(LayerAttribute))
        || SymbolNames.DerivesFrom(attribute, typeof(LossAttribute));
}
