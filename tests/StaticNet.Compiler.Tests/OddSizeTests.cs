using StaticNet.Compiler.Gradient;
using StaticNet.Compiler.Shapes;
using StaticNet.Tests.Shared;

namespace StaticNet.Compiler.Tests;

/// <summary>Every layer in the catalogue: gradients at sizes around the width of vectors, a row of shapes, a row of issues.</summary>
public class OddSizeTests
{
    private static readonly int[] Sizes = [1, 7, 8, 9, 31, 33];

    public static IEnumerable<object[]> Rows => RandomNetwork.Kinds.SelectMany(kind => Sizes.Select(size => new object[] { kind.Name, size }));

    [Theory, MemberData(nameof(Rows))]
    public void Gradients_hold(string kind, int size)
    {
        RandomNetwork? network = RandomNetwork.Alone(RandomNetwork.Kinds.Single(type => type.Name == kind), size, seed: 1);
        Assert.True(network is not null, $"no {kind} with a size of {size} was found");
        Exception? exception = Record.Exception(() => GradientCheck.RunAnywhere(Differentiate.Run(BuildGraph.Build(network.Shaped), inputGradients: true), network.Seed));
        Assert.True(exception is null, $"{exception?.Message}\n{network}");
    }

    [Fact]
    public void Every_layer_has_a_row_of_shapes() => Assert.Equal([], Missing(ShapeTests.Attributes, RandomNetwork.Kinds));

    /// <summary>Layers that take no number and any shape cannot be wrong.</summary>
    [Fact]
    public void Every_layer_that_can_be_wrong_has_a_row_of_issues() => Assert.Equal([], Missing(IssueTests.Attributes, RandomNetwork.Kinds.Where(CanBeWrong)));

    private static IEnumerable<string> Missing(IEnumerable<object> attributes, IEnumerable<Type> kinds)
    {
        var known = attributes.Select(attribute => attribute.GetType()).ToHashSet();
        return kinds.Where(kind => !known.Contains(kind)).Select(kind => kind.Name);
    }

    private static bool CanBeWrong(Type kind) =>
        kind.GetConstructors().Any(constructor => constructor.GetParameters().Length > 0)
        || kind.GetProperties().Any(property => property.SetMethod?.IsPublic == true && property.PropertyType != typeof(bool) && property.PropertyType != typeof(string));
}
