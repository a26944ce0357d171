using StaticNet.Generator.Tests.Harness;

namespace StaticNet.Generator.Tests.Emitted;

/// <summary>Whole networks to read; each kernel has a file of its own family beside them in Kernels. Whether they compute the right thing is for the judges.</summary>
public class SnapshotTests
{
    // What one can still read. A dense layer alone takes 30,000: two instruction sets, two programs, three heights of tiles; attention, which has nine products, 150,000.
    private const int MostCharacters = 180_000;

    [Theory]
    [InlineData("Perceptron", "[Input(2)]\n[Dense(3), Tanh]\n[Dense(1)]\n[MeanSquaredError]")]
    [InlineData("SmallConvolution", "[Input(1, 6, 6)]\n[Conv2D(8, 3), ReLU, MaxPool2D(4)]\n[Flatten]\n[SoftmaxCrossEntropy]")]
    [InlineData("SmallWinograd", "[Input(1, 4, 5)]\n[Conv2D(8, 3, Padding = 1, Algorithm = ConvolutionAlgorithm.WinogradF2), ReLU]")]
    [InlineData("SmallAttention", "[Input(4, 8)]\n[MultiHeadAttention(1, Causal = true)]\n[MeanSquaredError]")]
    [InlineData("Residual", "[Input(1, 3, 3)]\n[Conv2D(8, 1, Name = \"stem\"), ReLU]\n[Conv2D(8, 1)]\n[Add(\"stem\")]\n[MeanSquaredError]")]
    [InlineData("TwoInTwoOut", "[Input(2, Name = \"image\"), Input(3, Name = \"pose\")]\n[Concat(\"pose\", Name = \"kind\"), Tanh(Name = \"size\")]\n[SoftmaxCrossEntropy(From = \"kind\")]\n[MeanSquaredError(From = \"size\", Weight = 0.5)]")]
    [InlineData("RecurrentStream", "[Input(4, 1)]\n[GRU(3, ReturnSequences = true)]")]
    [InlineData("RecurrentTraining", "[Input(4, 1)]\n[SimpleRNN(3)]\n[MeanSquaredError]")]
    [InlineData("StraightLine", "[Input(2)]\n[Dense(8), Tanh]\n[Dense(1)]\n[MeanSquaredError]", "(Unroll = Unroll.Full)")]
    public void Emitted_text_is_the_one_agreed(string name, string attributes, string settings = "")
    {
        string text = GeneratorRunner.Run($"using StaticNet;\n\nnamespace Read;\n\n[Network{settings}]\n{attributes}\npublic partial class {name};\n").Text;
        Assert.InRange(text.Length, 1_000, MostCharacters);
        Snapshot.Match(text, name);
    }
}
