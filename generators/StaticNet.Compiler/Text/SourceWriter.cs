using System;
using System.Globalization;
using System.Text;

namespace StaticNet.Compiler.Text;

/// <summary>
/// Writes indented C#. Lines end in \n whatever the machine, and numbers go through <see cref="Literal(float)"/> and its like,
/// so that neither a culture nor a rounding can leak into emitted code.
/// </summary>
internal sealed class SourceWriter
{
    private readonly StringBuilder text = new();
    private int depth;

    /// <summary>Writes a line, or several: a raw string keeps its own indentation below the current one.</summary>
    public SourceWriter Line(string lines = "")
    {
        int start = 0;
        while (true)
        {
            int end = lines.IndexOf('\n', start);
            string line = (end < 0 ? lines.Substring(start) : lines.Substring(start, end - start)).TrimEnd('\r', ' ');
            if (line.Length > 0)
                text.Append(' ', depth * 4).Append(line);
            text.Append('\n');
            if (end < 0)
                return this;
            start = end + 1;
        }
    }

    /// <summary>Opens a block; disposing what it returns closes it.</summary>
    public Block Open(string? head = null, string close = "}")
    {
        if (head is not null)
            Line(head);
        Line("{");
        depth++;
        return new Block(this, close);
    }

    /// <summary>Opens a list in square brackets.</summary>
    public Block OpenList(string head, string close = "],")
    {
        Line(head);
        Line("[");
        depth++;
        return new Block(this, close);
    }

    /// <summary>Indents without braces, as behind a one-line loop.</summary>
    public Block Indent()
    {
        depth++;
        return new Block(this, null);
    }

    /// <summary>An int as C#: 1234567 is 1_234_567.</summary>
    public static string Literal(long value)
    {
        string digits = value.ToString(CultureInfo.InvariantCulture);
        var grouped = new StringBuilder();
        int first = value < 0 ? 1 : 0;
        for (int i = 0; i < digits.Length; i++)
        {
            if (i > first && (digits.Length - i) % 3 == 0)
                grouped.Append('_');
            grouped.Append(digits[i]);
        }

        return grouped.ToString();
    }

    /// <summary>A float as C#, exact: read back it is the same bits.</summary>
    public static string Literal(float value) => value switch
    {
        float.PositiveInfinity => "float.PositiveInfinity",
        float.NegativeInfinity => "float.NegativeInfinity",
        _ when float.IsNaN(value) => "float.NaN",
        _ => value.ToString("R", CultureInfo.InvariantCulture) + "f",
    };

    /// <summary>A double as C#, exact.</summary>
    public static string Literal(double value) => value switch
    {
        double.PositiveInfinity => "double.PositiveInfinity",
        double.NegativeInfinity => "double.NegativeInfinity",
        _ when double.IsNaN(value) => "double.NaN",
        _ => value.ToString("R", CultureInfo.InvariantCulture) + "d",
    };

    /// <summary>A string as C#.</summary>
    public static string Literal(string value) => "\"" + value.Replace("\\", "\\\\").Replace("\"", "\\\"") + "\"";

    public override string ToString()
    {
        if (depth != 0)
            throw new InvalidOperationException($"{depth} blocks were not closed");
        return text.ToString();
    }

    internal readonly struct Block(SourceWriter writer, string? close) : IDisposable
    {
        public void Dispose()
        {
            if (writer is null)
                return;
            writer.depth--;
            if (close is not null)
                writer.Line(close);
        }
    }
}
