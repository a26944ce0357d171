using System;
using System.Collections.Generic;
using System.Globalization;
using System.Text;

namespace StaticNet.Compiler.Text;

/// <summary>
/// Reads JSON: objects as lists of pairs in order, arrays, strings, whole numbers. As much as headers of safetensors files need,
/// without a library beside the generator, where none would be found.
/// </summary>
internal sealed class JsonText
{
    private readonly string text;
    private int place;

    private JsonText(string text) => this.text = text;

    /// <summary>The value of a whole text.</summary>
    /// <exception cref="FormatException">It is not JSON; the message says where.</exception>
    public static object Parse(string text)
    {
        var reader = new JsonText(text);
        object value = reader.Value(depth: 0);
        reader.Spaces();
        return reader.place == text.Length ? value : throw reader.Error("nothing more");
    }

    private object Value(int depth)
    {
        Spaces();
        // Deeper than any header, and not so deep that the stack ends.
        if (depth > 16)
            throw Error("no deeper nesting");
        return Peek() switch
        {
            '{' => Pairs(depth),
            '[' => Array(depth),
            '"' => String(),
            _ => Number(),
        };
    }

    private List<KeyValuePair<string, object>> Pairs(int depth)
    {
        var pairs = new List<KeyValuePair<string, object>>();
        foreach (object? _ in Items('{', '}'))
        {
            Spaces();
            string key = String();
            Spaces();
            Take(':');
            pairs.Add(new KeyValuePair<string, object>(key, Value(depth + 1)));
        }

        return pairs;
    }

    private List<object> Array(int depth)
    {
        var values = new List<object>();
        foreach (object? _ in Items('[', ']'))
            values.Add(Value(depth + 1));
        return values;
    }

    /// <summary>Stops at the beginning of each item.</summary>
    private IEnumerable<object?> Items(char open, char close)
    {
        Take(open);
        Spaces();
        if (Peek() == close)
        {
            place++;
            yield break;
        }

        while (true)
        {
            yield return null;
            Spaces();
            if (Peek() == close)
                break;
            Take(',');
        }

        place++;
    }

    private string String()
    {
        Take('"');
        var value = new StringBuilder();
        while (Peek() != '"')
        {
            char c = text[place++];
            value.Append(c == '\\' ? Escaped() : c);
        }

        place++;
        return value.ToString();
    }

    private char Escaped()
    {
        char c = Peek();
        place++;
        if (c != 'u')
            return c switch { 'n' => '\n', 't' => '\t', 'r' => '\r', 'b' => '\b', 'f' => '\f', _ => c };
        if (place + 4 > text.Length || !ushort.TryParse(text.Substring(place, 4), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out ushort code))
            throw Error("four hexadecimal digits");
        place += 4;
        return (char)code;
    }

    private object Number()
    {
        int start = place;
        while (place < text.Length && (char.IsDigit(text[place]) || text[place] == '-'))
            place++;
        return long.TryParse(text.Substring(start, place - start), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out long number)
            ? number
            : throw Error("a value");
    }

    private void Spaces()
    {
        while (place < text.Length && text[place] is (' ' or '\n' or '\r' or '\t'))
            place++;
    }

    private char Peek() => place < text.Length ? text[place] : throw Error("more");

    private void Take(char expected)
    {
        if (Peek() != expected)
            throw Error($"'{expected}'");
        place++;
    }

    private FormatException Error(string expected) => new($"character {place.ToString(CultureInfo.InvariantCulture)} of its header should be {expected}");
}
