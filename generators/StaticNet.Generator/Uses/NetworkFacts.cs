using StaticNet.Compiler.Emit;
using StaticNet.Compiler.Layers;
using StaticNet.Compiler.Model;
using StaticNet.Compiler.Shapes;

namespace StaticNet.Generator.Uses;

/// <summary>What a network's declaration says about its use. Inferred, not read from generated members: these may not be there yet.</summary>
/// <param name="Name">The class.</param>
/// <param name="Input">The shape of a sample.</param>
/// <param name="Output">The shape of a prediction.</param>
/// <param name="Loss">The loss; null for a network that only predicts.</param>
/// <param name="Shaped">All that was inferred.</param>
internal sealed record NetworkFacts(string Name, Shape Input, Shape Output, LossAttribute? Loss, ShapedNetwork Shaped)
{
    /// <summary>Whether targets are class indices; else values.</summary>
    public bool TargetIsClassIndex => Loss is not null && Catalogue.Of(Loss).TargetIsClassIndex(Loss);

    /// <summary>Numbers of one sample's target.</summary>
    public int TargetLength => Loss is null ? 0 : (int)Catalogue.Of(Loss).TargetShape(Loss, Output).Size;

    /// <summary>How many classes a label can name.</summary>
    public int Classes => Output.Channels;

    /// <summary>Whether a label says nothing.</summary>
    public bool Ignores(int label) => Loss is not null && Catalogue.Of(Loss).Labels(Loss).Ignored == label;

    /// <summary>Of a shaped network; null where there is an error, about which enough is said, or whose members are named by its inputs.</summary>
    public static NetworkFacts? Of(ShapedNetwork network)
    {
        if (!network.IsValid || network.Layers.Count == 0 || JointParts.AreNeeded(network.Model))
            return null;
        return new NetworkFacts(network.Model.Name, new Shape(network.Model.Inputs[0].Shape), network.Layers[network.Outputs[0].Layer].Output, network.Model.Loss, network);
    }
}
