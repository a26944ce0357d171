using System.Collections.Generic;
using System.Linq;
using static StaticNet.Compiler.Emit.Unrolling.Expression;

namespace StaticNet.Compiler.Emit.Unrolling;

/// <summary>
/// Runs a kernel's loops ahead of time: what is known (counters, places in memory) becomes numbers, and what is left are the
/// statements on floats, one after the other. So the text of a kernel says once what it does, and straight-line code cannot differ
/// from it. Loops over samples stay, as do choices that depend on the data.
/// </summary>
internal sealed class StraightLine
{
    /// <summary>More statements are no longer written down: whoever asked is told that it is too large.</summary>
    public const int Most = 100_000;

    private readonly Dictionary<string, Expression> known = [];
    private readonly Dictionary<string, string> renamed = [];
    private readonly Dictionary<string, string> types = [];
    private readonly Dictionary<string, string> typeOfKnown = [];
    private readonly HashSet<string> movable;
    private readonly HashSet<Statement> commented = [];
    private readonly int units;
    private List<Piece> pieces = [];
    private int count;

    private StraightLine(IReadOnlyList<Statement> body, int units)
    {
        this.units = units;
        movable = [.. body.SelectMany(statement => statement.Assigned)];
    }

    /// <summary>The types of the variables that are left.</summary>
    public IReadOnlyDictionary<string, string> Types => types;

    public IReadOnlyList<Piece> Pieces => pieces;

    /// <summary>Unrolls a body.</summary>
    /// <param name="body">The text of a kernel.</param>
    /// <param name="units">Into how many units it is cut, where it works on units.</param>
    /// <exception cref="NotStraightException">It has a loop that depends on data, or says something else that cannot be unrolled.</exception>
    public static StraightLine Run(string body, int units)
    {
        IReadOnlyList<Statement> statements = StatementParser.Parse(body);
        var straight = new StraightLine(statements, units);
        straight.Each(statements);
        return straight;
    }

    private bool Each(IReadOnlyList<Statement> statements)
    {
        foreach (Statement statement in statements)
        {
            if (!Execute(statement))
                return false;
        }

        return true;
    }

    // False where the rest of the loop's body does not run.
    private bool Execute(Statement statement)
    {
        switch (statement)
        {
            case Statement.Block block:
                bool goesOn = Each(block.Body);
                foreach (string name in block.Body.OfType<Statement.Declaration>().SelectMany(declaration => declaration.Variables).Select(variable => variable.Name))
                    Forget(name);
                return goesOn;
            case Statement.Comment comment:
                if (commented.Add(comment))
                    pieces.Add(new Piece.Comment(comment.Text));
                return true;
            case Statement.Declaration declaration:
                foreach ((string name, Expression? value) in declaration.Variables)
                    Declare(declaration.Type, name, value);
                return true;
            case Statement.Do { Expression: Binary { IsAssignment: true, Left: Name target } assignment }:
                Assign(target.Id, assignment);
                return true;
            case Statement.Do { Expression: Unary { Operator: "++" or "--", Operand: Name counter } step }:
                Assign(counter.Id, new Binary(step.Operator == "++" ? "+=" : "-=", counter, new Number(1)));
                return true;
            case Statement.Do act:
                Add(new Piece.Other(Value(act.Expression)));
                return true;
            case Statement.If choice:
                return Choose(choice);
            case Statement.For loop:
                Loop(loop);
                return true;
            case Statement.Jump { Word: "return" }:
                Add(new Piece.Jump("return"));
                return true;
            case Statement.Jump { Word: "continue" }:
                return false;
            default:
                throw new NotStraightException("leaves a loop early");
        }
    }

    private Expression Value(Expression expression) => Simplify.Run(expression, name =>
        known.TryGetValue(name, out Expression? value) ? value : renamed.TryGetValue(name, out string? other) ? new Name(other) : new Name(name));

    private void Declare(string type, string name, Expression? value)
    {
        Forget(name);
        Expression? now = value is null ? null : Value(value);
        if (now is not null && (type is "int" or "nint" && now is Number || type.EndsWith("*", System.StringComparison.Ordinal) && IsPlace(now)))
        {
            known[name] = now;
            typeOfKnown[name] = type;
            return;
        }

        string own = Own(name, type);
        if (now is not null)
            Add(new Piece.Assign(own, now));
    }

    // A name that was another type's before gets a number.
    private string Own(string name, string type)
    {
        string own = name;
        for (int i = 2; types.TryGetValue(own, out string? other) && other != type; i++)
            own = $"{name}{i}";
        types[own] = type;
        if (own == name)
            return own;
        renamed[name] = own;
        if (movable.Contains(name))
            movable.Add(own);
        return own;
    }

    private void Forget(string name)
    {
        known.Remove(name);
        renamed.Remove(name);
    }

    // A pointer that never moves, and numbers.
    private bool IsPlace(Expression place) => place switch
    {
        Name name => !movable.Contains(name.Id),
        Binary { Operator: "+" or "-", Right: Number } sum => IsPlace(sum.Left),
        _ => false,
    };

