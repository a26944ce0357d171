using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;

namespace StaticNet.Benchmarks.Measuring;

/// <summary>Rows under headings, printed as text (valid Markdown) or as JSON.</summary>
internal sealed class Table(params string[] headings)
{
    private readonly List<object[]> rows = [];

    /// <summary>Lines above the table: what it was measured on.</summary>
    public List<string> Notes { get; } = [Processor.Describe()];

    /// <summary>Adds a row: strings, integers, doubles, which are rounded to three or four digits in text, and decimals, to two places.</summary>
    public void Add(params object[] cells) => rows.Add(cells);

    /// <summary>Prints it.</summary>
    public void Print(bool asJson) => Console.WriteLine(asJson ? Json() : Text());

    private string Text()
    {
        string[][] cells = [headings, .. rows.Select(row => row.Select(Format).ToArray())];
        int[] widths = [.. Enumerable.Range(0, headings.Length).Select(column => cells.Max(row => row[column].Length))];
        bool[] isNumber = [.. Enumerable.Range(0, headings.Length).Select(column => rows.Exists(row => row[column] is not string))];
        var text = new StringBuilder();
        foreach (string note in Notes)
            text.Append(note).Append("\n\n");
        for (int i = 0; i < cells.Length; i++)
        {
            text.Append("| ").AppendJoin(" | ", cells[i].Select((cell, column) => isNumber[column] ? cell.PadLeft(widths[column]) : cell.PadRight(widths[column]))).Append(" |\n");
            if (i == 0)
                text.Append('|').AppendJoin('|', widths.Select((width, column) => isNumber[column] ? new string('-', width + 1) + ":" : new string('-', width + 2))).Append("|\n");
        }

        return text.ToString();
    }

    private string Json() => new JsonObject
    {
        ["notes"] = new JsonArray([.. Notes.Select(note => (JsonNode)note)]),
        ["rows"] = new JsonArray([.. rows.Select(row => (JsonNode)new JsonObject(row.Select((cell, column) => KeyValuePair.Create(headings[column], Value(cell)))))]),
    }.ToJsonString(new() { WriteIndented = true });

    private static JsonNode? Value(object cell) => cell switch
    {
        double number => double.IsFinite(number) ? number : null,
        decimal number => number,
        long number => number,
        int number => number,
        _ => (string)cell,
    };

    private static string Format(object cell) => cell switch
    {
        double number when double.IsNaN(number) => "",
        double number => Math.Abs(number) switch { >= 99.95 => number.ToString("N0", CultureInfo.InvariantCulture), >= 9.995 => number.ToString("F1", CultureInfo.InvariantCulture), _ => number.ToString("F2", CultureInfo.InvariantCulture) },
        decimal number => number.ToString("F2", CultureInfo.InvariantCulture),
        long or int => Convert.ToInt64(cell, CultureInfo.InvariantCulture).ToString("N0", CultureInfo.InvariantCulture),
        _ => (string)cell,
    };
}
