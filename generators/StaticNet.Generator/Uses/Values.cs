using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace StaticNet.Generator.Uses;

/// <summary>What can be seen of a value where it is used: how long an array is, which elements it has. Nothing is guessed: what is not certain is unknown.</summary>
internal static class Values
{
    /// <summary>The expression that made a value: for a variable that is never assigned again, the one that it was declared with.</summary>
    public static ExpressionSyntax Origin(ExpressionSyntax expression, SemanticModel model, CancellationToken cancellation)
    {
        for (int hops = 0; hops < 8; hops++)
        {
            expression = Inner(expression);
            if (expression is not IdentifierNameSyntax name || DeclaredWith(name, model, cancellation) is not { } value)
                return expression;
            expression = value;
        }

        return expression;
    }

    /// <summary>How many elements it has, and the expression of the number where there is one.</summary>
    public static (int Count, ExpressionSyntax? Number)? Length(ExpressionSyntax expression, SemanticModel model, CancellationToken cancellation)
    {
        expression = Origin(expression, model, cancellation);
        if (Elements(expression) is { } elements)
            return (elements.Count, null);
        return expression switch
        {
            ArrayCreationExpressionSyntax { Type: var type } => Sized(type),
            StackAllocArrayCreationExpressionSyntax { Type: ArrayTypeSyntax type } => Sized(type),
            InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax member, ArgumentList.Arguments: var arguments } => (member.Name.Identifier.ValueText, arguments.Count) switch
            {
                ("AsSpan" or "AsMemory" or "ToArray", 0) => Length(member.Expression, model, cancellation),
                ("AsSpan" or "AsMemory" or "Slice", 2) => Number(arguments[1].Expression),
                _ => null,
            },
            _ => null,
        };

        (int, ExpressionSyntax?)? Sized(ArrayTypeSyntax type) =>
            type.RankSpecifiers.Count == 1 && type.RankSpecifiers[0].Sizes.Count == 1 ? Number(type.RankSpecifiers[0].Sizes[0]) : null;

        (int, ExpressionSyntax?)? Number(ExpressionSyntax size) => Constant(size, model, cancellation) is int count ? (count, size) : null;
    }

    /// <summary>The elements, where each is written.</summary>
    public static IReadOnlyList<ExpressionSyntax>? Elements(ExpressionSyntax expression) => expression switch
    {
        ArrayCreationExpressionSyntax { Initializer: { } initializer } => initializer.Expressions,
        ImplicitArrayCreationExpressionSyntax { Initializer: var initializer } => initializer.Expressions,
        StackAllocArrayCreationExpressionSyntax { Initializer: { } initializer } => initializer.Expressions,
        ImplicitStackAllocArrayCreationExpressionSyntax { Initializer: var initializer } => initializer.Expressions,
        InitializerExpressionSyntax { RawKind: (int)SyntaxKind.ArrayInitializerExpression } initializer => initializer.Expressions,
        CollectionExpressionSyntax collection when collection.Elements.All(element => element is ExpressionElementSyntax) =>
            [.. collection.Elements.Select(element => ((ExpressionElementSyntax)element).Expression)],
        _ => null,
    };

    /// <summary>The value of a constant expression.</summary>
    public static object? Constant(ExpressionSyntax? expression, SemanticModel model, CancellationToken cancellation) =>
        expression is not null && model.GetConstantValue(expression, cancellation) is { HasValue: true, Value: var value } ? value : null;

    /// <summary>Whether this use of a variable gives it another value: by =, as a ref or out argument, among several that a tuple is taken apart into.</summary>
    public static bool IsAssigned(IdentifierNameSyntax variable) => variable.Parent switch
    {
        AssignmentExpressionSyntax assignment => assignment.Left == variable,
        ArgumentSyntax { Parent: TupleExpressionSyntax { Parent: AssignmentExpressionSyntax assignment } tuple } => assignment.Left == tuple,
        ArgumentSyntax argument => !argument.RefKindKeyword.IsKind(SyntaxKind.None) && !argument.RefKindKeyword.IsKind(SyntaxKind.InKeyword),
        MemberAccessExpressionSyntax { Expression: ThisExpressionSyntax, Parent: AssignmentExpressionSyntax assignment } member => assignment.Left == member,
        _ => false,
    };

    private static ExpressionSyntax Inner(ExpressionSyntax expression) => expression switch
    {
        ParenthesizedExpressionSyntax inner => Inner(inner.Expression),
        CastExpressionSyntax cast => Inner(cast.Expression),
        PostfixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.SuppressNullableWarningExpression } inner => Inner(inner.Operand),
        _ => expression,
    };

    /// <summary>The initial value of a local variable that nothing assigns again, or of a readonly field.</summary>
    private static ExpressionSyntax? DeclaredWith(IdentifierNameSyntax name, SemanticModel model, CancellationToken cancellation)
    {
        ISymbol? symbol = model.GetSymbolInfo(name, cancellation).Symbol;
        if (symbol is not (ILocalSymbol or IFieldSymbol { IsReadOnly: true }) || symbol.DeclaringSyntaxReferences.Length != 1)
            return null;
        SyntaxReference reference = symbol.DeclaringSyntaxReferences[0];
        if (reference.SyntaxTree != name.SyntaxTree || reference.GetSyntax(cancellation) is not VariableDeclaratorSyntax { Initializer.Value: { } value })
            return null;
        return IsAssigned(symbol.Name, Scope(symbol, name)) ? null : value;
    }

    /// <summary>Where a variable might be assigned: the member around it, or for a field its type.</summary>
    private static SyntaxNode Scope(ISymbol symbol, SyntaxNode use) => symbol is IFieldSymbol
        ? (SyntaxNode?)use.FirstAncestorOrSelf<TypeDeclarationSyntax>() ?? use.SyntaxTree.GetRoot()
        : use.AncestorsAndSelf().FirstOrDefault(node => node is MemberDeclarationSyntax and not GlobalStatementSyntax and not BaseNamespaceDeclarationSyntax) ?? use.SyntaxTree.GetRoot();

    private static bool IsAssigned(string name, SyntaxNode scope) => scope.DescendantNodes().OfType<IdentifierNameSyntax>().Any(identifier =>
        identifier.Identifier.ValueText == name && IsAssigned(identifier));
}
