using System.Globalization;
using Xunit.Abstractions;

namespace StaticNet.Generator.Tests.Emitted;

/// <summary>
/// How far the predictions of a single convolution, and its gradient by the weights, are from the interpreter's, at most and relative to
/// the largest, over random images and weights. What is asserted is what the documentation of <c>ConvolutionAlgorithm</c> says.
/// </summary>
public class WinogradErrorTests(ITestOutputHelper output)
{
    private const int Samples = 8;

    private static readonly LayerCase[] Cases =
    [
        .. from shape in (string[])["8, 16, 16", "32, 16, 16", "64, 8, 8"]
           from algorithm in (string[])["Direct", "WinogradF2", "WinogradF4"]
           select new LayerCase($"{algorithm} of {shape}", $"Input({shape}), Conv2D({shape.Split(',')[0]}, 3, Padding = 1, Algorithm = ConvolutionAlgorithm.{algorithm}), MeanSquaredError", Seed: 1),
    ];

    [Theory]
    [InlineData("Direct", 2e-6)]
    [InlineData("WinogradF2", 1e-6)]
    [InlineData("WinogradF4", 1e-5)]
    public void Error_is_the_one_that_the_documentation_states(string algorithm, double stated)
    {
        foreach (EmittedNetwork emitted in EmittedNetwork.Of("Winograd errors", () => Cases).Values.Where(network => network.Case.Name.StartsWith($"{algorithm} ", StringComparison.Ordinal)))
        {
            using Network network = emitted.Create();
            var samples = new Emitted.Samples(emitted, network, Samples);
            double[] expected = samples.PackedOutputs(samples.Interpret(emitted.Programs.Predict, 0, Samples), emitted.Programs.Predict);
            var actual = new float[expected.Length];
            using PredictionSession session = network.CreateSession(Samples);
            session.PredictBatch(samples.Inputs, actual, Samples);
            Check(emitted, expected, actual, stated);
        }
    }

    [Theory]
    [InlineData("Direct", 2e-6)]
    [InlineData("WinogradF2", 2e-6)]
    [InlineData("WinogradF4", 2e-5)]
    public void Error_of_the_gradient_is_the_one_that_the_documentation_states(string algorithm, double stated)
    {
        foreach (EmittedNetwork emitted in EmittedNetwork.Of("Winograd errors", () => Cases).Values.Where(network => network.Case.Name.StartsWith($"{algorithm} ", StringComparison.Ordinal)))
        {
            using Network network = emitted.Create();
            var samples = new Emitted.Samples(emitted, network, Samples);
            StaticNet.Compiler.Graph.Parameter weight = emitted.Programs.Graph.Parameters.First(parameter => parameter.Tensor.Name.EndsWith("weight", StringComparison.Ordinal));
            double[] expected = samples.Interpret(emitted.Programs.Train!, 0, Samples)[weight.Gradient!];
            var actual = new float[expected.Length];
            using Trainer trainer = Judges.NewTrainer(network, emitted, Samples);
            Judges.Step(trainer, samples, 0, Samples);
            trainer.CopyGradient(network.Parameters[weight.Tensor.Name], actual);
            Check(emitted, expected, actual, stated);
        }
    }

    private void Check(EmittedNetwork emitted, double[] expected, float[] actual, double stated)
    {
        double error = expected.Zip(actual, (wanted, got) => Math.Abs(wanted - got)).Max() / expected.Max(Math.Abs);
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{emitted.Case.Name}: {error:g2} of the largest"));
        Assert.InRange(error, 1e-9, stated);
    }
}
