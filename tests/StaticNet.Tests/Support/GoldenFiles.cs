using System.Text.Json;
using StaticNet.Weights;

namespace StaticNet.Tests.Support;

/// <summary>The golden vectors beside the tests' DLL; see golden/README.md.</summary>
internal static class GoldenFiles
{
    public static JsonElement Json(string name) => JsonDocument.Parse(File.ReadAllText(PathOf(name + ".json"))).RootElement;

    public static SafetensorsFile Tensors(string name) => SafetensorsFile.Open(PathOf(name + ".safetensors"));

    public static string PathOf(string file) => Path.Combine(AppContext.BaseDirectory, "golden", file);

    public static double[] Doubles(JsonElement array) => [.. array.EnumerateArray().Select(x => x.GetDouble())];
}
