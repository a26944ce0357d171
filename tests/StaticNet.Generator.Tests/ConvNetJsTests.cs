using Microsoft.CodeAnalysis;
using StaticNet.Generator.Tests.Harness;

namespace StaticNet.Generator.Tests;

/// <summary>
/// Mistakes that ConvNetJS takes without a word, or fails on while running: its own MNIST demo cuts 28 x 28 images for a network of
/// 24 x 24, an odd number of units goes into pairs, a misspelt layer and a number in place of a volume end deep inside. Each is a compile error here.
/// </summary>
public class ConvNetJsTests
{
    private const string Demo = """
        using StaticNet;

        [Network, Input(1, 24, 24)]
        [Conv2D(8, 5, Padding = 2), ReLU, MaxPool2D(2)]
        [Conv2D(16, 5, Padding = 2), ReLU, MaxPool2D(3)]
        [Flatten, Dense(10), SoftmaxCrossEntropy]
        public partial class Demo;

        """;

    public static TheoryData<string, string> Mistakes => new()
    {
        { Demo + Use("net.Predict({|SN3101:new float[28 * 28]|}, y);"), "'Demo' needs 576 inputs, [1, 24, 24], but gets 784; make it Demo.InputLength long" },
        { Demo + Use("net.CreateTrainer(new Sgd(0.01), 20).Fit({|SN3101:new LabelledData(new float[784], [7], 784)|});"), "'Demo' needs samples of 576 inputs, [1, 24, 24], but gets 784; make it Demo.InputLength long" },
        { Sources.Network("[Input(4), Dense(7), Maxout({|SN2001:2|}), Dense(2)]"), "'maxout1' has size 2, but it must be a divisor of the 7 elements of 'dense1'" },
        { Sources.Network("[Input(1, 24, 24), {|CS0246:Conv|}(8, 5), Flatten, Dense(10)]"), "The type or namespace name 'Conv' could not be found (are you missing a using directive or an assembly reference?)" },
        { Demo + Use("net.Predict({|CS1503:0.5f|}, y);"), "Argument 1: cannot convert from 'float' to 'System.ReadOnlySpan<float>'" },
    };

    [Theory]
    [MemberData(nameof(Mistakes))]
    public async Task Mistake_is_an_error_at_its_place(string markup, string message)
    {
        Markup expected = Markup.Parse(markup);
        GeneratedOutput output = GeneratorRunner.Run(expected.Source);
        IEnumerable<Diagnostic> found = (await AnalyzerRunner.Run(output)).Concat(output.Errors);
        Assert.Contains(
            (expected.Expected[0].Id, DiagnosticSeverity.Error, expected.Expected[0].Span, message),
            found.Select(diagnostic => (diagnostic.Id, diagnostic.Severity, diagnostic.Location.SourceSpan, diagnostic.GetMessage())));
    }

    private static string Use(string statement) => $$"""
        class Use
        {
            static void Run(float[] y)
            {
                using var net = new Demo();
                {{statement}}
            }
        }
        """;
}
