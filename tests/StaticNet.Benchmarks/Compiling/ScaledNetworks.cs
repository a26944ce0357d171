namespace StaticNet.Benchmarks.Compiling;

/// <summary>Declarations that grow: the CIFAR convolutions by channels, the residual network by depth.</summary>
internal static class ScaledNetworks
{
    /// <summary><see cref="Cifar"/> with so many times the channels and units; 1 is the network itself.</summary>
    public static string Wide(int times) => $"""
        using StaticNet;

        namespace Compiled;

        [Network]
        [Input(3, 32, 32)]
        [Conv2D({32 * times}, 3, Padding = 1), ReLU, Conv2D({32 * times}, 3, Padding = 1), ReLU, MaxPool2D(2)]
        [Conv2D({64 * times}, 3, Padding = 1), ReLU, Conv2D({64 * times}, 3, Padding = 1), ReLU, MaxPool2D(2)]
        [Flatten, Dense({256 * times}), ReLU, Dense(10)]
        [SoftmaxCrossEntropy]
        public partial class Wide{times};
        """;

    /// <summary>A residual network of 6 n + 2 layers, as <see cref="ResNet20"/> is of n = 3 (He et al. 2015).</summary>
    public static string Deep(int layers)
    {
        int n = (layers - 2) / 6;
        string Repeated(string block, int times) => times == 0 ? "" : $", Block<{block}>(Repeat = {times})";
        string network = $"""
            [Network]
            [Input(3, 32, 32)]
            [Conv2D(16, 3, Padding = 1, Bias = false), BatchNorm, ReLU]
            [Block<Residual16>(Repeat = {n}), Block<Half32>{Repeated(nameof(Residual32), n - 1)}, Block<Half64>{Repeated(nameof(Residual64), n - 1)}]
            [GlobalAvgPool, Dense(10)]
            [SoftmaxCrossEntropy]
            public partial class Deep{layers};
            """;
        return "using StaticNet;\n\nnamespace Compiled;\n\n" + network + "\n" + Declarations.Blocks();
    }
}
