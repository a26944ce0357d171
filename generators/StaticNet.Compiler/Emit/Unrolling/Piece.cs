using System.Collections.Generic;
using System.Linq;

namespace StaticNet.Compiler.Emit.Unrolling;

/// <summary>A statement of straight-line code.</summary>
internal abstract record Piece
{
    /// <summary>How many statements it is.</summary>
    public virtual int Count => 1;

    /// <summary>The variables that it reads.</summary>
    public abstract IEnumerable<string> Reads { get; }

    /// <summary>The variables that it writes.</summary>
    public abstract IEnumerable<string> Writes { get; }

    /// <summary>Gives a variable a new value, whatever it was; the first of a method declares it.</summary>
    public sealed record Assign(string Name, Expression Value) : Piece
    {
        public override IEnumerable<string> Reads => Value.Names;

        public override IEnumerable<string> Writes => [Name];
    }

    /// <summary>Any other statement.</summary>
    public sealed record Other(Expression Expression) : Piece
    {
        public override IEnumerable<string> Reads => Expression.Names;

        public override IEnumerable<string> Writes => Expression.Assigned;
    }

    /// <summary>"return", "break" or "continue" where that is decided at run time.</summary>
    public sealed record Jump(string Word) : Piece
    {
        public override IEnumerable<string> Reads => [];

        public override IEnumerable<string> Writes => [];
    }

    /// <summary>What runs under a condition, or for each sample.</summary>
    /// <param name="Head">"if (best == 3)".</param>
    /// <param name="HeadNames">The names in it.</param>
    /// <param name="Own">The variable that a loop declares; null for a condition.</param>
    /// <param name="Body">What runs.</param>
    /// <param name="Else">What runs otherwise; null for nothing.</param>
    public sealed record Compound(string Head, IReadOnlyList<string> HeadNames, string? Own, IReadOnlyList<Piece> Body, IReadOnlyList<Piece>? Else = null) : Piece
    {
        public override int Count => 1 + Body.Concat(Else ?? []).Sum(piece => piece.Count);

        public override IEnumerable<string> Reads => HeadNames.Concat(Exposed(Body)).Concat(Exposed(Else ?? [])).Where(name => name != Own);

        public override IEnumerable<string> Writes => Body.Concat(Else ?? []).SelectMany(piece => piece.Writes).Where(name => name != Own);
    }

    public sealed record Comment(string Text) : Piece
    {
        public override int Count => 0;

        public override IEnumerable<string> Reads => [];

        public override IEnumerable<string> Writes => [];
    }

    /// <summary>What is read before these pieces themselves have written it.</summary>
    public static IReadOnlyCollection<string> Exposed(IReadOnlyList<Piece> pieces)
    {
        var written = new HashSet<string>();
        var exposed = new HashSet<string>();
        foreach (Piece piece in pieces)
        {
            exposed.UnionWith(piece.Reads.Where(name => !written.Contains(name)));
            if (piece is Assign assign)
                written.Add(assign.Name);
        }

        return exposed;
    }
}
