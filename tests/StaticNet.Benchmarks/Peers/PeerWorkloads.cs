namespace StaticNet.Benchmarks.Peers;

/// <summary>The networks of the comparison, under its names and with its batches.</summary>
internal static class PeerWorkloads
{
    public static IReadOnlyList<PeerWorkload> All { get; } =
    [
        new PeerWorkload<Mlp>("W1", () => new Mlp(), (network, x, y) => () => network.Predict(x, y)) { Predicted = [1, 32, 64], Trained = [32, 64] },
        new PeerWorkload<ConvNetJs>("W2", () => new ConvNetJs(), (network, x, y) => () => network.Predict(x, y)) { Predicted = [1, 32], Trained = [1, 20] },
        new PeerWorkload<Cifar>("W3", () => new Cifar(), (network, x, y) => () => network.Predict(x, y)) { Predicted = [1, 32], Trained = [32] },
        new PeerWorkload<CifarWinograd>("W3w", () => new CifarWinograd(), (network, x, y) => () => network.Predict(x, y)) { Predicted = [1, 32], Trained = [32], VariantOf = "W3" },
        new PeerWorkload<ResNet8>("W4a", () => new ResNet8(), (network, x, y) => () => network.Predict(x, y)) { Predicted = [1, 32], Trained = [32] },
        new PeerWorkload<ResNet8Winograd>("W4aw", () => new ResNet8Winograd(), (network, x, y) => () => network.Predict(x, y)) { Predicted = [1, 32], Trained = [32], VariantOf = "W4a" },
        new PeerWorkload<ResNet20>("W4b", () => new ResNet20(), (network, x, y) => () => network.Predict(x, y)) { Predicted = [1, 32], Trained = [32] },
        new PeerWorkload<ResNet20Winograd>("W4bw", () => new ResNet20Winograd(), (network, x, y) => () => network.Predict(x, y)) { Predicted = [1, 32], Trained = [32], VariantOf = "W4b" },
        new PeerWorkload<Encoder>("W6", () => new Encoder(), (network, x, y) => () => network.Predict(x, y)) { Predicted = [1, 8], Trained = [8], OthersGiveScores = true, NameOf = EncoderNames.Of },
        new PeerWorkload<TinyTanh>("W7", () => new TinyTanh(), (network, x, y) => () => network.Predict(x, y)) { Predicted = [1, 32], Trained = [4, 32] },
        new PeerWorkload<DepthwiseSeparable>("W8", () => new DepthwiseSeparable(), (network, x, y) => () => network.Predict(x, y)) { Predicted = [1, 32], Trained = [32], OthersGiveScores = true },
    ];
}
