using StaticNet.Compiler.Gradient;
using StaticNet.Compiler.Graph;
using StaticNet.Compiler.Kernels;
using StaticNet.Compiler.Model;

namespace StaticNet.Compiler.Tests;

/// <summary>Layers that are not trained: their gradients are not computed, those behind them are what they were.</summary>
public class FrozenTests
{
    // Two cases of each set of layers that have parameters.
    public static TheoryData<string> Names => new(((IEnumerable<object[]>)GradientTests.Names).Select(row => (string)row[0])
        .GroupBy(name => string.Join(' ', BuildGraph(GradientTests.Attributes(name)).Nodes.Where(node => node.Parameters.Count > 0).Select(node => node.Attribute.GetType().Name).Distinct().Order(StringComparer.Ordinal)))
        .Where(group => group.Key.Length > 0)
        .SelectMany(group => group.Take(2)));

    [Theory]
    [MemberData(nameof(Names))]
    public void Gradients_pass_through_frozen_layers(string name)
    {
        object[] attributes = [.. GradientTests.Attributes(name).Select(attribute => attribute is LayerAttribute layer ? Frozen(layer) : attribute)];
        NetworkPrograms programs = Net.Programs(attributes);
        Assert.All(programs.Graph.Parameters, parameter => Assert.Null(parameter.Gradient));
        Assert.DoesNotContain(programs.Train!.Kernels.SelectMany(kernel => kernel.Operands), operand => operand.IsWritten && operand.Tensor.Kind is (TensorKind.ParameterGradient or TensorKind.State));
        GradientCheck.Run(seed: name.Length, samples: 2, attributes);
    }

    [Fact]
    public void Below_the_last_trained_layer_nothing_runs_backward()
    {
        Assert.Equal(["dense3.WeightGradient", "dense3.BiasGradient"], Backward(
            new InputAttribute(5), Frozen(new DenseAttribute(4)), new TanhAttribute(), Frozen(new DenseAttribute(6)), new DropoutAttribute(0.5), new DenseAttribute(2), new MeanSquaredErrorAttribute()));
        Assert.Equal(["dense2.InputGradient", "tanh1.InputGradient", "dense1.WeightGradient", "dense1.BiasGradient"], Backward(
            new InputAttribute(5), new DenseAttribute(4), new TanhAttribute(), Frozen(new DenseAttribute(6)), new MeanSquaredErrorAttribute()));
    }

    [Fact]
    public void Where_everything_is_frozen_there_is_no_backward_code() => Assert.Empty(Backward(
        new InputAttribute(5), Frozen(new DenseAttribute(4)), new TanhAttribute(), Frozen(new DenseAttribute(3)), new MeanSquaredErrorAttribute()));

    [Fact]
    public void A_branch_without_trained_layers_has_no_backward_code() => Assert.Equal(
        ["dense3.WeightGradient", "dense3.BiasGradient", "trained.WeightGradient", "trained.BiasGradient"],
        Backward(
            new InputAttribute(5), Frozen(new DenseAttribute(4) { Name = "still" }), new DenseAttribute(4) { Name = "trained", From = "input" },
            new AddAttribute("still"), new DenseAttribute(2) { Name = "dense3" }, new MeanSquaredErrorAttribute())
            .Where(role => role.EndsWith("WeightGradient", StringComparison.Ordinal) || role.EndsWith("BiasGradient", StringComparison.Ordinal) || role.StartsWith("still", StringComparison.Ordinal)));

    // The kernels behind the loss, without an input's gradient, which only tests ask for.
    private static string[] Backward(params object[] attributes)
    {
        NetworkPrograms programs = Differentiate.Run(BuildGraph(attributes));
        Kernel[] kernels = [.. programs.Train!.Kernels];
        int loss = Array.FindIndex(kernels, kernel => kernel.Operands.Any(operand => operand.IsWritten && operand.Tensor == programs.Train.Results[0]));
        return [.. kernels.Skip(loss + 1).Select(kernel => $"{kernel.Layer}.{kernel.Role}")];
    }

    private static NetworkGraph BuildGraph(object[] attributes) => Shapes.BuildGraph.Build(Shapes.InferShapes.Infer(Net.Of(attributes)));

    private static LayerAttribute Frozen(LayerAttribute layer)
    {
        LayerAttribute copy = layer.Copy();
        copy.Frozen = true;
        return copy;
    }
}
