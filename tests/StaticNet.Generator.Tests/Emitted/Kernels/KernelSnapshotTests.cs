using StaticNet.Compiler.Kernels;
using StaticNet.Generator.Tests.Harness;

namespace StaticNet.Generator.Tests.Emitted.Kernels;

/// <summary>
/// Each kernel's text for AVX2 at a small shape, a file for each family, to read. Whether kernels compute the right thing is for
/// the judges. A new kernel is a name in a row here.
/// </summary>
public class KernelSnapshotTests
{
    // Small enough to read in one go: one or two pixels or steps more than a loop needs to be a loop.
    private const int MostCharacters = 36_000;

    private static readonly Dictionary<string, (string[] Kernels, string[] Networks)> Families = new()
    {
        ["Dense"] = (["Dense", "DenseWeightGradient", "BiasGradient", "Transpose"], ["Input(3), Dense(2), Tanh, Dense(3), MeanSquaredError"]),
        ["Convolution"] = (["Conv2D", "Conv2DWeightGradient", "ZeroHalo"], ["Input(1, 4, 4), Conv2D(2, 2), ReLU, Conv2D(8, 3, Padding = 1), MeanSquaredError"]),
        ["ConvolutionAcrossRows"] = (["Conv2D"], ["Input(8, 5, 8), Conv2D(16, 3, Padding = 1), MeanSquaredError"]),
        ["Winograd"] = (["Winograd", "WinogradWeights"], ["Input(1, 4, 4), Conv2D(8, 3, Padding = 1, Algorithm = ConvolutionAlgorithm.WinogradF2), MeanSquaredError"]),
        ["WinogradGradient"] = (["WinogradInputs", "WinogradOutputsGradient", "WinogradProductGradient", "WinogradWeightGradient"],
            ["Input(8, 4, 5), Conv2D(8, 3, Padding = 1, Algorithm = ConvolutionAlgorithm.WinogradF4), MeanSquaredError"]),
        ["Points"] = (["DenseWeightGradient"], ["Input(8, 97), Dense(33), MeanSquaredError"]),
        ["TransposedConvolution"] = (["Conv2D", "ConvTranspose2DWeightGradient"], ["Input(1, 3, 3), ConvTranspose2D(2, 2, Stride = 2), MeanSquaredError"]),
        ["DepthwiseConvolution"] = (["DepthwiseConv2D", "DepthwiseConv2DWeightGradient"], ["Input(3, 4, 5), Conv2D(3, 1), DepthwiseConv2D(3, Padding = 1), MeanSquaredError"]),
        ["Pools"] = (["MaxPool2D", "MaxPool2DGradient", "AvgPool2D", "AvgPool2DGradient"], ["Input(3, 5, 5), Conv2D(3, 1), MaxPool2D(2), AvgPool2D(2, Padding = 1), MeanSquaredError"]),
        ["GlobalPools"] = (["GlobalAvgPool", "GlobalAvgPoolGradient", "GlobalMaxPool", "GlobalMaxPoolGradient"],
            ["Input(3, 4, 5), Conv2D(9, 1, Name = \"x\"), GlobalAvgPool(Name = \"mean\"), GlobalMaxPool(From = \"x\"), Add(\"mean\"), MeanSquaredError"]),
        ["Activations"] = (["Activate", "ActivateGradient"],
        [
            "Input(1), Dense(9), ReLU, ReLU6, LeakyReLU, ELU, SELU, HardSigmoid, HardSwish, HardTanh, Softsign, Dense(1), MeanSquaredError",
            "Input(1), Dense(9), Tanh, Sigmoid, SiLU, GELU(Approximate = true), Mish, Softplus, GELU, Dense(1), MeanSquaredError",
        ]),
        ["Slopes"] = (["PReLU", "PReLUGradient", "PReLUSlope"], ["Input(2, 3, 3), Conv2D(9, 1), PReLU(PerChannel = true), PReLU, MeanSquaredError"]),
        ["Maxout"] = (["Maxout", "MaxoutGradient"], ["Input(2, 3, 3), Conv2D(6, 1), Maxout(3), MeanSquaredError"]),
        ["Softmax"] = (["Softmax", "SoftmaxGradient", "LogSoftmax", "LogSoftmaxGradient"], ["Input(2, 3), Dense(9), Softmax, LogSoftmax, MeanSquaredError"]),
        ["Dropout"] = (["Dropout", "SpatialDropout"], ["Input(9), Dropout(0.25), Dense(8), Reshape(2, 2, 2), SpatialDropout, MeanSquaredError"]),
        ["Joins"] = (["Add", "WeightedSum", "Product", "Maximum", "MaximumGradient", "Concat", "Slice"],
        [
            "Input(1), Dense(9), Tanh(Name = \"a\"), Sigmoid(Name = \"b\"), Add(\"a\"), Subtract(\"a\"), Multiply(\"b\"), Average(\"a\"), Maximum(\"b\"), Concat(\"a\"), Dense(1), MeanSquaredError",
            "Input(3, 2, 3), Conv2D(3, 1, Name = \"a\"), Tanh, Concat(\"a\"), MeanSquaredError",
        ]),
        ["Places"] = (["Permute", "PixelShuffle", "Border", "Copy"], ["Input(8, 3, 2), Conv2D(8, 1), PixelShuffle(2), ZeroPad2D(1), Crop2D(1, 0, 0, 1), Permute(1, 2, 0), Flatten, Reshape(7, 10), MeanSquaredError"]),
        ["Upsampling"] = (["Upsample", "UpsampleGradient"], ["Input(3, 2, 2), Conv2D(3, 1), Upsample2D(2), Upsample2D(2, Mode = UpsampleMode.Bilinear), MeanSquaredError"]),
        ["BatchNorm"] = (["BatchStatistics", "NormSums", "Normalize", "NormalizeGradient", "Fold"], ["Input(2, 3, 3), Conv2D(3, 1, Bias = false), BatchNorm, ReLU, Conv2D(1, 1), MeanSquaredError"]),
        ["GroupNorm"] = (["GroupStatistics", "GroupGradientMeans", "NormSums", "Normalize", "NormalizeGradient"], ["Input(2, 3, 3), Conv2D(4, 1), GroupNorm(2), Conv2D(1, 1), MeanSquaredError"]),
        ["LayerNorm"] = (["PixelNorm", "PixelNormGradient", "ElementNormSums"], ["Input(2, 3), Dense(9), LayerNorm, RMSNorm, MeanSquaredError", "Input(2, 3, 3), Conv2D(3, 1), LayerNorm, MeanSquaredError"]),
        ["LocalResponse"] = (["LocalResponseNorm", "LocalResponseNormGradient"], ["Input(3, 3, 3), Conv2D(9, 1), LocalResponseNorm(3), MeanSquaredError"]),
        ["Recurrent"] = (["Recurrent", "RecurrentGradient", "GateBiasGradient", "GateInputGradient", "GateProduct", "GateTranspose", "GateWeightGradient"], ["Input(3, 2), Dense(2), GRU(3), MeanSquaredError"]),
        ["Attention"] = (["Attention", "AttentionGradient"], ["Input(3, 4), Dense(4), MultiHeadAttention(2), MeanSquaredError"]),
        ["AttentionOfWideHeads"] = (["Attention", "AttentionGradient"], ["Input(3, 3), Dense(3), MultiHeadAttention(1, Dropout = 0.5), MeanSquaredError"]),
        ["Steps"] = (["Step", "StepGradient"], ["Input(3, 9), Tanh, Dense(9), LastStep, MeanSquaredError"]),
        ["Tokens"] = (["Embedding", "EmbeddingGradient", "PositionalEmbedding", "PositionalGradient"], ["TokenInput(3), Embedding(5, 9), PositionalEmbedding, SoftmaxCrossEntropy"]),
        ["LossesOfLabels"] = (["SoftmaxCrossEntropy", "CrossEntropy", "NegativeLogLikelihood", "MulticlassHinge"],
        [
            "Input(3), Dense(9), SoftmaxCrossEntropy",
            "Input(3), Dense(9), SoftmaxCrossEntropy(LabelSmoothing = 0.1, IgnoreIndex = 0)",
            "Input(3), Dense(9), LogSoftmax, NegativeLogLikelihood",
            "Input(3), Dense(9), MulticlassHinge",
        ]),
        ["LossesOfValues"] = (["MeanSquaredError", "ElementLoss", "OneOutputError", "CrossEntropy"],
        [
            "Input(3), Dense(9), MeanSquaredError",
            "Input(3), Dense(9), HalfSquaredError",
            "Input(3), Dense(9), MeanAbsoluteError",
            "Input(3), Dense(9), Huber",
            "Input(3), Dense(9), BinaryCrossEntropyWithLogits",
            "Input(3), Dense(9), Sigmoid, BinaryCrossEntropy",
            "Input(3), Dense(9), LogSoftmax, KLDivergence",
            "Input(3), Dense(9), HalfSquaredError(OneOutput = true)",
            "Input(3), Dense(9), SoftmaxCrossEntropy(SoftTargets = true)",
        ]),
    };

