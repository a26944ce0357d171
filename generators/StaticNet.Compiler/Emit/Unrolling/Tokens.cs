using System;
using System.Collections.Generic;
using System.Linq;

namespace StaticNet.Compiler.Emit.Unrolling;

/// <summary>The words of emitted code, one after the other.</summary>
internal sealed class Tokens
{
    private static readonly string[] Signs = ["<<=", ">>=", "++", "--", "+=", "-=", "*=", "/=", "%=", "&=", "|=", "^=", "==", "!=", "<=", ">=", "&&", "||", "<<", "=>"];

    private readonly List<string> words = [];
    private int next;

    public Tokens(string text)
    {
        for (int i = 0; i < text.Length;)
        {
            int end = End(text, i);
            if (!char.IsWhiteSpace(text[i]))
                words.Add(text.Substring(i, end - i));
            i = end;
        }
    }

    /// <summary>The next word, or one further on; empty behind the end.</summary>
    public string Peek(int ahead = 0) => next + ahead < words.Count ? words[next + ahead] : "";

    public string Take() => next < words.Count ? words[next++] : throw new NotStraightException("ends in the middle of a statement");

    /// <summary>Takes a word if it is the next one.</summary>
    public bool Takes(string word)
    {
        if (Peek() != word)
            return false;
        next++;
        return true;
    }

    public void Expect(string word)
    {
        if (!Takes(word))
            throw new NotStraightException($"has '{Peek()}' where '{word}' is expected");
    }

    public static bool IsName(string word) => word.Length > 0 && (char.IsLetter(word[0]) || word[0] is '_' or '@');

    public static bool IsComment(string word) => word.StartsWith("//", StringComparison.Ordinal);

    private static int End(string text, int at)
    {
        char first = text[at];
        if (char.IsWhiteSpace(first))
            return at + 1;
        if (IsName(first.ToString()))
            return While(text, at + 1, c => char.IsLetterOrDigit(c) || c == '_');
        if (char.IsDigit(first))
            return Number(text, at);
        if (first == '"')
            return text.IndexOf('"', at + 1) + 1;
        if (first == '/' && at + 1 < text.Length && text[at + 1] == '/')
            return While(text, at, c => c is not ('\n' or '\r'));
        return at + (Signs.FirstOrDefault(sign => string.CompareOrdinal(text, at, sign, 0, sign.Length) == 0)?.Length ?? 1);
    }

    // "1.5e-7f" and "0x7FFF"; a sign belongs to it behind an exponent's e, which is a digit in hexadecimal.
    private static int Number(string text, int at)
    {
        bool isHexadecimal = text[at] == '0' && at + 1 < text.Length && text[at + 1] == 'x';
        return While(text, at + 1, (c, before) => char.IsLetterOrDigit(c) || c is '_' or '.' || (c is '-' or '+' && before is 'e' or 'E' && !isHexadecimal));
    }

    private static int While(string text, int at, Func<char, bool> belongs) => While(text, at, (c, _) => belongs(c));

    private static int While(string text, int at, Func<char, char, bool> belongs)
    {
        while (at < text.Length && belongs(text[at], at > 0 ? text[at - 1] : ' '))
            at++;
        return at;
    }
}
