using System.Collections.Generic;

namespace StaticNet.Compiler.Emit.Unrolling;

/// <summary>Reads the statements of a kernel's body.</summary>
internal static class StatementParser
{
    /// <summary>Reads a body.</summary>
    /// <exception cref="NotStraightException">It says something that kernels which unroll do not say.</exception>
    public static IReadOnlyList<Statement> Parse(string body)
    {
        var tokens = new Tokens(body);
        var statements = new List<Statement>();
        while (tokens.Peek().Length > 0)
            statements.Add(Statement(tokens));
        return statements;
    }

    /// <summary>"float*", "Vector256&lt;float&gt;".</summary>
    public static string Type(Tokens tokens)
    {
        string type = tokens.Take();
        if (tokens.Takes("<"))
        {
            type += $"<{Type(tokens)}>";
            tokens.Expect(">");
        }

        while (tokens.Takes("*"))
            type += "*";
        return type;
    }

    private static Statement Statement(Tokens tokens)
    {
        string word = tokens.Peek();
        switch (word)
        {
            case "{":
                return Block(tokens);
            case "for":
                return For(tokens);
            case "if":
                return If(tokens);
            case "return" or "break" or "continue":
                tokens.Take();
                tokens.Expect(";");
                return new Statement.Jump(word);
            case "static" or "[":
                throw new NotStraightException("has inner methods");
            case "while" or "do" or "switch" or "goto" or "fixed":
                throw new NotStraightException($"has a '{word}'");
        }

        if (Tokens.IsComment(word))
            return new Statement.Comment(tokens.Take());
        tokens.Takes("const");
        Statement simple = Simple(tokens);
        tokens.Expect(";");
        return simple;
    }

    private static Statement.Block Block(Tokens tokens)
    {
        tokens.Expect("{");
        var body = new List<Statement>();
        while (!tokens.Takes("}"))
            body.Add(Statement(tokens));
        return new Statement.Block(body);
    }

    private static Statement.For For(Tokens tokens)
    {
        tokens.Expect("for");
        tokens.Expect("(");
        Statement? first = tokens.Peek() == ";" ? null : Simple(tokens);
        tokens.Expect(";");
        Expression? condition = tokens.Peek() == ";" ? null : ExpressionParser.Parse(tokens);
        tokens.Expect(";");
        var next = new List<Expression>();
        while (!tokens.Takes(")"))
        {
            if (next.Count > 0)
                tokens.Expect(",");
            next.Add(ExpressionParser.Parse(tokens));
        }

        return new Statement.For(first, condition, next, Statement(tokens));
    }

    private static Statement.If If(Tokens tokens)
    {
        tokens.Expect("if");
        tokens.Expect("(");
        Expression condition = ExpressionParser.Parse(tokens);
        tokens.Expect(")");
        Statement then = Statement(tokens);
        return new Statement.If(condition, then, tokens.Takes("else") ? Statement(tokens) : null);
    }

    // A declaration is a type and a name; nothing else begins with two names.
    private static Statement Simple(Tokens tokens)
    {
        if (!IsDeclaration(tokens))
            return new Statement.Do(ExpressionParser.Parse(tokens));
        string type = Type(tokens);
        var variables = new List<(string, Expression?)>();
        do
        {
            string name = tokens.Take();
            variables.Add((name, tokens.Takes("=") ? ExpressionParser.Parse(tokens) : null));
        }
        while (tokens.Takes(","));
        return new Statement.Declaration(type, variables);
    }

    private static bool IsDeclaration(Tokens tokens)
    {
        if (!Tokens.IsName(tokens.Peek()))
            return false;
        int at = 1;
        if (tokens.Peek(at) == "<")
        {
            while (tokens.Peek(at) is not (">" or ";" or ""))
                at++;
            at++;
        }

        while (tokens.Peek(at) == "*")
            at++;
        return Tokens.IsName(tokens.Peek(at)) && tokens.Peek(at + 1) is "=" or ";" or ",";
    }
}