    // The schedule makes other kernels of them before anything is emitted.
    private static readonly string[] Lowered = ["DenseInputGradient", "Conv2DInputGradient", "ConvTranspose2DInputGradient"];

    public static TheoryData<string> Names => new(Families.Keys);

    [Theory, MemberData(nameof(Names))]
    public void Kernels_are_the_ones_agreed(string family)
    {
        (string[] kernels, string[] networks) = Families[family];
        (string Text, IEnumerable<string> Met)[] texts = [.. networks.Select(network => KernelTexts.Of(network, kernels))];
        Assert.Equal(kernels.Order(StringComparer.Ordinal), texts.SelectMany(text => text.Met).Distinct().Order(StringComparer.Ordinal));
        string all = string.Join("\n", texts.Select(text => text.Text));
        Assert.InRange(all.Length, 500, MostCharacters);
        Snapshot.Match(all, family);
    }

    /// <summary>A panel of 16 columns and a narrow one: of each product the text for AVX-512.</summary>
    [Fact]
    public void Products_for_vectors_of_512_bits_are_the_ones_agreed()
    {
        (string dense, IEnumerable<string> ofDense) = KernelTexts.Of("Input(2), Dense(16), MeanSquaredError", ["Dense", "DenseWeightGradient"], Simd.Vector512);
        (string convolution, IEnumerable<string> ofConvolution) = KernelTexts.Of("Input(1, 3, 3), Conv2D(17, 2), MeanSquaredError", ["Conv2D", "Conv2DWeightGradient"], Simd.Vector512);
        Assert.Equal(4, ofDense.Concat(ofConvolution).Count());
        string text = $"{dense}\n{convolution}";
        Assert.InRange(text.Length, 500, MostCharacters);
        Snapshot.Match(text, "WideProducts");
    }

    /// <summary>Together with the test of families, which shows that each name of a row is met.</summary>
    [Fact]
    public void Every_kernel_is_in_a_family()
    {
        IEnumerable<string> kernels = typeof(Kernel).Assembly.GetTypes().Where(type => type.IsSubclassOf(typeof(Kernel)) && !type.IsAbstract).Select(KernelTexts.NameOf);
        Assert.Equal(kernels.Order(StringComparer.Ordinal), Families.Values.SelectMany(family => family.Kernels).Concat(Lowered).Distinct().Order(StringComparer.Ordinal));
    }
}
