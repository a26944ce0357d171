using System.Reflection;
using StaticNet.Compiler.Gradient;
using StaticNet.Compiler.Model;
using StaticNet.Compiler.Rules;
using StaticNet.Compiler.Shapes;
using StaticNet.Tests.Shared;

namespace StaticNet.Compiler.Tests;

/// <summary>Every layer in the catalogue: gradients at sizes around the width of vectors, a row of shapes, and no number goes unchecked.</summary>
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
    public void Every_layer_has_a_row_of_shapes()
    {
        var known = ShapeTests.Attributes.Select(attribute => attribute.GetType()).ToHashSet();
        Assert.Equal([], RandomNetwork.Kinds.Where(kind => !known.Contains(kind)).Select(kind => kind.Name));
    }

    /// <summary>No number, as an argument or a setting, may be the least that there is, or none: each layer says so, at that layer.</summary>
    [Theory, MemberData(nameof(Kinds))]
    public void Each_number_out_of_its_range_is_an_issue(string kind)
    {
        RandomNetwork network = RandomNetwork.Alone(RandomNetwork.Kinds.Single(type => type.Name == kind), size: 8, seed: 1)!;
        DrawnAttribute layer = network.Layers[0];
        ParameterInfo[] parameters = layer.Constructor.GetParameters();
        DrawnAttribute[] wrong =
        [
            .. parameters.Where(parameter => Wrong(parameter.ParameterType) is not null)
                .Select(parameter => layer with { Arguments = [.. layer.Arguments.Select((value, i) => i == parameter.Position ? Wrong(parameter.ParameterType) : value)] }),
            .. kind == "EmbeddingAttribute" ? [] : layer.Type.GetProperties().Where(property => property.SetMethod?.IsPublic == true && Wrong(property.PropertyType) is not null)
                .Select(property => layer.With(property.Name, Wrong(property.PropertyType))),
        ];
        foreach (DrawnAttribute one in wrong)
        {
            ShapedNetwork shaped = (network with { Layers = [one] }).Shaped;
            Assert.False(shaped.IsValid, $"{one} is accepted");
            Assert.All(shaped.Issues.Where(issue => RuleCatalogue.Of(issue.RuleId).Severity == Severity.Error), issue =>
                Assert.True(issue.RuleId != RuleIds.InternalError && issue.Anchor.Target == AnchorTarget.Layer, $"{one}: {RuleMessage.Format(issue)}"));
        }
    }

    public static TheoryData<string> Kinds => new(RandomNetwork.Kinds.Select(kind => kind.Name));

    private static object? Wrong(Type type) => type == typeof(int) ? int.MinValue : type == typeof(double) ? double.NaN : null;
}
