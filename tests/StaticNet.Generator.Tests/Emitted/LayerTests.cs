namespace StaticNet.Generator.Tests.Emitted;

/// <summary>Every row of <see cref="LayerCases"/>, and random networks, before the judges.</summary>
public class LayerTests
{
    private const int RandomCount = 60;

    public static TheoryData<string> Names => new(LayerCases.All.Select(row => row.Name));

    public static TheoryData<int> Seeds => new(Enumerable.Range(1, RandomCount));

    [Theory, MemberData(nameof(Names))]
    public void Predictions_are_the_interpreters(string name) => Check(EmittedNetwork.OfLayers(name), Judges.Predictions);

    [Theory, MemberData(nameof(Names))]
    public void Gradients_are_the_interpreters(string name) => Check(EmittedNetwork.OfLayers(name), Judges.Gradients);

    [Theory, MemberData(nameof(Names))]
    public void Memory_is_written_inside_its_bounds_and_read_where_it_was_written(string name) => Check(EmittedNetwork.OfLayers(name), MemoryJudge.Run);

    [Theory, MemberData(nameof(Seeds))]
    public void Random_network_gives_the_interpreters_predictions_and_gradients(int seed) =>
        Check(EmittedNetwork.Of("Random", () => Enumerable.Range(1, RandomCount).Select(RandomNetworks.Make))[$"random {seed}"], network => [.. Judges.Predictions(network), .. Judges.Gradients(network), .. MemoryJudge.Run(network)]);

    private static void Check(EmittedNetwork network, Func<EmittedNetwork, IEnumerable<string>> judge)
    {
        string[] complaints = [.. judge(network)];
        Assert.True(complaints.Length == 0, $"{network.Case}\n{string.Join("\n", complaints)}");
    }
}
