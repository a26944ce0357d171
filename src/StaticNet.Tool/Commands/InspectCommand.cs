using System.CommandLine;
using System.Text.Json.Nodes;
using StaticNet.Weights;

namespace StaticNet.Tool.Commands;

/// <summary>staticnet inspect: the tensors of a safetensors file, with what their numbers are like.</summary>
internal static class InspectCommand
{
    public static Command Create()
    {
        var path = new Argument<string>("file") { Description = "A safetensors file" };
        Option<bool> json = Output.JsonOption();
        var command = new Command("inspect", "Show the tensors of a safetensors file: type, shape, smallest, largest and mean number") { path, json };
        command.SetAction(line => Run(line.GetValue(path)!, line.GetValue(json)));
        return command;
    }

    private static int Run(string path, bool asJson)
    {
        SafetensorsFile file = SafetensorsFile.Open(path);
        Tensor[] tensors = [.. file.Tensors.Select(Tensor.Of)];
        if (asJson)
        {
            Output.Json(new JsonObject
            {
                ["metadata"] = new JsonObject(file.Metadata.Select(pair => KeyValuePair.Create(pair.Key, (JsonNode?)pair.Value))),
                ["tensors"] = new JsonArray([.. tensors.Select(tensor => tensor.Json())]),
            });
            return 0;
        }

        foreach ((string key, string value) in file.Metadata)
            Console.WriteLine($"{key} = {value}");
        Console.Write(Output.Table(["tensor", "type", "shape", "numbers", "smallest", "largest", "mean", "not finite"], [.. tensors.Select(tensor => tensor.Row())], textColumns: 3));
        Console.WriteLine($"{tensors.Length} tensors, {Output.Count(tensors.Sum(tensor => (long)tensor.Entry.Length))} numbers, {Output.Count(tensors.Sum(tensor => (long)tensor.Entry.Bytes.Length))} bytes");
        return 0;
    }

    private sealed record Tensor(SafetensorsEntry Entry, double Smallest, double Largest, double Mean, int NotFinite)
    {
        public static Tensor Of(SafetensorsEntry entry)
        {
            float[] values = entry.ToArray(), finite = [.. values.Where(float.IsFinite)];
            return finite.Length == 0
                ? new Tensor(entry, double.NaN, double.NaN, double.NaN, values.Length)
                : new Tensor(entry, finite.Min(), finite.Max(), finite.Average(x => (double)x), values.Length - finite.Length);
        }

        public string[] Row() =>
        [
            Entry.Name, Entry.Type.ToString(), $"[{string.Join(", ", Entry.Shape)}]", Output.Count(Entry.Length),
            Output.Short(Smallest), Output.Short(Largest), Output.Short(Mean), NotFinite == 0 ? "" : Output.Count(NotFinite),
        ];

        public JsonNode Json() => new JsonObject
        {
            ["name"] = Entry.Name,
            ["type"] = Entry.Type.ToString(),
            ["shape"] = Output.Array(Entry.Shape),
            ["smallest"] = Output.Number(Smallest),
            ["largest"] = Output.Number(Largest),
            ["mean"] = Output.Number(Mean),
            ["notFinite"] = NotFinite,
        };
    }
}
