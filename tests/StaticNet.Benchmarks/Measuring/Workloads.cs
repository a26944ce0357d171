namespace StaticNet.Benchmarks.Measuring;

/// <summary>The two networks of the closing table; in the peers' comparison they are W2 and W1.</summary>
internal static class Workloads
{
    public static Workload ConvNetJs { get; } = new("ConvNetJS 24x24", seed => new ConvNetJs(seed), (network, x, y) => ((ConvNetJs)network).Predict(x, y));

    public static Workload Mlp { get; } = new("MLP 784-128-64-10", seed => new Mlp(seed), (network, x, y) => ((Mlp)network).Predict(x, y));
}
