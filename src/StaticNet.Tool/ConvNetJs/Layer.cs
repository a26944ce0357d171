using System.Globalization;
using System.Text.Json;

namespace StaticNet.Tool.ConvNetJs;

/// <summary>A layer of ConvNetJS's JSON, whose properties are checked as they are read.</summary>
internal sealed class Layer
{
    private const int MaxCount = 1 << 24;
    private readonly JsonElement json;

    public Layer(JsonElement json, int index)
    {
        this.json = json;
        Index = index;
        Type = "layer";
        Type = Property("layer_type", JsonValueKind.String).GetString()!;
    }

    /// <summary>Its place among the layers, from 0.</summary>
    public int Index { get; }

    /// <summary>ConvNetJS's own name of its type.</summary>
    public string Type { get; }

    public bool Has(string name) => json.TryGetProperty(name, out _);

    /// <summary>A whole number.</summary>
    public int Count(string name, int least = 1) => Property(name, JsonValueKind.Number).TryGetInt32(out int value) && value >= least && value <= MaxCount
        ? value
        : throw Wrong($"has a '{name}' that is no whole number from {least} to {MaxCount}");

    public double Number(string name) => Property(name, JsonValueKind.Number).TryGetDouble(out double value) && double.IsFinite(value)
        ? value
        : throw Wrong($"has a '{name}' that is no number");

    public IEnumerable<JsonElement> Array(string name) => Property(name, JsonValueKind.Array).EnumerateArray();

    public JsonElement Property(string name, JsonValueKind kind = JsonValueKind.Object) => Property(json, name, Describe(), kind);

    /// <summary>A volume's numbers: an array, or an object with the indices as names, as a typed array becomes.</summary>
    public float[] Numbers(JsonElement volume, int count)
    {
        if (volume.ValueKind != JsonValueKind.Object || !volume.TryGetProperty("w", out JsonElement numbers))
            throw Wrong("has a volume without 'w'");
        float[] values = numbers.ValueKind switch
        {
            JsonValueKind.Array => [.. numbers.EnumerateArray().Take(count + 1).Select(Value)],
            JsonValueKind.Object => [.. numbers.EnumerateObject().Take(count + 1).Select(InOrder).Select(Value)],
            _ => throw Wrong("has a 'w' that is neither an array nor an object"),
        };
        return values.Length == count ? values : throw Wrong($"needs {count} numbers in a volume, but has {(values.Length > count ? "more" : values.Length)}");
    }

    public ConvNetJsException Wrong(string what) => new($"{Describe()} {what}");

    /// <summary>A property of a kind.</summary>
    public static JsonElement Property(JsonElement json, string name, string owner, JsonValueKind kind) =>
        json.ValueKind == JsonValueKind.Object && json.TryGetProperty(name, out JsonElement value) && value.ValueKind == kind
            ? value
            : throw new ConvNetJsException($"{owner} has no '{name}' that is {Describe(kind)}");

    private static string Describe(JsonValueKind kind) => kind switch
    {
        JsonValueKind.Array => "an array",
        JsonValueKind.Object => "an object",
        JsonValueKind.String => "a string",
        _ => "a number",
    };

    private string Describe() => $"layer {Index} ('{Type}')";

    private JsonElement InOrder(JsonProperty number, int index) => number.Name == index.ToString(CultureInfo.InvariantCulture)
        ? number.Value
        : throw Wrong("has a volume whose numbers are not in order");

    private float Value(JsonElement number) => number.ValueKind == JsonValueKind.Number && number.TryGetSingle(out float value)
        ? value
        : throw Wrong("has a weight that is no number");
}
