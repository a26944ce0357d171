using System.CommandLine;
using System.Reflection;
using System.Text.Json.Nodes;
using StaticNet.Onnx;
using StaticNet.Tool.Networks;
using StaticNet.Weights;

namespace StaticNet.Tool.Commands;

/// <summary>staticnet onnx: what a trained network predicts, as a file that other runtimes read.</summary>
internal static class OnnxCommand
{
    public static Command Create()
    {
        var path = new Argument<string>("path") { Description = "An assembly, a project, or a folder with a project" };
        var name = new Option<string?>("--network") { Description = "The network of this name, where there are several" };
        var weights = new Option<string?>("--weights") { Description = "The trained weights, a safetensors file; those that are compiled in unless told" };
        var output = new Option<string?>("--output", "-o") { Description = "The file to write; the network's name with .onnx unless told" };
        Option<bool> json = Output.JsonOption();
        var command = new Command("onnx", "Write what a trained network predicts as an ONNX file") { path, name, weights, output, json };
        command.SetAction(line => Run(line.GetValue(path)!, line.GetValue(name), line.GetValue(weights), line.GetValue(output), line.GetValue(json)));
        return command;
    }

    private static int Run(string path, string? name, string? weights, string? output, bool asJson)
    {
        IReadOnlyList<Type> types = NetworkAssembly.Load(path, name);
        if (types.Count > 1)
            throw new ToolException($"there are several networks; choose one with --network: {string.Join(", ", types.Select(type => type.Name))}");
        using Network network = Trained(types[0], weights);
        output ??= types[0].Name + ".onnx";
        byte[] model;
        try
        {
            model = OnnxExport.Write(types[0], [.. network.Description.Layers.Select(layer => layer.Name)], parameter => network.Parameters[parameter].ToArray());
        }
        catch (NotSupportedException e)
        {
            throw new ToolException($"{types[0].Name} cannot be written as ONNX: {e.Message}", e);
        }

        WholeFile.Write(output, stream => stream.Write(model));
        if (asJson)
            Output.Json(new JsonObject { ["network"] = types[0].Name, ["file"] = output, ["bytes"] = model.Length });
        else
            Console.WriteLine($"wrote {types[0].Name} to {output}, {Output.Count(model.Length)} bytes");
        return 0;
    }

    private static Network Trained(Type type, string? weights)
    {
        if (weights is not null)
        {
            Network network = NetworkAssembly.Create(type);
            network.LoadWeights(weights);
            return network;
        }

        MethodInfo pretrained = type.GetMethod("Pretrained", BindingFlags.Public | BindingFlags.Static, [])
            ?? throw new ToolException($"{type.Name} has no weights compiled in; say where they are with --weights FILE.safetensors");
        return (Network)pretrained.Invoke(null, BindingFlags.DoNotWrapExceptions, null, [], null)!;
    }
}
