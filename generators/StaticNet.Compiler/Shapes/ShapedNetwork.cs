using System.Linq;
using StaticNet.Compiler.Model;
using StaticNet.Compiler.Rules;

namespace StaticNet.Compiler.Shapes;

/// <summary>A declaration with the name, sources and output shape of every layer. Complete only where it is valid.</summary>
/// <param name="Model">The declaration.</param>
/// <param name="Layers">The layers in order; where it is valid, as many as the model has.</param>
/// <param name="Issues">The problems found, in the order of the declaration.</param>
internal sealed record ShapedNetwork(NetworkModel Model, EquatableArray<ShapedLayer> Layers, EquatableArray<Issue> Issues)
{
    /// <summary>What it predicts: the losses' layers in the order of the losses, then the others; where there are neither, the last layer.</summary>
    public EquatableArray<ShapedOutput> Outputs { get; init; }

    /// <summary>Whether it can be built: warnings and suggestions do not matter.</summary>
    public bool IsValid => Issues.All(issue => RuleCatalogue.Of(issue.RuleId).Severity != Severity.Error);
}

/// <summary>A layer with its shape.</summary>
/// <param name="Name">Its name, given or made: "conv2d1".</param>
/// <param name="Sources">What it reads: indices of earlier layers, and -1 - i for input i.</param>
/// <param name="Output">The shape of its output.</param>
internal sealed record ShapedLayer(string Name, EquatableArray<int> Sources, Shape Output);

/// <summary>A prediction.</summary>
/// <param name="Layer">The index of the layer that gives it.</param>
/// <param name="Loss">The index of the loss that judges it; null where none does.</param>
internal sealed record ShapedOutput(int Layer, int? Loss);
