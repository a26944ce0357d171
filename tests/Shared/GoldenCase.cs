using System.Text.Json;

namespace StaticNet.Tests.Shared;

/// <summary>
/// A small network and the numbers that an independent implementation gives for it; tests/golden/README.md says what is in it.
/// A project that links this file also copies that folder to its output.
/// </summary>
internal sealed class GoldenCase
{
    private GoldenCase(string name, JsonElement description, Dictionary<string, GoldenTensor> tensors)
    {
        Name = name;
        Description = description;
        Tensors = tensors;
    }

    /// <summary>The names of all cases.</summary>
    public static string[] Names => File.ReadAllLines(At("cases.txt")).Where(line => line.Length > 0).ToArray();

    public string Name { get; }

    /// <summary>The network in plain words.</summary>
    public JsonElement Description { get; }

    /// <summary>All tensors by name: "input", "param.dense1.weight", "grad.dense1.weight".</summary>
    public Dictionary<string, GoldenTensor> Tensors { get; }

    public int[] InputShape => Description.GetProperty("input").EnumerateArray().Select(size => size.GetInt32()).ToArray();

    public JsonElement[] Layers => Description.GetProperty("layers").EnumerateArray().ToArray();

    public JsonElement Loss => Description.GetProperty("loss");

    public int Batch => Description.GetProperty("batch").GetInt32();

    public static GoldenCase Load(string name)
    {
        using JsonDocument document = JsonDocument.Parse(File.ReadAllText(At(name + ".json")));
        return new GoldenCase(name, document.RootElement.Clone(), Safetensors.Read(At(name + ".safetensors")));
    }

    private static string At(string file) => Path.Combine(AppContext.BaseDirectory, "golden", file);
}
