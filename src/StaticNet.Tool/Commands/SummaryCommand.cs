using System.CommandLine;
using System.Text.Json.Nodes;
using StaticNet.Tool.Networks;

namespace StaticNet.Tool.Commands;

/// <summary>staticnet summary: layers, shapes, parameters, cost and memory of networks.</summary>
internal static class SummaryCommand
{
    public static Command Create()
    {
        var path = new Argument<string>("path") { Description = "An assembly, a project, or a folder with a project" };
        var name = new Option<string?>("--network") { Description = "Only the network of this name" };
        Option<bool> json = Output.JsonOption();
        var command = new Command("summary", "Show the networks of an assembly or project: layers, shapes, parameters, cost, memory") { path, name, json };
        command.SetAction(line => Run(line.GetValue(path)!, line.GetValue(name), line.GetValue(json)));
        return command;
    }

    private static int Run(string path, string? name, bool asJson)
    {
        NetworkSummary[] summaries = [.. NetworkAssembly.Load(path, name).Select(Summary)];
        if (asJson)
            Output.Json(new JsonObject { ["networks"] = new JsonArray([.. summaries.Select(Json)]) });
        else
            Console.WriteLine(string.Join("\n\n", summaries.Select(summary => summary.ToString())));
        return 0;
    }

    private static NetworkSummary Summary(Type type)
    {
        using Network network = NetworkAssembly.Create(type);
        return new NetworkSummary(network.Description);
    }

    private static JsonNode Json(NetworkSummary summary) => new JsonObject
    {
        ["name"] = summary.Name,
        ["input"] = Output.Array(summary.InputShape),
        ["output"] = Output.Array(summary.OutputShape),
        ["parameters"] = summary.Parameters,
        ["multiplyAdds"] = summary.MultiplyAdds,
        ["weightBytes"] = summary.WeightBytes,
        ["predictBytes"] = summary.PredictBytes,
        ["trainingBytesPerSample"] = summary.TrainingBytes(1) - summary.TrainingBytes(0),
        ["trainingBytes"] = summary.TrainingBytes(0),
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
