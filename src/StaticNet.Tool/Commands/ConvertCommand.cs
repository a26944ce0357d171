using System.CommandLine;
using System.Text;
using System.Text.Json.Nodes;
using StaticNet.Tool.ConvNetJs;
using StaticNet.Weights;

namespace StaticNet.Tool.Commands;

/// <summary>staticnet convert: files of other libraries' networks to safetensors with our names.</summary>
internal static class ConvertCommand
{
    public static Command Create() => new("convert", "Convert networks and weights of other libraries") { ConvNetJs(), Names() };

    private static Command ConvNetJs()
    {
        var file = new Argument<string>("file") { Description = "What ConvNetJS's net.toJSON() gave, as JSON" };
        var output = new Option<string?>("--output") { Description = "The safetensors file to write; beside the JSON unless told" };
        var name = new Option<string>("--name") { Description = "The declared class's name", DefaultValueFactory = _ => "ImportedNet" };
        name.Validators.Add(result => { if (!IsIdentifier(result.GetValueOrDefault<string>()!)) result.AddError("--name must be a C# identifier: letters, digits and underscores, not beginning with a digit"); });
        Option<bool> json = Output.JsonOption();
        var command = new Command("convnetjs", "A ConvNetJS network: writes its weights, and its declaration as C# beside them") { file, output, name, json };
        command.SetAction(line =>
        {
            string source = line.GetValue(file)!, weights = line.GetValue(output) ?? Path.ChangeExtension(source, ".safetensors"), declaration = Path.ChangeExtension(weights, ".cs");
            ImportedNetwork network = ConvNetJsImport.Read(File.ReadAllBytes(source), line.GetValue(name)!);
            network.Weights.Write(weights);
            WholeFile.Write(declaration, stream => stream.Write(Encoding.UTF8.GetBytes(network.Declaration)));
            Report(line.GetValue(json), new JsonObject { ["weights"] = weights, ["declaration"] = declaration }, $"wrote {weights} and {declaration}:\n\n{network.Declaration}");
        });
        return command;
    }

    private static Command Names()
    {
        var file = new Argument<string>("file") { Description = "A safetensors file" };
        var output = new Argument<string>("output") { Description = "The safetensors file to write" };
        var map = new Option<string[]>("--map") { Description = "old=new, any number of times; also the beginning of a name up to a dot: features.0=conv2d1", AllowMultipleArgumentsPerToken = true };
        var mapFile = new Option<string?>("--map-file") { Description = "A file with old=new on each line; # begins a comment" };
        Option<bool> json = Output.JsonOption();
        var command = new Command("names", "Rename a safetensors file's tensors, as PyTorch's names of modules differ from layers' names here") { file, output, map, mapFile, json };
        command.SetAction(line =>
        {
            string[] lines = [.. line.GetValue(map) ?? [], .. line.GetValue(mapFile) is { } path ? File.ReadAllLines(path) : []];
            RenamedWeights renamed = RenamedWeights.Of(SafetensorsFile.Open(line.GetValue(file)!), lines);
            renamed.Weights.Write(line.GetValue(output)!);
            Report(line.GetValue(json), new JsonObject(renamed.Names.Select(pair => KeyValuePair.Create(pair.Key, (JsonNode?)pair.Value))),
                string.Join('\n', renamed.Names.Select(pair => pair.Key == pair.Value ? $"  {pair.Key}" : $"  {pair.Key} -> {pair.Value}")));
        });
        return command;
    }

    private static void Report(bool asJson, JsonNode node, string text)
    {
        if (asJson)
            Output.Json(node);
        else
            Console.WriteLine(text);
    }

    private static bool IsIdentifier(string name) => name.Length > 0 && !char.IsDigit(name[0]) && name.All(c => char.IsLetterOrDigit(c) || c == '_');
}
