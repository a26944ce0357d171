using StaticNet.Generator.Tests.Harness;

namespace StaticNet.Generator.Tests.Emitted;

/// <summary>Three networks to read. Whether they compute the right thing is for the judges.</summary>
public class SnapshotTests
{
    [Theory]
    [InlineData("Perceptron", "[Input(3)]\n[Dense(8), Tanh]\n[Dense(2)]\n[MeanSquaredError]")]
    [InlineData("SmallDigits", "[Input(1, 8, 8)]\n[Conv2D(8, 3, Padding = 1), ReLU, MaxPool2D(2)]\n[Flatten, Dense(4)]\n[SoftmaxCrossEntropy]")]
    [InlineData("Residual", "[Input(8)]\n[Dense(8, Name = \"stem\"), ReLU]\n[Dense(8)]\n[Add(\"stem\")]\n[MeanSquaredError]")]
    public void Emitted_text_is_the_one_agreed(string name, string attributes)
    {
        string text = GeneratorRunner.Run($"using StaticNet;\n\nnamespace Read;\n\n[Network]\n{attributes}\npublic partial class {name};\n").Text;
        Assert.InRange(text.Length, 1_000, 60_000);
        Snapshot.Match(text, name);
    }
}
