using StaticNet.Compiler.Gradient;
using StaticNet.Compiler.Graph;
using StaticNet.Compiler.Model;
using StaticNet.Compiler.Rules;
using StaticNet.Compiler.Shapes;
using StaticNet.Tests.Shared;

namespace StaticNet.Compiler.Tests;

/// <summary>Networks of all layers at random: valid ones have right gradients, and with one mistake each is explained.</summary>
public class RandomNetworkTests
{
    private const int Count = 300;

    public static TheoryData<int> Seeds => new(Enumerable.Range(1, Count));

    [Theory, MemberData(nameof(Seeds))]
    public void Gradients_are_those_of_central_differences(int seed)
    {
        RandomNetwork network = RandomNetwork.Make(seed);
        if (Wrong(network) is not { } exception)
            return;
        RandomNetwork smallest = network.Shrink(less => Wrong(less) is not null);
        Assert.Fail($"{exception.Message}\n{network}\nsmallest that fails: [{smallest.Text}]\n{Wrong(smallest)}");
    }

    [Theory, MemberData(nameof(Seeds))]
    public void One_mistake_is_an_issue_and_no_exception(int seed)
    {
        (RandomNetwork network, string change) = RandomMistake.Make(seed);
        ShapedNetwork shaped;
        try
        {
            shaped = network.Shaped;
        }
        catch (Exception exception)
        {
            Assert.Fail($"{change}: {exception}\n{network}");
            return;
        }

        Assert.False(shaped.IsValid, $"{change} is accepted\n{network}");
        Assert.All(shaped.Issues, issue => Assert.True(issue.RuleId != RuleIds.InternalError && !RuleMessage.Format(issue).Contains('{'), $"{change}: {RuleMessage.Format(issue)}\n{network}"));
    }

    [Fact]
    public void Every_layer_is_drawn()
    {
        var drawn = Enumerable.Range(1, Count).SelectMany(seed => RandomNetwork.Make(seed).Layers).Select(layer => layer.Type.Name).ToHashSet();
        Assert.Equal([], RandomNetwork.Kinds.Select(kind => kind.Name).Where(kind => !drawn.Contains(kind)));
    }

    [Fact]
    public void The_same_seed_gives_the_same_network() => Assert.Equal(RandomNetwork.Make(7).Text, RandomNetwork.Make(7).Text);

    private static Exception? Wrong(RandomNetwork network) => Record.Exception(() =>
    {
        NetworkPrograms programs = Differentiate.Run(BuildGraph.Build(network.Shaped), inputGradients: true);
        foreach (KernelProgram program in new[] { programs.Predict, programs.Inspect, programs.Train! })
            Verify.Run(program);
        GradientCheck.RunAnywhere(programs, network.Seed);
    });
}
