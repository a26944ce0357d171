using StaticNet.Tests.Shared;

namespace StaticNet.Generator.Tests.Emitted;

/// <summary>Every row of <see cref="LayerCases"/>, and random networks, before the judges.</summary>
public class LayerTests
{
    private const int RandomCount = 300;

    public static TheoryData<string> Names => new(LayerCases.All.Select(row => row.Name));

    public static TheoryData<int> Seeds => new(Enumerable.Range(1, RandomCount));

    [Theory, MemberData(nameof(Names))]
    public void Predictions_are_the_interpreters(string name) => Check(EmittedNetwork.OfLayers(name), Judges.Predictions);

    [Theory, MemberData(nameof(Names))]
    public void Gradients_are_the_interpreters(string name) => Check(EmittedNetwork.OfLayers(name), Judges.Gradients);

    [Theory, MemberData(nameof(Names))]
    public void Memory_is_written_inside_its_bounds_and_read_where_it_was_written(string name) => Check(EmittedNetwork.OfLayers(name), MemoryJudge.Run);

    [Theory, MemberData(nameof(Names))]
    public void Nothing_is_allocated(string name) => Check(EmittedNetwork.OfLayers(name), AllocationJudge.Run);

    [Theory, MemberData(nameof(Seeds))]
    public void Random_network_gives_the_interpreters_predictions_and_gradients(int seed)
    {
        if (All(Randoms[$"random {seed}"]) is { Length: > 0 } complaints)
        {
            RandomNetwork network = RandomNetwork.Make(seed), smallest = network.Shrink(less => All(Alone(less)).Length > 0);
            Assert.Fail($"{string.Join("\n", complaints)}\n{network}\nsmallest that fails: [{smallest.Text}]\n{string.Join("\n", All(Alone(smallest)))}");
        }

        static string[] All(EmittedNetwork network) => [.. Judges.Predictions(network), .. Judges.Gradients(network), .. MemoryJudge.Run(network)];
    }

    private static Dictionary<string, EmittedNetwork> Randoms => EmittedNetwork.Of("Random", () => Enumerable.Range(1, RandomCount).Select(RandomNetwork.Make).Select(CaseOf));

    private static EmittedNetwork Alone(RandomNetwork network) => EmittedNetwork.Of(network.Text, () => [CaseOf(network)]).Values.Single();

    private static LayerCase CaseOf(RandomNetwork network) => new($"random {network.Seed}", network.Text, network.Seed);

    private static void Check(EmittedNetwork network, Func<EmittedNetwork, IEnumerable<string>> judge)
    {
        string[] complaints = [.. judge(network)];
        Assert.True(complaints.Length == 0, $"{network.Case}\n{string.Join("\n", complaints)}");
    }
}