    private void Assign(string name, Binary assignment)
    {
        Expression value = assignment.Operator == "=" ? assignment.Right : new Binary(assignment.Operator.Substring(0, assignment.Operator.Length - 1), new Name(name), assignment.Right);
        Expression now = Value(value);
        if (known.ContainsKey(name))
        {
            if (now is Number || IsPlace(now))
            {
                known[name] = now;
                return;
            }

            string type = typeOfKnown[name];
            Forget(name);
            Add(new Piece.Assign(Own(name, type), now));
            return;
        }

        string own = renamed.TryGetValue(name, out string? other) ? other : name;
        if (assignment.Operator == "=")
            Add(new Piece.Assign(own, now));
        else
            Add(new Piece.Other(new Binary(assignment.Operator, new Name(own), Value(assignment.Right))));
    }

    // What a loop or a choice at run time will have changed must be a variable before it.
    private void MakeVariables(IEnumerable<string> names)
    {
        foreach (string name in names.Distinct().Where(known.ContainsKey).ToArray())
        {
            Expression value = known[name];
            string type = typeOfKnown[name];
            Forget(name);
            Add(new Piece.Assign(Own(name, type), value));
        }
    }

    private bool Choose(Statement.If choice)
    {
        Expression condition = Value(choice.Condition);
        if (Simplify.Holds(condition) is { } holds)
            return holds ? Execute(choice.Then) : choice.Else is null || Execute(choice.Else);
        MakeVariables(choice.Assigned);
        condition = Value(choice.Condition);
        List<Piece> then = Inside(choice.Then);
        List<Piece>? otherwise = choice.Else is null ? null : Inside(choice.Else);
        Add(new Piece.Compound($"if ({condition})", [.. condition.Names], null, then, otherwise));
        return true;
    }

    // The body of a loop may end early, but not only where the data say so.
    private List<Piece> Inside(Statement body, bool isLoop = false)
    {
        List<Piece> outer = pieces;
        pieces = [];
        if (!Execute(body) && !isLoop)
            throw new NotStraightException("leaves a loop where the data say so");
        (List<Piece> inner, pieces) = (pieces, outer);
        return inner;
    }

    private void Loop(Statement.For loop)
    {
        if (loop.First is Statement.Declaration { Variables.Count: 1 } declaration && declaration.Variables[0] is (var counter, { } first))
        {
            if (first.Names.Contains("begin"))
            {
                EachUnit(loop, counter, first);
                return;
            }

            if (loop.Condition is not null && loop.Condition.Names.Concat(first.Names).Any(name => name is "count"))
            {
                EachSample(loop, counter);
                return;
            }
        }

        if (loop.First is not null)
            Execute(loop.First);
        while (true)
        {
            bool? goesOn = loop.Condition is null ? null : Simplify.Holds(Value(loop.Condition));
            if (goesOn is null)
                throw new NotStraightException($"loops {(loop.Condition is null ? "for ever" : $"while {Value(loop.Condition)}")}, which the data decide");
            if (goesOn == false)
                break;
            Execute(loop.Body);
            foreach (Expression next in loop.Next)
                Execute(new Statement.Do(next));
        }

        foreach ((string name, _) in (loop.First as Statement.Declaration)?.Variables ?? [])
            Forget(name);
    }

    // Threads take units from begin to end: each is run by whom it belongs to.
    private void EachUnit(Statement.For loop, string counter, Expression first)
    {
        long from = Bound(first) ?? 0, to = Bound(((Binary)loop.Condition!).Right) ?? units;
        MakeVariables(loop.Body.Assigned);
        for (long unit = from; unit < to; unit++)
        {
            known[counter] = new Number(unit);
            string own = SourceText(unit);
            Add(new Piece.Compound($"if (begin <= {own} && {own} < end)", ["begin", "end"], null, Inside(loop.Body, isLoop: true)));
        }

        Forget(counter);
    }

    // "Math.Max(begin, 3)" and "Math.Min(end, 3)" are bounded by 3, "begin" and "end" by nothing.
    private static long? Bound(Expression expression) => expression is Call { Arguments.Count: 2 } call && call.Arguments[1] is Number number ? number.Value : null;

    private void EachSample(Statement.For loop, string counter)
    {
        MakeVariables([.. loop.Body.Assigned, .. loop.Next.SelectMany(next => next.Assigned)]);
        var declaration = (Statement.Declaration)loop.First!;
        Expression first = Value(declaration.Variables[0].Value!);
        Forget(counter);
        string own = Own(counter, declaration.Type);
        Expression condition = Value(loop.Condition!);
        List<Piece> body = Inside(loop.Body, isLoop: true);
        string next = string.Join(", ", loop.Next.Select(Value));
        Add(new Piece.Compound($"for ({declaration.Type} {own} = {first}; {condition}; {next})", [.. first.Names, .. condition.Names], own, body));
        Forget(counter);
    }

    private static string SourceText(long number) => new Number(number).ToString();

    private void Add(Piece piece)
    {
        pieces.Add(piece);
        // What is inside was counted when it was added.
        if (++count > Most)
            throw new NotStraightException($"has more than {SourceText(Most)} statements");
    }
}
