using System.Text.Json;
using StaticNet.Tests.Processes;
using StaticNet.Weights;

namespace StaticNet.Tool.Tests;

/// <summary>A network for the commands to find, beside the imported one.</summary>
[Network, Input(4), Dense(8), ReLU, Dense(2), MeanSquaredError]
public partial class SmallNet;

/// <summary>A network of two inputs, one of them tokens, and two losses.</summary>
[Network]
[TokenInput(5, Name = "words"), Input(3, Name = "place")]
[Embedding(11, 4), MeanOverTime, Concat("place")]
[Dense(6), ReLU(Name = "body")]
[Dense(4, Name = "kind"), Dense(1, Name = "size", From = "body")]
[SoftmaxCrossEntropy(From = "kind"), MeanSquaredError(From = "size")]
public partial class JointNet;

/// <summary>The tool as a program: what it prints, and its exit codes.</summary>
public sealed class CommandTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("staticnet-tool-").FullName;

    private static string ThisAssembly => typeof(CommandTests).Assembly.Location;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void Summary_shows_every_network_of_an_assembly()
    {
        string text = Run(0, "summary", ThisAssembly);
        Assert.Contains(SmallNet.Summary.ToString(), text);
        Assert.Contains(Imported.Summary.ToString(), text);

        JsonElement network = Json("summary", ThisAssembly, "--network", "SmallNet").GetProperty("networks").EnumerateArray().Single();
        Assert.Equal("SmallNet", network.GetProperty("name").GetString());
        Assert.Equal(SmallNet.Summary.Parameters, network.GetProperty("parameters").GetInt64());
        Assert.Equal([8], Numbers(network.GetProperty("layers")[0].GetProperty("output")));
    }

    [Fact]
    public void Summary_shows_every_input_output_and_loss_and_what_they_cost()
    {
        Assert.Contains(JointNet.Summary.ToString(), Run(0, "summary", ThisAssembly, "--network", "JointNet"));
        JsonElement network = Json("summary", ThisAssembly, "--network", "JointNet").GetProperty("networks").EnumerateArray().Single();
        Assert.Equal(["words True 5", "place False 3"], network.GetProperty("inputs").EnumerateArray().Select(input => $"{input.GetProperty("name")} {input.GetProperty("tokens")} {Numbers(input.GetProperty("shape")).Single()}"));
        Assert.Equal(["kind 4", "size 1"], network.GetProperty("outputs").EnumerateArray().Select(output => $"{output.GetProperty("name")} {Numbers(output.GetProperty("shape")).Single()}"));
        Assert.Equal(["SoftmaxCrossEntropy", "MeanSquaredError"], network.GetProperty("losses").EnumerateArray().Select(loss => loss.GetString()));

        // 11 rows of 4; 7 x 6 + 6; 6 x 4 + 4; 6 + 1. Looking a row up multiplies nothing.
        Assert.Equal((127, 72), (network.GetProperty("parameters").GetInt32(), network.GetProperty("multiplyAdds").GetInt32()));
        Assert.All((string[])["weightBytes", "predictBytes", "trainingBytes", "trainingBytesPerSample"], bytes => Assert.True(network.GetProperty(bytes).GetInt64() > 0));
    }

    [Fact]
    public void Summary_shows_where_the_memory_goes()
    {
        Assert.DoesNotContain("offset", Run(0, "summary", ThisAssembly, "--network", "SmallNet"));
        string text = Run(0, "summary", ThisAssembly, "--network", "SmallNet", "--memory");
        Assert.Matches(@"(?m)^dense1\.weight +\[8, 4\] +trained +0 +\d+$", text);
        Assert.Matches(@"(?m)^one prediction +\d+$", text);
        Assert.DoesNotContain("a stream", text);

        // The parameters fill the weights: none begins before another ends, and all end with the block or before.
        JsonElement memory = Json("summary", ThisAssembly, "--network", "SmallNet").GetProperty("networks")[0].GetProperty("memory");
        (string? Name, long Begin, long End)[] parameters = [.. memory.GetProperty("parameters").EnumerateArray().Select(x => (x.GetProperty("name").GetString(), x.GetProperty("offset").GetInt64(), x.GetProperty("offset").GetInt64() + x.GetProperty("bytes").GetInt64()))];
        Assert.Equal(["dense1.bias", "dense1.weight", "dense2.bias", "dense2.weight"], parameters.Select(x => x.Name).Order(StringComparer.Ordinal));
        Assert.All(parameters.Zip(parameters.Skip(1)), pair => Assert.True(pair.First.End <= pair.Second.Begin));
        Assert.InRange(parameters[^1].End, SmallNet.Summary.WeightBytes - 64, SmallNet.Summary.WeightBytes);
    }

    [Fact]
    public void Inspect_shows_a_file_s_tensors()
    {
        string path = Path.Combine(folder, "small.safetensors");
        using (var net = new SmallNet(seed: 1))
        {
            net.Parameters["dense2.bias"].Set([float.NaN, 3]);
            net.Save(path);
        }

        Assert.Contains("4 tensors, 58 numbers, 232 bytes", Run(0, "inspect", path));
        JsonElement bias = Json("inspect", path).GetProperty("tensors").EnumerateArray().Single(tensor => tensor.GetProperty("name").GetString() == "dense2.bias");
        Assert.Equal((3, 1), (bias.GetProperty("largest").GetDouble(), bias.GetProperty("notFinite").GetInt32()));
    }

    [Theory]
    [InlineData("SmallNet")]
    [InlineData("Imported")]
    [InlineData("JointNet")]
    public void Bench_measures_predictions_and_steps(string network)
    {
        JsonElement result = Json("bench", ThisAssembly, "--network", network, "--seconds", "0.05", "--batch", "4");
        Assert.True(result.GetProperty("peakGflops").GetDouble() > 0.1);
        Assert.Equal(["predict 1", "predict 4", "train 4"], result.GetProperty("rows").EnumerateArray().Select(row => $"{row.GetProperty("mode").GetString()} {row.GetProperty("batch").GetInt32()}"));
        Assert.All(result.GetProperty("rows").EnumerateArray(), row => Assert.True(row.GetProperty("medianMicroseconds").GetDouble() > 0));
    }

    [Fact]
    public void Convert_writes_a_ConvNetJS_network_as_weights_and_declaration()
    {
        string json = Path.Combine(folder, "net.json"), weights = Path.Combine(folder, "net.safetensors");
        File.WriteAllText(json, new ConvNetJsReference().Json);
        Assert.Contains("public partial class Imported;", Run(0, "convert", "convnetjs", json, "--name", "Imported"));
        using Imported net = Imported.Load(weights);
        Assert.Contains("[Conv2D(3, 3, Padding = 1)]", File.ReadAllText(Path.ChangeExtension(weights, ".cs")));
    }

    [Fact]
    public void Convert_renames_by_whole_names_and_by_their_beginnings()
    {
        string from = Path.Combine(folder, "torch.safetensors"), to = Path.Combine(folder, "ours.safetensors"), map = Path.Combine(folder, "names.txt");
        var writer = new SafetensorsWriter();
        writer.Add("features.0.weight", [8, 4], new float[32]);
        writer.Add("features.0.bias", [8], new float[8]);
        writer.Add("features.10.weight", [2, 8], new float[16]);
        writer.Add("out_bias", [2], [1f, 2]);
        writer.Add("steps", [], [41L]);
        writer.Write(from);
        File.WriteAllText(map, "# the classifier\nfeatures.10 = dense2\nout_bias=dense2.bias\n");
        Run(0, "convert", "names", from, to, "--map", "features.0=dense1", "--map-file", map);
        SafetensorsFile file = SafetensorsFile.Open(to);
        Assert.Equal(["dense1.bias", "dense1.weight", "dense2.bias", "dense2.weight", "steps"], file.Tensors.Select(tensor => tensor.Name).Order(StringComparer.Ordinal));
        Assert.Equal([1f, 2], file["dense2.bias"].ToArray());
        Assert.Equal(TensorType.I64, file["steps"].Type);

        Assert.Contains("the file has no tensor 'feature'", Run(1, "convert", "names", from, to, "--map", "feature=dense1"));
        Assert.Contains("would both be called 'same'", Run(1, "convert", "names", from, to, "--map", "out_bias=same", "--map", "steps=same"));
    }

    [Theory]
    [InlineData(2, "", "frobnicate")]
    [InlineData(2, "Required argument", "inspect")]
    [InlineData(2, "--batch must be from 1 to 4096", "bench", "x.dll", "--batch", "0")]
    [InlineData(2, "'many'", "bench", "x.dll", "--batch", "many")]
    [InlineData(2, "--seconds must be more than 0", "bench", "x.dll", "--seconds", "NaN")]
    [InlineData(2, "--seconds must be more than 0", "bench", "x.dll", "--seconds", "0")]
    [InlineData(2, "Required", "onnx")]
    [InlineData(2, "Required")]
    [InlineData(2, "'forest' not recognized", "new", "Mine", "--kind", "forest")]
    [InlineData(1, "there is no file", "onnx", "gone.dll")]
    [InlineData(2, "--name must be a C# identifier", "convert", "convnetjs", "x.json", "--name", "a b")]
    [InlineData(1, "there is no file", "summary", "gone.dll")]
    [InlineData(1, "neither a file nor a folder", "summary", "gone")]
    [InlineData(1, "gone.safetensors", "inspect", "gone.safetensors")]
    [InlineData(1, "gone.json", "convert", "convnetjs", "gone.json")]
    [InlineData(1, "the templates are not installed", "new", "Mine")]
    public void What_fails_says_why_on_standard_error_alone(int exit, string message, params string[] arguments) => Assert.Contains(message, Run(exit, arguments));

    [Fact]
    public void Help_and_version_are_the_tool_s()
    {
        string help = Run(0, "--help");
        Assert.Contains("staticnet [command]", help);
        Assert.All((string[])["summary", "inspect", "bench", "convert", "onnx", "new"], command => Assert.Contains($"\n  {command}", help));
        Assert.All((string[])["summary", "inspect", "bench", "convert convnetjs", "convert names", "onnx", "new"], command => Assert.Contains("--json", Run(0, [.. command.Split(' '), "--help"])));
        Assert.Matches(@"^\d+\.\d+\.\d+", Run(0, "--version"));
    }

    [Fact]
    public void A_network_that_is_not_there_is_answered_with_those_that_are() =>
        Assert.Contains("has no network 'SmalNet'; it has ", Run(1, "summary", ThisAssembly, "--network", "SmalNet"));

    [Fact]
    public void A_file_that_is_no_safetensors_file_is_refused()
    {
        string path = Path.Combine(folder, "no.safetensors");
        File.WriteAllText(path, "no weights at all");
        Assert.Contains(path, Run(1, "inspect", path));
    }

    private static IEnumerable<int> Numbers(JsonElement array) => array.EnumerateArray().Select(x => x.GetInt32());

    private JsonElement Json(params string[] arguments) => JsonDocument.Parse(Run(0, [.. arguments, "--json"])).RootElement;

    // Commands write what was asked for to output and what went wrong to error, so one of them is empty.
    private string Run(int exit, params string[] arguments)
    {
        string tool = Path.Combine(AppContext.BaseDirectory, "staticnet-tool.dll");
        var environment = new Dictionary<string, string> { ["DOTNET_CLI_HOME"] = folder, ["DOTNET_NOLOGO"] = "1", ["DOTNET_SKIP_FIRST_TIME_EXPERIENCE"] = "1" };
        (int code, string output, string error) = ChildProcess.RunApart(folder, environment, "dotnet", [tool, .. arguments]);
        Assert.True(code == exit, $"ended with {code}:\n{output}{error}");
        Assert.Empty(exit == 0 ? error : output);
        return exit == 0 ? output : error;
    }
}
