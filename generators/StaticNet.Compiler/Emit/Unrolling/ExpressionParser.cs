using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using static StaticNet.Compiler.Emit.Unrolling.Expression;

namespace StaticNet.Compiler.Emit.Unrolling;

/// <summary>Reads expressions by the precedence of their operators.</summary>
internal static class ExpressionParser
{
    private static readonly string[] Scalars = ["float", "int", "uint", "long", "ulong", "nint", "double", "bool", "byte"];

    // Loosest first; assignments have 0, the conditional 1.
    private static readonly string[][] Levels = [["||"], ["&&"], ["|"], ["^"], ["&"], ["==", "!="], ["<", ">", "<=", ">="], ["<<", ">>"], ["+", "-"], ["*", "/", "%"]];

    /// <summary>How tightly an operator binds: 0 for assignments, from 2 for the others; -1 for what is none.</summary>
    public static int Precedence(string sign)
    {
        if (sign is "=" or "+=" or "-=" or "*=" or "/=" or "%=" or "&=" or "|=" or "^=")
            return 0;
        for (int i = 0; i < Levels.Length; i++)
        {
            if (Levels[i].Contains(sign))
                return i + 2;
        }

        return -1;
    }

    public static Expression Parse(Tokens tokens)
    {
        Expression left = Operators(tokens, 2);
        if (tokens.Takes("?"))
        {
            Expression then = Parse(tokens);
            tokens.Expect(":");
            return new Conditional(left, then, Parse(tokens));
        }

        string sign = tokens.Peek();
        if (Precedence(sign) != 0)
            return left;
        tokens.Take();
        return new Binary(sign, left, Parse(tokens));
    }

    private static Expression Operators(Tokens tokens, int least)
    {
        Expression left = Prefixed(tokens);
        while (Sign(tokens) is var sign && Precedence(sign) is var precedence && precedence >= least)
        {
            for (int i = 0; i < (sign == ">>" ? 2 : 1); i++)
                tokens.Take();
            left = new Binary(sign, left, Operators(tokens, precedence + 1));
        }

        return left;
    }

    // Two closing brackets of types look like a shift, so they are two words.
    private static string Sign(Tokens tokens) => tokens.Peek() == ">" && tokens.Peek(1) == ">" ? ">>" : tokens.Peek();

    private static Expression Prefixed(Tokens tokens)
    {
        string sign = tokens.Peek();
        if (sign is "-" or "!" or "~" or "*" or "++" or "--")
        {
            tokens.Take();
            Expression operand = Prefixed(tokens);
            return sign == "-" && operand is Number number ? new Number(-number.Value) : new Unary(sign, operand);
        }

        if (sign == "(" && Scalars.Contains(tokens.Peek(1)) && tokens.Peek(2) is ")" or "*")
        {
            tokens.Take();
            string type = StatementParser.Type(tokens);
            tokens.Expect(")");
            return new Unary($"({type})", Prefixed(tokens));
        }

        return Suffixed(tokens);
    }

    private static Expression Suffixed(Tokens tokens)
    {
        Expression expression = First(tokens);
        while (true)
        {
            switch (tokens.Peek())
            {
                case ".":
                    tokens.Take();
                    expression = new Member(expression, tokens.Take() + Generic(tokens));
                    break;
                case "(":
                    expression = new Call(expression, Arguments(tokens, "(", ")"), IsIndex: false);
                    break;
                case "[":
                    expression = new Call(expression, Arguments(tokens, "[", "]"), IsIndex: true);
                    break;
                case "++" or "--":
                    expression = new Unary(tokens.Take(), expression, IsBehind: true);
                    break;
                default:
                    return expression;
            }
        }
    }

    private static Expression First(Tokens tokens)
    {
        string word = tokens.Take();
        if (word == "(")
        {
            Expression inside = Parse(tokens);
            tokens.Expect(")");
            return inside;
        }

        if (word is "new" or "stackalloc")
            return new Atom($"{word} {StatementParser.Type(tokens)}");
        if (word is "ref" or "out" or "switch" or "is" or "as" or "await")
            throw new NotStraightException($"has a '{word}'");
        if (word is "true" or "false" or "null" or "default" || Scalars.Contains(word) || word[0] == '"')
            return new Atom(word);
        if (Tokens.IsName(word))
            return Generic(tokens) is { Length: > 0 } generic ? new Atom(word + generic) : new Name(word);
        if (!char.IsDigit(word[0]))
            throw new NotStraightException($"has an unexpected '{word}'");
        return long.TryParse(word.Replace("_", ""), NumberStyles.None, CultureInfo.InvariantCulture, out long number) ? new Number(number) : new Atom(word);
    }

    private static string Generic(Tokens tokens)
    {
        if (tokens.Peek() != "<" || !Scalars.Contains(tokens.Peek(1)) || tokens.Peek(2) != ">")
            return "";
        return tokens.Take() + tokens.Take() + tokens.Take();
    }

    private static IReadOnlyList<Expression> Arguments(Tokens tokens, string open, string close)
    {
        tokens.Expect(open);
        var arguments = new List<Expression>();
        while (!tokens.Takes(close))
        {
            if (arguments.Count > 0)
                tokens.Expect(",");
            arguments.Add(Parse(tokens));
        }

        return arguments;
    }
}
