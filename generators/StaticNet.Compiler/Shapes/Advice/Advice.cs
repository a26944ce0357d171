using System.Collections.Generic;
using System.Linq;
using StaticNet.Compiler.Model;

namespace StaticNet.Compiler.Shapes.Advice;

/// <summary>
/// Something that a network without errors may still get wrong: it compiles, and trains badly or slowly. One file a rule; each
/// sees the whole shaped network.
/// </summary>
internal abstract class Advice
{
    /// <summary>All of them, in the order of their numbers.</summary>
    private static readonly Advice[] All =
    [
        new DoubleActivation(),
        new TwoActivations(),
        new NoiseAtTheEnd(),
        new CutOffRegression(),
        new BatchNormAtTheEnd(),
        new LossReadsSomethingElse(),
        new NothingReads(),
        new DroppedPixels(),
        new EvenKernelWithSame(),
        new HugeDense(),
        new BiasBeforeNorm(),
        new SizeAboveVector(),
    ];

    /// <summary>What is to be said about a network without errors, in the order of its declaration.</summary>
    public static IEnumerable<Issue> Run(NetworkModel model, ShapedNetwork network)
    {
        ExpandedNetwork expanded = ExpandBlocks.Run(model);
        return All.SelectMany(advice => advice.Check(network))
            .Select(issue => issue with { Anchor = expanded.Declared(issue.Anchor) })
            .Distinct()
            .OrderBy(issue => issue.Anchor.Target)
            .ThenBy(issue => issue.Anchor.Index);
    }

    /// <summary>What is to be said about a network.</summary>
    protected abstract IEnumerable<Issue> Check(ShapedNetwork network);

    protected static Issue Say(string ruleId, int layer, params string[] arguments) => new(ruleId, Anchor.Layer(layer), new(arguments));

    protected static Issue Say(string ruleId, int layer, string argument, string[] arguments) => new(ruleId, Anchor.Layer(layer, argument), new(arguments));

    /// <summary>The last layer of each output that computes anything: what follows it only gives its elements another shape; and the loss.</summary>
    protected static IEnumerable<(int Layer, LossAttribute? Loss)> AllEnds(ShapedNetwork network)
    {
        foreach (ShapedOutput output in network.Outputs)
        {
            int last = output.Layer;
            while (network.Model.Layers[last] is FlattenAttribute or ReshapeAttribute or PermuteAttribute && network.Layers[last].Sources[0] >= 0)
                last = network.Layers[last].Sources[0];
            yield return (last, output.Loss is { } loss ? network.Model.Losses[loss] : null);
        }
    }

    /// <summary>The same for the outputs that a loss judges.</summary>
    protected static IEnumerable<(int Layer, LossAttribute Loss)> Ends(ShapedNetwork network) =>
        AllEnds(network).Where(end => end.Loss is not null).Select(end => (end.Layer, end.Loss!));

    /// <summary>The layers that read a layer.</summary>
    protected static IEnumerable<int> Readers(ShapedNetwork network, int layer) =>
        Enumerable.Range(0, network.Layers.Count).Where(reader => network.Layers[reader].Sources.Contains(layer));

    /// <summary>The shape that a layer reads first.</summary>
    protected static Shape InputOf(ShapedNetwork network, int layer)
    {
        int source = network.Layers[layer].Sources[0];
        return source < 0 ? new Shape(network.Model.Inputs[-1 - source].Shape) : network.Layers[source].Output;
    }
}
