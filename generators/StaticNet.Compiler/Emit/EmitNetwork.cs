using System.Linq;
using StaticNet.Compiler.Shapes;

namespace StaticNet.Compiler.Emit;

/// <summary>A stand-in until the stages behind shapes exist: the class, with the shapes as a comment.</summary>
internal static class EmitNetwork
{
    public static string Run(ShapedNetwork network)
    {
        string outer = string.Join(" ", network.Model.ContainingTypes.Select(type => type + " {"));
        string head = network.Model.Namespace.Length > 0 ? $"namespace {network.Model.Namespace};\n" : "";
        string shapes = string.Join(" ", network.Layers.Select(layer => $"{layer.Name} {layer.Output}"));
        return $"// {shapes}\n{head}{outer} partial class {network.Model.Name}(long seed = 0) : global::StaticNet.Network(null!, seed);"
            + $" {string.Join(" ", network.Model.ContainingTypes.Select(_ => "}"))}\n";
    }
}
