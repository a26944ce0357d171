using StaticNet.Compiler.Model;

namespace StaticNet.Compiler.Shapes;

/// <summary>A declaration with the name, sources and output shape of every layer. Complete only where there are no issues.</summary>
/// <param name="Model">The declaration.</param>
/// <param name="Layers">The layers in order; without issues, as many as the model has.</param>
/// <param name="Issues">The problems found, in the order of the declaration.</param>
internal sealed record ShapedNetwork(NetworkModel Model, EquatableArray<ShapedLayer> Layers, EquatableArray<Issue> Issues)
{
    public bool IsValid => Issues.Count == 0;
}

/// <summary>A layer with its shape.</summary>
/// <param name="Name">Its name, given or made: "conv2d1".</param>
/// <param name="Sources">What it reads: indices of earlier layers, and -1 - i for input i.</param>
/// <param name="Output">The shape of its output.</param>
internal sealed record ShapedLayer(string Name, EquatableArray<int> Sources, Shape Output);
