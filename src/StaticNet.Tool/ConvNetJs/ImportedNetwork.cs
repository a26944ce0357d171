using StaticNet.Weights;

namespace StaticNet.Tool.ConvNetJs;

/// <summary>A network of ConvNetJS as ours.</summary>
/// <param name="Declaration">The class, as C#.</param>
/// <param name="Weights">Its weights, under the names that the declaration gives them.</param>
internal sealed record ImportedNetwork(string Declaration, SafetensorsWriter Weights);
