using System.Collections.Generic;
using StaticNet.Compiler.Layers;
using StaticNet.Compiler.Model;
using StaticNet.Compiler.Rules;

namespace StaticNet.Compiler.Shapes.Advice;

/// <summary>
/// A loss of log-probabilities behind probabilities, a loss of probabilities behind a dense layer, and the like. Where the last
/// layer may give anything, as a join does, nothing is said.
/// </summary>
internal sealed class LossReadsSomethingElse : Advice
{
    private const string Logits = "logits", Scores = "scores", Probabilities = "probabilities", LogProbabilities = "log-probabilities", AnyValues = "values of any size";

    protected override IEnumerable<Issue> Check(ShapedNetwork network)
    {
        foreach ((int end, LossAttribute loss) in Ends(network))
        {
            // What the loss applies itself has a rule of its own.
            LayerAttribute last = network.Model.Layers[end];
            if (Catalogue.Of(loss).Applies == last.GetType())
                continue;
            (string? reads, string? gives, string name) = (Reads(loss), Gives(last), network.Layers[end].Name);
            if (reads is not null && gives is not null && WayOut(reads, gives, name) is { } wayOut)
                yield return Say(RuleIds.LossReadsSomethingElse, end, AttributeText.Of(loss), reads, name, gives, wayOut);
        }
    }

    private static string? Reads(LossAttribute loss) => loss switch
    {
        SoftmaxCrossEntropyAttribute or BinaryCrossEntropyWithLogitsAttribute => Logits,
        MulticlassHingeAttribute => Scores,
        NegativeLogLikelihoodAttribute or KLDivergenceAttribute => LogProbabilities,
        BinaryCrossEntropyAttribute => Probabilities,
        _ => null,
    };

    private static string? Gives(LayerAttribute layer) => layer switch
    {
        SoftmaxAttribute or SigmoidAttribute or HardSigmoidAttribute => Probabilities,
        LogSoftmaxAttribute => LogProbabilities,
        DenseAttribute or ConvolutionAttribute or Conv1DAttribute or ConvTranspose2DAttribute => AnyValues,
        _ => null,
    };

    /// <summary>What to do; null where the loss can use what it gets.</summary>
    private static string? WayOut(string reads, string gives, string name) => (reads, gives) switch
    {
        (Logits or Scores, AnyValues) => null,
        (Logits or Scores, _) => $"take '{name}' out",
        (LogProbabilities, Probabilities) => "put LogSoftmax in its place",
        (LogProbabilities, AnyValues) => "put [LogSoftmax] behind it",
        (Probabilities, AnyValues) => "put [Sigmoid] behind it, or use BinaryCrossEntropyWithLogits",
        (Probabilities, LogProbabilities) => "put Softmax in its place",
        _ => null,
    };
}
