namespace StaticNet.Benchmarks.Measuring;

/// <summary>The two networks of the closing table, which in the peers' comparison are W2 and W1; and larger ones.</summary>
internal static class Workloads
{
    public static Workload ConvNetJs { get; } = new("ConvNetJS 24x24", seed => new ConvNetJs(seed), (network, x, y) => ((ConvNetJs)network).Predict(x, y));

    public static Workload Mlp { get; } = new("MLP 784-128-64-10", seed => new Mlp(seed), (network, x, y) => ((Mlp)network).Predict(x, y));

    public static Workload Cifar { get; } = new("CIFAR convolutions", seed => new Cifar(seed), (network, x, y) => ((Cifar)network).Predict(x, y));

    public static Workload ResNet8 { get; } = new("ResNet-8", seed => new ResNet8(seed), (network, x, y) => ((ResNet8)network).Predict(x, y));
}
