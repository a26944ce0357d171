using StaticNet.Compiler.Gradient;
using StaticNet.Compiler.Graph;
using StaticNet.Compiler.Kernels;
using StaticNet.Compiler.Model;

namespace StaticNet.Compiler.Tests;

/// <summary>The kernels of a program, in words: what runs, in which order, and where gradients are added.</summary>
public class DifferentiateTests
{
    private static readonly object[] Small =
    [
        new InputAttribute(4), new DenseAttribute(4) { Name = "a" }, new DropoutAttribute(0.5), new AddAttribute("a"), new DenseAttribute(3), new SoftmaxCrossEntropyAttribute(),
    ];

    [Fact]
    public void Predicting_copies_where_training_drops_and_ends_in_probabilities() => Assert.Equal(
        [
            "a.Forward Dense: input, a.weight, a.bias -> a",
            "dropout1.Forward Copy: a -> dropout1",
            "add1.Forward Add: dropout1, a -> add1",
            "dense2.Forward Dense: add1, dense2.weight, dense2.bias -> dense2",
            "SoftmaxCrossEntropy.Predict Softmax: dense2 -> output",
        ],
        Say(Net.Programs(Small).Predict));

    [Fact]
    public void Inspecting_gives_every_output_and_no_probabilities()
    {
        KernelProgram inspect = Net.Programs(Small).Inspect;
        Assert.Equal(["a", "dropout1", "add1", "dense2"], inspect.Results.Select(result => result.Name));
        Assert.Equal(4, inspect.Kernels.Count);
    }

    [Fact]
    public void Training_goes_forward_and_back()
    {
        KernelProgram train = Differentiate.Run(Net.Graph(Small)).Train!;
        Assert.Equal(
            [
                "a.Forward Dense: input, a.weight, a.bias -> a",
                "dropout1.Forward Dropout: a -> dropout1",
                "add1.Forward Add: dropout1, a -> add1",
                "dense2.Forward Dense: add1, dense2.weight, dense2.bias -> dense2",
                "SoftmaxCrossEntropy.Loss SoftmaxCrossEntropy: dense2, target -> loss, hit, ddense2",
                "dense2.WeightGradient DenseWeightGradient: add1, ddense2 -> ddense2.weight",
                "dense2.BiasGradient BiasGradient: ddense2 -> ddense2.bias",
                "dense2.InputGradient DenseInputGradient: ddense2, dense2.weight -> dadd1",
                "add1.InputGradient1 Copy: dadd1 -> ddropout1",
                "add1.InputGradient2 Copy: dadd1 -> da",
                "dropout1.InputGradient Dropout: ddropout1 -> +da",
                "a.WeightGradient DenseWeightGradient: input, da -> da.weight",
                "a.BiasGradient BiasGradient: da -> da.bias",
            ],
            Say(train));
        Assert.Equal(["input", "target"], train.Inputs.Select(input => input.Name));
        Assert.Equal(["loss", "hit", "da.weight", "da.bias", "ddense2.weight", "ddense2.bias"], train.Results.Select(result => result.Name));
    }

    [Fact]
    public void Regression_has_no_hits_and_a_copied_prediction()
    {
        NetworkPrograms programs = Differentiate.Run(Net.Graph(new InputAttribute(4), new DenseAttribute(2), new MeanSquaredErrorAttribute()));
        Assert.Equal(["loss", "ddense1.weight", "ddense1.bias"], programs.Train!.Results.Select(result => result.Name));
        Assert.Equal("dense1.Output Copy: dense1 -> output", Say(programs.Predict).Last());
        Assert.Equal(TensorKind.Output, programs.Predict.Results.Single().Kind);
    }

    [Fact]
    public void Without_a_loss_there_is_nothing_to_train()
    {
        NetworkPrograms programs = Differentiate.Run(Net.Graph(new InputAttribute(4), new DenseAttribute(2)));
        Assert.Null(programs.Train);
        Assert.DoesNotContain(programs.Graph.Tensors.All, tensor => tensor.Kind is TensorKind.Gradient or TensorKind.ParameterGradient);
    }

    [Fact]
    public void What_no_parameter_flows_into_gets_no_gradient()
    {
        NetworkPrograms programs = Differentiate.Run(Net.Graph(
            new InputAttribute(4), new SigmoidAttribute(), new TanhAttribute(), new DenseAttribute(2), new ReLUAttribute(), new MeanSquaredErrorAttribute()));
        Assert.Equal(["drelu1", "ddense1"], programs.Graph.Tensors.All.Where(tensor => tensor.Kind == TensorKind.Gradient).Select(tensor => tensor.Name));
    }

    [Fact]
    public void Without_parameters_only_the_loss_is_computed()
    {
        KernelProgram train = Differentiate.Run(Net.Graph(new InputAttribute(4), new TanhAttribute(), new ReLUAttribute(), new MeanSquaredErrorAttribute())).Train!;
        Assert.Equal(["loss"], train.Results.Select(result => result.Name));
        Assert.Equal("MeanSquaredError.Loss MeanSquaredError: relu1, target -> loss, drelu1", Say(train).Last());
    }

    [Fact]
    public void Layers_that_nothing_reads_run_only_for_inspection()
    {
        NetworkPrograms programs = Net.Programs(new InputAttribute(4), new DenseAttribute(3) { Name = "dead" }, new DenseAttribute(2) { From = "input" }, new MeanSquaredErrorAttribute());
        Assert.DoesNotContain(programs.Predict.Kernels, kernel => kernel.Layer == "dead");
        Assert.DoesNotContain(programs.Train!.Kernels, kernel => kernel.Layer == "dead");
        Assert.DoesNotContain(programs.Train.Results, result => result.Name.StartsWith("ddead", StringComparison.Ordinal));
        Assert.Contains(programs.Inspect.Results, result => result.Name == "dead");
    }

    [Fact]
    public void Dropout_does_nothing_to_predictions()
    {
        NetworkPrograms programs = Net.Programs(new InputAttribute(9), new DropoutAttribute(1));
        Frame frame = GradientCheck.Fill(programs, seed: 1, samples: 2);
        Interpreter.Run(programs.Predict, frame);
        Assert.Equal(frame[programs.Graph.Inputs[0]], frame[programs.Predict.Results[0]]);
    }

    [Fact]
    public void Dropout_keeps_about_its_share_and_the_mean()
    {
        NetworkPrograms programs = Net.Programs(new InputAttribute(20_000), new DropoutAttribute(0.3), new MeanSquaredErrorAttribute());
        var frame = new Frame(1) { Seed = 42 };
        Array.Fill(frame[programs.Graph.Inputs[0]], 1.0);
        Interpreter.Run(programs.Train!, frame);
        double[] y = frame[programs.Graph.Output];

        // A share of 20,000 has a standard deviation of 0.0032; the numbers are fixed by the seed.
        Assert.InRange(y.Count(value => value == 0) / 20_000.0, 0.29, 0.31);
        Assert.All(y, value => Assert.True(value == 0 || Math.Abs(value - 1 / 0.7) < 1e-12));
    }

    private static IEnumerable<string> Say(KernelProgram program) => program.Kernels.Select(kernel =>
    {
        string reads = string.Join(", ", kernel.Operands.Where(operand => operand.Access == Access.Read).Select(operand => operand.Tensor.Name));
        string writes = string.Join(", ", kernel.Operands.Where(operand => operand.IsWritten).Select(operand => (operand.Access == Access.Accumulate ? "+" : "") + operand.Tensor.Name));
        return $"{kernel.Layer}.{kernel.Role} {kernel.GetType().Name.Replace("Kernel", "")}: {reads} -> {writes}";
    });
}
