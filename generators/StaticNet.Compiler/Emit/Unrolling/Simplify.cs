using System;
using System.Collections.Generic;
using System.Linq;
using static StaticNet.Compiler.Emit.Unrolling.Expression;

namespace StaticNet.Compiler.Emit.Unrolling;

/// <summary>
/// Puts in what is known of variables and computes what is whole numbers. Sums of floats stay in their order: only whole numbers
/// are gathered, and those are places in memory.
/// </summary>
internal static class Simplify
{
    private static readonly Atom True = new("true"), False = new("false");

    public static Expression Run(Expression expression, Func<string, Expression> valueOf) => expression switch
    {
        Name name => valueOf(name.Id),
        Member member => member with { Target = Run(member.Target, valueOf) },
        Call call => Called(call with { Target = Run(call.Target, valueOf), Arguments = [.. call.Arguments.Select(argument => Run(argument, valueOf))] }),
        Unary unary => Applied(unary with { Operand = Run(unary.Operand, valueOf) }),
        Binary { IsAssignment: true } assignment => assignment with { Left = Target(assignment.Left, valueOf), Right = Run(assignment.Right, valueOf) },
        Binary binary => Computed(binary.Operator, Run(binary.Left, valueOf), Run(binary.Right, valueOf)),
        Conditional conditional => Chosen(Run(conditional.Condition, valueOf), conditional, valueOf),
        _ => expression,
    };

    /// <summary>Whether a condition holds; null where that is not known.</summary>
    public static bool? Holds(Expression condition) => condition == True ? true : condition == False ? false : null;

    // What is assigned to is no value: only the address of an element is computed.
    private static Expression Target(Expression target, Func<string, Expression> valueOf) => target is Name name
        ? valueOf(name.Id) is Name renamed ? renamed : target
        : Run(target, valueOf);

    private static Expression Chosen(Expression condition, Conditional conditional, Func<string, Expression> valueOf) => Holds(condition) switch
    {
        true => Run(conditional.Then, valueOf),
        false => Run(conditional.Else, valueOf),
        null => new Conditional(condition, Run(conditional.Then, valueOf), Run(conditional.Else, valueOf)),
    };

    private static Expression Called(Call call)
    {
        if (call is { IsIndex: false, Target: Member { Target: Name { Id: "Math" }, Source: "Min" or "Max" } function, Arguments.Count: 2 } && call.Arguments[0] is Number a && call.Arguments[1] is Number b)
            return new Number(function.Source == "Min" ? Math.Min(a.Value, b.Value) : Math.Max(a.Value, b.Value));
        // (x + 24)[3] is x[27].
        if (call is { IsIndex: true, Target: Binary { Operator: "+", Right: Number } moved })
            return call with { Target = moved.Left, Arguments = [Computed("+", call.Arguments[0], moved.Right)] };
        return call;
    }

    private static Expression Applied(Unary unary) => unary switch
    {
        { Operator: "-", Operand: Number number } => new Number(-number.Value),
        { Operator: "(nint)" or "(int)" or "(long)", Operand: Number number } => number,
        { Operator: "!" } when Holds(unary.Operand) is { } holds => holds ? False : True,
        { Operator: "*", Operand: Binary { Operator: "+", Right: Number offset } pointer } => new Call(pointer.Left, [offset], IsIndex: true),
        _ => unary,
    };

    private static Expression Computed(string sign, Expression left, Expression right)
    {
        if (left is Number a && right is Number b && Whole(sign, a.Value, b.Value) is { } whole)
            return whole;
        if (sign is "&&" or "||")
            return Logical(sign, left, right);
        if (sign is "+" or "-" && right is Number step)
            return Moved(left, sign == "+" ? step.Value : -step.Value);
        if (sign == "+" && left is Number { Value: 0 })
            return right;
        // (x + 24) + i is x + i + 24, so that the next number can be added; a number that goes first too.
        if (sign == "+" && left is Binary { Operator: "+", Right: Number known } sum)
            return Moved(new Binary("+", sum.Left, right), known.Value);
        if (sign == "+" && right is Binary { Operator: "+", Right: Number last } inner)
            return Moved(Computed("+", left, inner.Left), last.Value);
        if (sign == "*" && (left is Number { Value: 0 } || right is Number { Value: 0 }))
            return new Number(0);
        if (sign == "*" && left is Number { Value: 1 })
            return right;
        return sign is "*" or "/" && right is Number { Value: 1 } ? left : new Binary(sign, left, right);
    }

    private static Expression Moved(Expression place, long step) => place switch
    {
        Number number => new Number(number.Value + step),
        Binary { Operator: "+", Right: Number known } sum => Moved(sum.Left, known.Value + step),
        Binary { Operator: "-", Right: Number known } sum => Moved(sum.Left, step - known.Value),
        _ => step == 0 ? place : step > 0 ? new Binary("+", place, new Number(step)) : new Binary("-", place, new Number(-step)),
    };

    private static Expression Logical(string sign, Expression left, Expression right)
    {
        bool decides = sign == "||";
        if (Holds(left) is { } first)
            return first == decides ? left : right;
        return Holds(right) == !decides ? left : new Binary(sign, left, right);
    }

    private static Expression? Whole(string sign, long a, long b) => sign switch
    {
        "+" => new Number(a + b),
        "-" => new Number(a - b),
        "*" => new Number(a * b),
        "/" when b != 0 => new Number(a / b),
        "%" when b != 0 => new Number(a % b),
        "<<" => new Number(a << (int)b),
        ">>" => new Number(a >> (int)b),
        "&" => new Number(a & b),
        "<" => a < b ? True : False,
        ">" => a > b ? True : False,
        "<=" => a <= b ? True : False,
        ">=" => a >= b ? True : False,
        "==" => a == b ? True : False,
        "!=" => a != b ? True : False,
        _ => null,
    };
}
