using System.Globalization;
using StaticNet.Compiler.Gradient;
using StaticNet.Compiler.Graph;
using StaticNet.Compiler.Kernels;
using StaticNet.Compiler.Model;
using StaticNet.Compiler.Shapes;
using StaticNet.Tests.Shared;
using Xunit.Abstractions;

namespace StaticNet.Compiler.Tests;

/// <summary>The interpreter against PyTorch's numbers: shapes, predictions, losses and every gradient.</summary>
public class GoldenTests(ITestOutputHelper output)
{
    // Golden inputs and parameters are stored as float32 and the interpreter computes in double, so what is left is their
    // rounding, 6e-8, times the number of terms of the longest sum.
    private const double Tolerance = 1e-5;

    public static TheoryData<string> Covered => new(GoldenCase.Names.Where(name => GoldenDeclaration.Of(GoldenCase.Load(name), out _) is not null));

    [Theory]
    [MemberData(nameof(Covered))]
    public void Interpreter_gives_the_golden_numbers(string name)
    {
        GoldenCase golden = GoldenCase.Load(name);
        ShapedNetwork shaped = InferShapes.Infer(Net.Of(GoldenDeclaration.Of(golden, out _)!.Attributes));
        Assert.Equal([], shaped.Issues);
        Assert.Equal(
            golden.Layers.Select(layer => layer.GetProperty("output_shape").GetRawText()),
            shaped.Layers.Select(layer => layer.Output.ToString()));

        NetworkPrograms programs = Differentiate.Run(BuildGraph.Build(shaped), inputGradients: true);
        Frame frame = Fill(golden, programs);
        Interpreter.Run(programs.Predict, frame);
        Near("predict", Prediction(golden), frame[programs.Predict.Results[0]]);

        frame = Fill(golden, programs);
        Interpreter.Run(programs.Train!, frame);
        Near("output", golden.Tensors["output"].Values, frame[programs.Graph.Output]);
        Near("loss", golden.Tensors["loss"].Values, [frame[programs.Train!.Results[0]].Average()]);
        if (!programs.Graph.IsTokens(programs.Graph.Inputs[0]))
            Near("grad_input", golden.Tensors["grad_input"].Values, frame[programs.Train.Results.Single(result => result.Name == "dinput")]);
        foreach (Parameter parameter in programs.Graph.Parameters)
            Near(After(parameter), golden.Tensors[After(parameter)].Values, frame[parameter.Gradient ?? parameter.Tensor]);

        // Every golden gradient and running statistic has been compared.
        Assert.Equal(
            golden.Tensors.Keys.Where(key => key.StartsWith("grad.", StringComparison.Ordinal) || key.StartsWith("state_after.", StringComparison.Ordinal)).Order(StringComparer.Ordinal),
            programs.Graph.Parameters.Select(After).Order(StringComparer.Ordinal));

        static string After(Parameter parameter) => $"{(parameter.Gradient is null ? "state_after" : "grad")}.{parameter.Tensor.Name}";
    }

    /// <summary>
    /// The cases that cannot be declared yet, each with what it lacks. Whoever adds a layer takes its lines out of the file;
    /// it may only become shorter.
    /// </summary>
    [Fact]
    public void Cases_not_yet_covered_are_those_of_the_list()
    {
        var lines = new List<string>();
        foreach (string name in GoldenCase.Names)
        {
            if (GoldenDeclaration.Of(GoldenCase.Load(name), out string missing) is null)
                lines.Add($"{name}: {missing}");
        }

        output.WriteLine($"{lines.Count} of {GoldenCase.Names.Length} golden cases are not yet covered:");
        output.WriteLine(string.Join("\n", lines));
        Assert.Equal(File.ReadAllLines(Path.Combine(AppContext.BaseDirectory, "golden-not-covered.txt")), lines);
    }

    private static Frame Fill(GoldenCase golden, NetworkPrograms programs)
    {
        var frame = new Frame(golden.Batch);
        frame[programs.Graph.Inputs[0]] = golden.Tensors["input"].Values;
        foreach (Parameter parameter in programs.Graph.Parameters)
        {
            GoldenTensor tensor = golden.Tensors[$"{(parameter.Gradient is null ? "state" : "param")}.{parameter.Tensor.Name}"];
            Assert.Equal(parameter.Tensor.Shape.ToArray(), tensor.Shape);
            frame[parameter.Tensor] = (double[])tensor.Values.Clone();
        }

        Tensor target = programs.Train!.Inputs[^1];
        LossAttribute loss = programs.Graph.Loss!;
        if (Layers.Catalogue.Of(loss).TargetIsClassIndex(loss))
            frame.Labels = golden.Tensors["target"].Values.Select(label => (int)label).ToArray();
        else
            frame[target] = golden.Tensors["target"].Values;
        return frame;
    }

    /// <summary>PyTorch's network gives logits, ours a classifier's probabilities.</summary>
    private static double[] Prediction(GoldenCase golden)
    {
        double[] values = golden.Tensors["predict"].Values;
        if (golden.Loss.GetProperty("kind").GetString() == "bce_with_logits")
            return values.Select(logit => 1 / (1 + Math.Exp(-logit))).ToArray();
        if (golden.Loss.GetProperty("kind").GetString() != "softmax_cross_entropy")
            return values;
        int classes = golden.Tensors["predict"].Shape[^1];
        return values.Chunk(classes).SelectMany(logits => logits.Select(logit => 1 / logits.Sum(other => Math.Exp(other - logit)))).ToArray();
    }

    private static void Near(string what, double[] expected, double[] actual)
    {
        Assert.Equal(expected.Length, actual.Length);
        for (int i = 0; i < expected.Length; i++)
        {
            Assert.True(Math.Abs(actual[i] - expected[i]) <= Tolerance * (1 + Math.Abs(expected[i])), string.Create(CultureInfo.InvariantCulture,
                $"{what}[{i}] is {actual[i]:g9}, not {expected[i]:g9}"));
        }
    }
}
