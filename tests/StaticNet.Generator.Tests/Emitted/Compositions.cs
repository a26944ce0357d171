namespace StaticNet.Generator.Tests.Emitted;

/// <summary>Networks of many layers as users put them together, each a screenful, with the names that PyTorch's modules would have.</summary>
internal static class Compositions
{
    public static IReadOnlyList<(LayerCase Case, string[] Parameters)> All { get; } =
    [
        (new("resnet", "Input(3, 8, 8), Conv2D(8, 3, Padding = 1, Bias = false, Name = \"conv1\"), BatchNorm(Name = \"bn1\"), ReLU, Block<BasicBlock>(Name = \"layer1\"), Block<Projection>(Name = \"layer2\"), GlobalAvgPool, Dense(5, Name = \"fc\"), SoftmaxCrossEntropy", 1)
        {
            Blocks = """
                [NetworkBlock]
                [Conv2D(8, 3, Padding = 1, Bias = false, Name = "conv1"), BatchNorm(Name = "bn1"), ReLU]
                [Conv2D(8, 3, Padding = 1, Bias = false, Name = "conv2"), BatchNorm(Name = "bn2"), Add("input"), ReLU]
                class BasicBlock;

                [NetworkBlock]
                [Conv2D(16, 3, Stride = 2, Padding = 1, Bias = false, Name = "conv1"), BatchNorm(Name = "bn1"), ReLU]
                [Conv2D(16, 3, Padding = 1, Bias = false, Name = "conv2"), BatchNorm(Name = "bn2")]
                [Conv2D(16, 1, Stride = 2, Bias = false, From = "input", Name = "shortcut"), BatchNorm(Name = "bn3"), Add("bn2"), ReLU]
                class Projection;
                """,
        },
        [
            "conv1.weight", "bn1.weight", "bn1.bias", "layer1.conv1.weight", "layer1.bn1.weight", "layer1.bn1.bias", "layer1.conv2.weight", "layer1.bn2.weight", "layer1.bn2.bias",
            "layer2.conv1.weight", "layer2.bn1.weight", "layer2.bn1.bias", "layer2.conv2.weight", "layer2.bn2.weight", "layer2.bn2.bias", "layer2.shortcut.weight", "layer2.bn3.weight", "layer2.bn3.bias", "fc.weight", "fc.bias",
        ]),
        (new("inception", "Input(3, 7, 7), Conv2D(8, 3, Padding = 1, Name = \"stem\"), ReLU, Block<InceptionCell>(Name = \"mixed\"), GlobalAvgPool, Dense(4, Name = \"fc\"), SoftmaxCrossEntropy", 2)
        {
            Blocks = """
                [NetworkBlock]
                [Conv2D(4, 1, Name = "branch1")]
                [Conv2D(3, 1, From = "input", Name = "branch3a"), ReLU, Conv2D(6, 3, Padding = 1, Name = "branch3b")]
                [Conv2D(2, 1, From = "input", Name = "branch5a"), ReLU, Conv2D(4, 5, Padding = 2, Name = "branch5b")]
                [MaxPool2D(3, Stride = 1, Padding = 1, From = "input"), Conv2D(3, 1, Name = "pool")]
                [Concat("branch1", "branch3b", "branch5b", "pool"), ReLU]
                class InceptionCell;
                """,
        },
        [
            "stem.weight", "stem.bias", "mixed.branch1.weight", "mixed.branch1.bias", "mixed.branch3a.weight", "mixed.branch3a.bias", "mixed.branch3b.weight", "mixed.branch3b.bias",
            "mixed.branch5a.weight", "mixed.branch5a.bias", "mixed.branch5b.weight", "mixed.branch5b.bias", "mixed.pool.weight", "mixed.pool.bias", "fc.weight", "fc.bias",
        ]),
        (new("gated unit", "Input(9), Block<GatedUnit>(Name = \"glu1\"), Block<GatedUnit>(Name = \"glu2\"), Dense(3, Name = \"head\"), MeanSquaredError", 3)
        {
            Blocks = """
                [NetworkBlock]
                [Dense(12, Name = "value"), Dense(12, From = "input", Name = "gate"), Sigmoid, Multiply("value")]
                class GatedUnit;
                """,
        },
        ["glu1.value.weight", "glu1.value.bias", "glu1.gate.weight", "glu1.gate.bias", "glu2.value.weight", "glu2.value.bias", "glu2.gate.weight", "glu2.gate.bias", "head.weight", "head.bias"]),
        (new("u-net", "Input(1, 8, 8), Block<DoubleConv4>(Name = \"down1\"), MaxPool2D(2), Block<DoubleConv8>(Name = \"down2\"), MaxPool2D(2), Block<DoubleConv8>(Name = \"middle\"), Upsample2D(2), Concat(\"down2\"), Block<DoubleConv8>(Name = \"up2\"), Upsample2D(2, Mode = UpsampleMode.Bilinear), Concat(\"down1\"), Block<DoubleConv4>(Name = \"up1\"), Conv2D(1, 1, Name = \"outc\"), BinaryCrossEntropyWithLogits", 4)
        {
            Blocks = """
                [NetworkBlock]
                [Conv2D(4, 3, Padding = 1, Name = "conv1"), ReLU, Conv2D(4, 3, Padding = 1, Name = "conv2"), ReLU]
                class DoubleConv4;

                [NetworkBlock]
                [Conv2D(8, 3, Padding = 1, Name = "conv1"), ReLU, Conv2D(8, 3, Padding = 1, Name = "conv2"), ReLU]
                class DoubleConv8;
                """,
        },
        [.. new[] { "down1", "down2", "middle", "up2", "up1" }.SelectMany(block => new[] { $"{block}.conv1.weight", $"{block}.conv1.bias", $"{block}.conv2.weight", $"{block}.conv2.bias" }), "outc.weight", "outc.bias"]),
        (new("depthwise separable", "Input(3, 9, 9), Conv2D(8, 3, Stride = 2, Padding = 1, Bias = false, Name = \"stem\"), BatchNorm(Name = \"bn\"), ReLU6, Block<Separable>(Name = \"block1\"), Block<Separable>(Name = \"block2\"), GlobalAvgPool, Dense(4, Name = \"fc\"), SoftmaxCrossEntropy", 5)
        {
            Blocks = """
                [NetworkBlock]
                [DepthwiseConv2D(3, Padding = 1, Bias = false, Name = "depthwise"), BatchNorm(Name = "bn1"), ReLU6]
                [Conv2D(16, 1, Bias = false, Name = "pointwise"), BatchNorm(Name = "bn2"), ReLU6]
                class Separable;
                """,
        },
        [
            "stem.weight", "bn.weight", "bn.bias",
            .. new[] { "block1", "block2" }.SelectMany(block => new[] { $"{block}.depthwise.weight", $"{block}.bn1.weight", $"{block}.bn1.bias", $"{block}.pointwise.weight", $"{block}.bn2.weight", $"{block}.bn2.bias" }), "fc.weight", "fc.bias",
        ]),
        (new("nested blocks", "Input(8), Block<Stage>(Repeat = 2), Dense(2, Name = \"head\"), MeanSquaredError", 6)
        {
            Blocks = """
                [NetworkBlock]
                [LayerNorm(Name = "norm"), Dense(8, Name = "fc"), GELU, Add("input")]
                class Unit;

                [NetworkBlock]
                [Block<Unit>(Repeat = 2), Dense(8, Name = "mix"), Tanh]
                class Stage;
                """,
        },
        [
            .. new[] { "block1", "block2" }.SelectMany(stage => new[] { "block1", "block2" }.SelectMany(unit => new[] { "norm.weight", "norm.bias", "fc.weight", "fc.bias" }.Select(name => $"{stage}.{unit}.{name}"))
                .Concat([$"{stage}.mix.weight", $"{stage}.mix.bias"])), "head.weight", "head.bias",
        ]),
    ];

    public static EmittedNetwork Emitted(string name) => EmittedNetwork.Of("Compositions", () => All.Select(row => row.Case))[name];
}
