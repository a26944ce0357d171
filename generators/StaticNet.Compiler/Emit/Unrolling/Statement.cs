using System.Collections.Generic;
using System.Linq;

namespace StaticNet.Compiler.Emit.Unrolling;

/// <summary>A statement of emitted code, as far as kernels write them.</summary>
internal abstract record Statement
{
    /// <summary>The variables that it assigns to, beside those that it declares itself.</summary>
    public abstract IEnumerable<string> Assigned { get; }

    public sealed record Block(IReadOnlyList<Statement> Body) : Statement
    {
        public override IEnumerable<string> Assigned => Body.SelectMany(statement => statement.Assigned);
    }

    public sealed record For(Statement? First, Expression? Condition, IReadOnlyList<Expression> Next, Statement Body) : Statement
    {
        public override IEnumerable<string> Assigned => [.. First?.Assigned ?? [], .. Next.SelectMany(next => next.Assigned), .. Body.Assigned];
    }

    public sealed record If(Expression Condition, Statement Then, Statement? Else) : Statement
    {
        public override IEnumerable<string> Assigned => [.. Condition.Assigned, .. Then.Assigned, .. Else?.Assigned ?? []];
    }

    public sealed record Declaration(string Type, IReadOnlyList<(string Name, Expression? Value)> Variables) : Statement
    {
        public override IEnumerable<string> Assigned => Variables.SelectMany(variable => variable.Value?.Assigned ?? []);
    }

    public sealed record Do(Expression Expression) : Statement
    {
        public override IEnumerable<string> Assigned => Expression.Assigned;
    }

    /// <summary>"return", "break" or "continue".</summary>
    public sealed record Jump(string Word) : Statement
    {
        public override IEnumerable<string> Assigned => [];
    }

    public sealed record Comment(string Text) : Statement
    {
        public override IEnumerable<string> Assigned => [];
    }
}
