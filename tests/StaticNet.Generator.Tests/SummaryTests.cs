using System.Reflection;
using StaticNet.Generator.Tests.Harness;

namespace StaticNet.Generator.Tests;

/// <summary>What an editor shows of a network is what the program prints of it: the table in the documentation is Summary's, line by line.</summary>
public class SummaryTests
{
    public static TheoryData<string> Networks => new()
    {
        "[Input(1, 28, 28), Conv2D(8, 5, Padding = 2), ReLU, MaxPool2D(2), Flatten, Dense(10), SoftmaxCrossEntropy]",
        "[Input(4), Dense(3)]",
        "[Input(4, Name = \"x\"), Input(2, Name = \"pose\"), Concat(\"x\", \"pose\", Name = \"both\"), Dense(3, Name = \"a\"), Dense(1, Name = \"b\", From = \"both\"), SoftmaxCrossEntropy(From = \"a\"), MeanSquaredError(From = \"b\", Weight = 0.5)]",
        "[TokenInput(4), Embedding(1000, 8), Dense(5), SoftmaxCrossEntropy]",
        "[Input(9, 3), GRU(8), Dense(8, Frozen = true), BatchNorm, Dense(2), MeanSquaredError]",
    };

    [Theory]
    [MemberData(nameof(Networks))]
    public void Documentation_has_the_table_that_the_program_prints(string attributes)
    {
        string text = GeneratorRunner.Run(Sources.Network(attributes)).Text;
        string[] documented = [.. text.Split('\n').SkipWhile(line => line != "/// <code>").Skip(1).TakeWhile(line => line != "/// </code>").Select(line => line["/// ".Length..].Replace("&lt;", "<"))];
        using var network = CompiledNetwork.Load("Net", Sources.Network(attributes));
        string printed = network.Type.GetProperty("Summary", BindingFlags.Public | BindingFlags.Static)!.GetValue(null)!.ToString()!;
        Assert.Equal(printed.Split('\n').Skip(1), documented);
        Assert.All(documented[..^1], line => Assert.True(line.Length <= documented[0].Length));
    }
}
