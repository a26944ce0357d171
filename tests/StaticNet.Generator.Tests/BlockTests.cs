using StaticNet.Generator.Tests.Harness;

namespace StaticNet.Generator.Tests;

/// <summary>Blocks: layers of one class put into another, by path.</summary>
public class BlockTests
{
    private const string Source = """
        using StaticNet;
        [NetworkBlock]
        [Dense(6, Name = "wide"), Tanh, Dense(4), Add("input")]
        class Residual;

        [NetworkBlock]
        [Block<Residual>, ReLU, Block<Residual>(Name = "last")]
        class Pair;

        [Network]
        [Input(4)]
        [Dense(4), Block<Residual>(Repeat = 2), Block<Pair>(Name = "pair"), Add("block1")]
        [MeanSquaredError]
        partial class Net;
        """;

    [Fact]
    public void Parameters_are_named_by_path()
    {
        using var network = CompiledNetwork.Load("Net", Source);
        using Network net = network.Create(1);

        Assert.Equal(
            [
                "dense1", "block1.wide", "block1.dense2", "block2.wide", "block2.dense2",
                "pair.block1.wide", "pair.block1.dense2", "pair.last.wide", "pair.last.dense2",
            ],
            net.Parameters.Select(parameter => parameter.Layer).Distinct());
        Assert.Contains(net.Parameters, parameter => parameter.Name == "pair.last.wide.weight");
    }

    [Fact]
    public void A_block_reads_its_input_and_its_name_is_its_last_layer()
    {
        using var network = CompiledNetwork.Load("Net", Source);
        using Network net = network.Create(1);

        Activations all = net.Inspect([0.5f, -1, 2, 0.25f]);

        AssertSum(all["block1.add1"].Values, all["block1.dense2"].Values, all["dense1"].Values);
        AssertSum(all["block2.add1"].Values, all["block2.dense2"].Values, all["block1.add1"].Values);
        AssertSum(all["pair.last.add1"].Values, all["pair.last.dense2"].Values, all["pair.relu1"].Values);
        AssertSum(all["add1"].Values, all["pair.last.add1"].Values, all["block1.add1"].Values);
    }

    [Fact]
    public void A_changed_block_is_another_network()
    {
        GeneratedOutput before = GeneratorRunner.Run(Source), after = GeneratorRunner.Run(Source.Replace("Dense(6", "Dense(7"));

        Assert.NotEqual(before.Files.Single(), after.Files.Single());
    }

    private static void AssertSum(IReadOnlyList<float> sum, IReadOnlyList<float> left, IReadOnlyList<float> right)
    {
        for (int i = 0; i < sum.Count; i++)
            Assert.Equal(left[i] + right[i], sum[i], 1e-6f);
    }
}
