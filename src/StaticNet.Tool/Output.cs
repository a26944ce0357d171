using System.CommandLine;
using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace StaticNet.Tool;

/// <summary>What every command prints with: tables for people, JSON for programs.</summary>
internal static class Output
{
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true, Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The option that all commands have.</summary>
    public static Option<bool> JsonOption() => new("--json") { Description = "Print JSON" };

    public static void Json(JsonNode node) => Console.WriteLine(node.ToJsonString(Indented));

    public static JsonArray Array(IEnumerable<int> numbers) => new([.. numbers.Select(number => (JsonNode)number)]);

    public static JsonArray Array(IEnumerable<long> numbers) => new([.. numbers.Select(number => (JsonNode)number)]);

    /// <summary>A number for JSON, which knows neither NaN nor infinities: they are null.</summary>
    public static JsonNode? Number(double number) => double.IsFinite(number) ? number : null;

    /// <summary>Columns under headings; those of numbers stand right.</summary>
    public static string Table(string[] headings, IReadOnlyList<string[]> rows, int textColumns)
    {
        int[] widths = [.. headings.Select((heading, column) => rows.Select(row => row[column].Length).Append(heading.Length).Max())];
        var text = new StringBuilder();
        foreach (string[] row in (IEnumerable<string[]>)[headings, [.. widths.Select(width => new string('-', width))], .. rows])
            text.Append(string.Join("  ", row.Select((cell, column) => column < textColumns ? cell.PadRight(widths[column]) : cell.PadLeft(widths[column]))).TrimEnd()).Append('\n');
        return text.ToString();
    }

    public static string Count(long number) => number.ToString("#,0", CultureInfo.InvariantCulture);

    public static string Short(double number) => number.ToString(Math.Abs(number) >= 100 ? "#,0" : "G4", CultureInfo.InvariantCulture);
}
