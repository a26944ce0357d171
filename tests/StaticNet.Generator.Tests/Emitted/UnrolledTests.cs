using System.Text.RegularExpressions;
using StaticNet.Generator.Tests.Harness;

namespace StaticNet.Generator.Tests.Emitted;

/// <summary>Networks without loops before the judges, and that there are none.</summary>
public class UnrolledTests
{
    public static TheoryData<string> Names => new(UnrolledCases.All.Select(row => row.Name));

    [Theory, MemberData(nameof(Names))]
    public void Straight_lines_give_the_interpreters_results_within_their_memory_and_allocate_nothing(string name)
    {
        EmittedNetwork network = UnrolledCases.Networks[name];
        string[] complaints = [.. Judges.Predictions(network), .. Judges.Gradients(network), .. MemoryJudge.Run(network), .. AllocationJudge.Run(network)];
        Assert.True(complaints.Length == 0, $"{network.Case}\n{string.Join("\n", complaints)}");
    }

    [Theory]
    [InlineData("perceptron")]
    [InlineData("dropout")]
    [InlineData("convolution and pools")]
    public void Weights_after_steps_do_not_depend_on_the_number_of_threads(string name)
    {
        EmittedNetwork emitted = UnrolledCases.Networks[name];
        float[] one = Train(emitted, 1);
        Assert.Equal(one, Train(emitted, 2));
        Assert.Equal(one, Train(emitted, 3));
    }

    [Theory]
    [InlineData("Input(2), Dense(16), Tanh, Dense(16), Tanh, Dense(1), Tanh, MeanSquaredError")]
    [InlineData("Input(110), Dense(32), ReLU, Dense(3), SoftmaxCrossEntropy")]
    [InlineData("Input(1, 8, 8), Conv2D(8, 3, Padding = 1), ReLU, GlobalAvgPool, Dense(2), SoftmaxCrossEntropy")]
    public void No_loop_is_left_but_those_over_samples(string attributes)
    {
        string text = Program(attributes, "Full");

        // To look at all layers is not worth a text of its own.
        const string overSamples = @"^for \(int sample = ";
        string[] loops = Loops(text);
        Assert.All(loops, loop => Assert.Matches(overSamples, loop));
        Assert.NotEmpty(loops);
        Assert.All(Methods(text), method => Assert.InRange(method.Count(letter => letter == ';'), 1, 560));
        Assert.Contains(Loops(Program(attributes, "None")), loop => !Regex.IsMatch(loop, overSamples));
    }

    private static string[] Loops(string text) => [.. Regex.Matches(text, @"\n *((?:for|while|do)\b[^\n]*)").Select(match => match.Groups[1].Value).Distinct()];

    // Without what looks at all layers, which has loops always: its kernels come last.
    private static string Program(string attributes, string unroll)
    {
        string text = GeneratorRunner.Run($"using StaticNet;\n[Network(Unroll = Unroll.{unroll})]\n[{attributes}]\npublic partial class Net;\n").Text;
        string program = text[text.IndexOf("file sealed", StringComparison.Ordinal)..];
        int inspect = program.IndexOf("public override void Inspect", StringComparison.Ordinal);
        string[] looked = [.. Regex.Matches(program[inspect..program.IndexOf("\n        }", inspect, StringComparison.Ordinal)], @"(\w+)\(").Select(match => match.Groups[1].Value)];
        string before = program[..inspect];
        foreach (string method in looked.Where(method => !before.Contains($"{method}(", StringComparison.Ordinal)))
            program = Regex.Replace(program, $@"\n        private static void {method}\([^\n]*\n        \{{.*?\n        \}}\n", "\n", RegexOptions.Singleline);
        return program;
    }

    private static IEnumerable<string> Methods(string text) => Regex.Matches(text, @"private static void \w+\([^\n]*\n        \{(.*?)\n        \}\n", RegexOptions.Singleline).Select(match => match.Groups[1].Value);

    private static float[] Train(EmittedNetwork emitted, int threads)
    {
        int[] batches = [7, 1, 2, 13, 3];
        using Network network = emitted.Create();
        var samples = new Samples(emitted, network, batches.Max());
        using Trainer trainer = Judges.NewTrainer(network, emitted, capacity: 13, threads, new Sgd(0.05, momentum: 0.9));
        foreach (int batch in batches)
            Assert.True(float.IsFinite(Judges.Step(trainer, samples, 0, batch)));
        return [.. network.Parameters.SelectMany(parameter => parameter.ToArray())];
    }
}
