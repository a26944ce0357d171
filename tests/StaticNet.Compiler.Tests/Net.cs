using StaticNet.Compiler.Gradient;
using StaticNet.Compiler.Graph;
using StaticNet.Compiler.Model;
using StaticNet.Compiler.Rules;
using StaticNet.Compiler.Shapes;

namespace StaticNet.Compiler.Tests;

/// <summary>Declarations as a test writes them: the attributes in order, as above a class.</summary>
internal static class Net
{
    public static NetworkModel Of(string name, params object[] attributes) => new()
    {
        Namespace = "Tests",
        Name = name,
        Inputs = new(attributes.OfType<InputAttribute>().ToArray()),
        Layers = new(attributes.OfType<LayerAttribute>().ToArray()),
        Blocks = new(attributes.OfType<BlockModel>().ToArray()),
        Losses = new(attributes.OfType<LossAttribute>().ToArray()),
        Outputs = new(attributes.OfType<OutputAttribute>().ToArray()),
    };

    public static NetworkModel Of(params object[] attributes) => Of("Net", attributes);

    public static ShapedNetwork Shaped(params object[] attributes) => InferShapes.Infer(Of(attributes));

    /// <summary>The messages of all issues, each behind its anchor: "Layer 0 units: 'dense1' has ...".</summary>
    public static string[] Messages(params object[] attributes) => Shaped(attributes).Issues.Select(Say).ToArray();

    public static NetworkGraph Graph(params object[] attributes)
    {
        ShapedNetwork shaped = Shaped(attributes);
        Assert.Equal([], shaped.Issues.Select(Say));
        return BuildGraph.Build(shaped);
    }

    public static NetworkPrograms Programs(params object[] attributes)
    {
        NetworkPrograms programs = Differentiate.Run(Graph(attributes), inputGradients: true);
        Verify.Run(programs.Predict);
        Verify.Run(programs.Inspect);
        if (programs.Train is { } train)
            Verify.Run(train);
        return programs;
    }

    private static string Say(Issue issue)
    {
        Anchor anchor = issue.Anchor;
        string index = anchor.Target is AnchorTarget.Layer or AnchorTarget.Input or AnchorTarget.Output || (anchor.Target == AnchorTarget.Loss && anchor.Index > 0) ? $" {anchor.Index}" : "";
        string argument = anchor.Argument is null ? "" : $" {anchor.Argument}";
        return $"{issue.RuleId} {anchor.Target}{index}{argument}: {RuleMessage.Format(issue)}";
    }
}
