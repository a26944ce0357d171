using StaticNet.Compiler.Shapes;

namespace StaticNet.Compiler.Emit;

/// <summary>A stand-in until the stages behind shapes exist.</summary>
internal static class EmitNetwork
{
    public static string Run(ShapedNetwork network) =>
        $"// {network.Model.Name} {string.Join(" ", System.Linq.Enumerable.Select(network.Layers, layer => layer.ToString()))}\n";
}
