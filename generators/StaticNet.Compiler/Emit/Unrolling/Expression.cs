using System.Collections.Generic;
using System.Linq;
using StaticNet.Compiler.Text;

namespace StaticNet.Compiler.Emit.Unrolling;

/// <summary>An expression of emitted code, as far as kernels write them.</summary>
internal abstract record Expression
{
    // What binds looser stands in parentheses; primary expressions bind tightest.
    private protected const int Primary = 14, Prefix = 13, Ternary = 1;

    private protected abstract int Precedence { get; }

    /// <summary>What it is made of.</summary>
    public virtual IEnumerable<Expression> Parts => [];

    /// <summary>Every name in it, of variables and of types alike.</summary>
    public virtual IEnumerable<string> Names => Parts.SelectMany(part => part.Names);

    /// <summary>The names that it assigns to.</summary>
    public virtual IEnumerable<string> Assigned => Parts.SelectMany(part => part.Assigned);

    private protected static string Text(Expression part, int precedence) => part.Precedence < precedence ? $"({part})" : part.ToString();

    /// <summary>A whole number without a suffix: an int.</summary>
    public sealed record Number(long Value) : Expression
    {
        private protected override int Precedence => Value < 0 ? Prefix : Primary;

        public override string ToString() => SourceWriter.Literal(Value);
    }

    /// <summary>What is written as it is: other literals, keywords, types.</summary>
    public sealed record Atom(string Source) : Expression
    {
        private protected override int Precedence => Primary;

        public override string ToString() => Source;
    }

    /// <summary>A variable, or the name of a type.</summary>
    public sealed record Name(string Id) : Expression
    {
        private protected override int Precedence => Primary;

        public override IEnumerable<string> Names => [Id];

        public override string ToString() => Id;
    }

    /// <summary>target.Text</summary>
    public sealed record Member(Expression Target, string Source) : Expression
    {
        private protected override int Precedence => Primary;

        public override IEnumerable<Expression> Parts => [Target];

        public override string ToString() => $"{Text(Target, Primary)}.{Source}";
    }

    /// <summary>target(a, b) or target[a]; "new T(a, b)" where the target is an atom.</summary>
    public sealed record Call(Expression Target, IReadOnlyList<Expression> Arguments, bool IsIndex) : Expression
    {
        private protected override int Precedence => Primary;

        public override IEnumerable<Expression> Parts => [Target, .. Arguments];

        public override string ToString() => Text(Target, Primary) + (IsIndex ? "[" : "(") + string.Join(", ", Arguments) + (IsIndex ? "]" : ")");
    }

    /// <summary>-a, *a, (float)a; behind it where it is written so: a++.</summary>
    public sealed record Unary(string Operator, Expression Operand, bool IsBehind = false) : Expression
    {
        private protected override int Precedence => IsBehind ? Primary : Prefix;

        public override IEnumerable<Expression> Parts => [Operand];

        public override IEnumerable<string> Assigned => Operator is "++" or "--" ? [.. Operand.Names, .. base.Assigned] : base.Assigned;

        public override string ToString() => IsBehind ? Text(Operand, Primary) + Operator : Operator + Text(Operand, Prefix);
    }

    /// <summary>a op b, assignments too.</summary>
    public sealed record Binary(string Operator, Expression Left, Expression Right) : Expression
    {
        private int Own => ExpressionParser.Precedence(Operator);

        private protected override int Precedence => Own;

        public bool IsAssignment => Own == 0;

        public override IEnumerable<Expression> Parts => [Left, Right];

        public override IEnumerable<string> Assigned => IsAssignment && Left is Name name ? [name.Id, .. Right.Assigned] : base.Assigned;

        public override string ToString() => $"{Text(Left, IsAssignment ? 1 : Own)} {Operator} {Text(Right, IsAssignment ? 0 : Own + 1)}";
    }

    /// <summary>a ? b : c</summary>
    public sealed record Conditional(Expression Condition, Expression Then, Expression Else) : Expression
    {
        private protected override int Precedence => Ternary;

        public override IEnumerable<Expression> Parts => [Condition, Then, Else];

        public override string ToString() => $"{Text(Condition, 2)} ? {Text(Then, 2)} : {Text(Else, Ternary)}";
    }
}
