using System.CommandLine;
using System.Text.Json.Nodes;
using StaticNet.Runtime;
using StaticNet.Tool.Networks;

namespace StaticNet.Tool.Commands;

/// <summary>staticnet summary: layers, shapes, parameters, cost and memory of networks.</summary>
internal static class SummaryCommand
{
    public static Command Create()
    {
        var path = new Argument<string>("path") { Description = "An assembly, a project, or a folder with a project" };
        var name = new Option<string?>("--network") { Description = "Only the network of this name" };
        var memory = new Option<bool>("--memory") { Description = "Also where the memory goes: each parameter's place, and the workspaces; JSON has it anyway" };
        Option<bool> json = Output.JsonOption();
        var command = new Command("summary", "Show the networks of an assembly or project: layers, shapes, parameters, cost, memory") { path, name, memory, json };
        command.SetAction(line => Run(line.GetValue(path)!, line.GetValue(name), line.GetValue(memory), line.GetValue(json)));
        return command;
    }

    private static int Run(string path, string? name, bool withMemory, bool asJson)
    {
        NetworkDescription[] networks = [.. NetworkAssembly.Load(path, name).Select(Description)];
        if (asJson)
            Output.Json(new JsonObject { ["networks"] = new JsonArray([.. networks.Select(network => Json(network, new NetworkSummary(network)))]) });
        else
            Console.WriteLine(string.Join("\n\n", networks.Select(network => $"{new NetworkSummary(network)}{(withMemory ? $"\n\n{new MemoryMap(network)}" : "")}")));
        return 0;
    }

    private static NetworkDescription Description(Type type)
    {
        using Network network = NetworkAssembly.Create(type);
        return network.Description;
    }

    private static JsonNode Json(NetworkDescription network, NetworkSummary summary) => new JsonObject
    {
        ["name"] = summary.Name,
        ["inputs"] = new JsonArray([.. network.Inputs.Select(input => (JsonNode)new JsonObject
        {
            ["name"] = input.Name, ["shape"] = Output.Array(input.Shape), ["tokens"] = input.IsTokens,
        })]),
        ["outputs"] = new JsonArray([.. network.Outputs.Select(output => (JsonNode)new JsonObject { ["name"] = output.Name, ["shape"] = Output.Array(output.Shape) })]),
        ["losses"] = new JsonArray([.. network.Losses.Select(loss => (JsonNode)loss.Name)]),
        ["parameters"] = summary.Parameters,
        ["multiplyAdds"] = summary.MultiplyAdds,
        ["weightBytes"] = summary.WeightBytes,
        ["predictBytes"] = summary.PredictBytes,
        ["trainingBytesPerSample"] = summary.TrainingBytesPerSample,
        ["trainingBytes"] = summary.AllTrainingBytes,
        ["trainingKeptBytesPerSample"] = summary.KeptBytesPerSample,
        ["memory"] = new MemoryMap(network).Json(),
        ["layers"] = new JsonArray([.. summary.Layers.Select(layer => (JsonNode)new JsonObject
        {
            ["name"] = layer.Name,
            ["kind"] = layer.Kind,
            ["output"] = Output.Array(layer.OutputShape),
            ["parameters"] = layer.Parameters,
            ["multiplyAdds"] = layer.MultiplyAdds,
        })]),
    };
}
