using System.Text.RegularExpressions;
using StaticNet.Generator.Tests.Harness;

namespace StaticNet.Generator.Tests.Emitted;

/// <summary>
/// The text for AVX-512 before the judges on any machine: the runtime does its operations two halves at a time where the processor cannot,
/// and a child process takes it whatever the processor says.
/// </summary>
public partial class WideTests
{
    public static TheoryData<string> Names => new(WideCases.All.Select(row => row.Name));

    [Theory, MemberData(nameof(Names))]
    public void Large_products_give_the_interpreters_results_within_their_memory(string name)
    {
        EmittedNetwork network = WideCases.Networks[name];
        string[] complaints = [.. Judges.Predictions(network), .. Judges.Gradients(network), .. MemoryJudge.Run(network)];
        Assert.True(complaints.Length == 0, $"{network.Case}\n{string.Join("\n", complaints)}");
    }

    [Fact]
    public void Vectors_of_512_bits_give_the_interpreters_results_within_their_memory()
    {
        _ = WideCases.Networks;
        Assert.Contains($"{WideCases.All.Count} networks, 0 wrong", Children.Run("wide", (EmittedNetwork.WideSwitch, "1")));
    }

    /// <summary>One guard for each operation that has such a text, before all else; none for what is small, straight or no product.</summary>
    [Theory]
    [InlineData("Input(100), Dense(128), ReLU, Dense(10), MeanSquaredError", "", 3)]
    [InlineData("Input(16, 8, 8), Conv2D(16, 3, Padding = 1), MeanSquaredError", "", 2)]
    [InlineData("Input(20), Dense(24), ReLU, Dense(10), MeanSquaredError", "", 0)]
    [InlineData("Input(110), Dense(80), MeanSquaredError", "(Unroll = Unroll.Full)", 0)]
    [InlineData("Input(1100), Dense(8), MeanSquaredError", "", 0)]
    [InlineData("Input(32, 30, 30), MaxPool2D(2), BatchNorm, GlobalAvgPool, MeanSquaredError", "", 0)]
    public void Large_products_alone_have_a_text_for_them(string attributes, string settings, int count)
    {
        string text = GeneratorRunner.Run($"using StaticNet;\n[Network{settings}]\n[{attributes}]\npublic partial class Net;\n").Text;
        Assert.Equal(count, Guard().Count(text));
        Assert.Equal(count, Regex.Count(text, @"static void \w+Vector512\("));
        Assert.Equal(count, Regex.Count(text, @"IsHardwareAccelerated"));
    }

    [GeneratedRegex(@"private static void (\w+)\([^\n]*\n        \{\n            if \(Vector512\.IsHardwareAccelerated\) \{ \1Vector512\([^\n]*; return; \}\n            if \(!Avx2")]
    private static partial Regex Guard();
}
