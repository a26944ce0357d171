using System.Reflection;
using Xunit.Abstractions;

namespace StaticNet.Generator.Tests.Emitted;

/// <summary>Past 60,000 bytes of IL the JIT compiles a method without optimising it; emitted ones stay below half of that.</summary>
public class MethodSizeTests(ITestOutputHelper output)
{
    private const int Limit = 30_000;

    private static readonly LayerCase[] Large =
    [
        new("ConvNetJS", "Input(1, 28, 28), Conv2D(8, 5, Padding = 2), ReLU, MaxPool2D(2), Conv2D(16, 5, Padding = 2), ReLU, MaxPool2D(3), Flatten, Dense(10), SoftmaxCrossEntropy", Seed: 1),
        new("MLP", "Input(784), Dense(128), ReLU, Dense(64), ReLU, Dense(10), SoftmaxCrossEntropy", Seed: 2),
        new("deep", "Input(3, 32, 32), " + string.Concat(Enumerable.Repeat("Conv2D(24, 3, Padding = 1), ReLU, ", 12)) + "AvgPool2D(4), Flatten, Dense(100), SoftmaxCrossEntropy", Seed: 3),
        new("seven by seven", "Input(3, 20, 20), Conv2D(40, 7, Stride = 2, Padding = 3), Tanh, Conv2D(16, 5, Groups = 4, Padding = 2), Flatten, Dense(1_000), SoftmaxCrossEntropy", Seed: 4),
    ];

    [Fact]
    public void No_emitted_method_is_near_the_limit_of_the_JIT()
    {
        (string Name, int Size)[] methods =
        [
            .. EmittedNetwork.Of("Large", () => Large).Values.SelectMany(network => Methods(network, network.Case.Name)),
            .. Methods(EmittedNetwork.OfLayers(LayerCases.All[0].Name), "layers"),
        ];
        (string name, int size) = methods.MaxBy(method => method.Size);
        output.WriteLine($"The largest of {methods.Length} methods is {name} with {size} bytes of IL");
        Assert.True(methods.Length > 1_000 && size > 500, $"only {methods.Length} methods were found");
        Assert.True(size <= Limit, $"{name} has {size} bytes of IL, more than {Limit}");
    }

    // All of the assembly: the networks of a list share one.
    private static IEnumerable<(string, int)> Methods(EmittedNetwork network, string list) =>
        from type in network.Type.Assembly.GetTypes()
        from method in type.GetMethods(BindingFlags.DeclaredOnly | BindingFlags.Static | BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic)
        select ($"{type.Name}.{method.Name} ({list})", method.GetMethodBody()?.GetILAsByteArray()?.Length ?? 0);
}
