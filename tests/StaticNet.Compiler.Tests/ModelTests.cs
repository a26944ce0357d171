using StaticNet.Compiler.Model;

namespace StaticNet.Compiler.Tests;

/// <summary>What the incremental pipeline compares: equal declarations are equal, and any difference shows.</summary>
public class ModelTests
{
    [Fact]
    public void Arrays_are_equal_when_their_elements_are()
    {
        var array = new EquatableArray<string>(["a", "b"]);
        Assert.Equal(array, new EquatableArray<string>(["a", new string('b', 1)]));
        Assert.Equal(array.GetHashCode(), new EquatableArray<string>(["a", new string('b', 1)]).GetHashCode());
        Assert.NotEqual(array, new EquatableArray<string>(["a"]));
        Assert.NotEqual(array, new EquatableArray<string>(["b", "a"]));
        Assert.Equal(default, new EquatableArray<string>([]));
        Assert.Equal(default(EquatableArray<string>).GetHashCode(), new EquatableArray<string>([]).GetHashCode());
        Assert.Empty(default(EquatableArray<string>));
        Assert.Equal(new EquatableArray<string?>([null]), new EquatableArray<string?>([null]));
    }

    [Fact]
    public void Shapes_are_equal_when_their_sizes_are()
    {
        Assert.True(new Shape(1, 2) == new Shape(1, 2));
        Assert.True(new Shape(1, 2) != new Shape(2, 1));
        Assert.True(new Shape(4) != new Shape(4, 1));
        Assert.Equal(long.MaxValue, new Shape(int.MaxValue, int.MaxValue, int.MaxValue).Size);
    }

    [Fact]
    public void Declarations_are_equal_when_they_say_the_same()
    {
        Assert.Equal(Declare(), Declare());
        Assert.Equal(Declare().GetHashCode(), Declare().GetHashCode());
    }

    public static TheoryData<string> Differences => new(Changed.Keys);

    private static readonly Dictionary<string, NetworkModel> Changed = new()
    {
        ["name"] = Declare() with { Name = "Other" },
        ["namespace"] = Declare() with { Namespace = "Other" },
        ["containing type"] = Declare() with { ContainingTypes = new(["partial class Outer"]) },
        ["input's shape"] = Declare(input: 29),
        ["a constructor's argument"] = Declare(filters: 9),
        ["a property"] = Declare(padding: 1),
        ["a flag"] = Declare(bias: false),
        ["a layer's name"] = Declare(name: "other"),
        ["a join's sources"] = Declare(source: "pool"),
        ["no loss"] = Declare() with { Loss = null },
        ["another loss"] = Declare() with { Loss = new MeanSquaredErrorAttribute() },
        ["a block"] = Declare() with { Blocks = new([new BlockModel("Residual", new([new ReLUAttribute()]))]) },
        ["an output"] = Declare() with { Outputs = new([new OutputAttribute("stem")]) },
        ["a budget"] = Declare() with { Budget = new BudgetAttribute { Parameters = 1 } },
        ["straight lines"] = Declare() with { Unroll = Unroll.Full },
        ["a file of weights"] = Declare() with { Weights = new WeightsAttribute("net.safetensors") },
    };

    /// <summary>What is forgotten in equality is never generated anew: a new property needs its comparison, and its row above.</summary>
    [Fact]
    public void Every_property_has_a_row()
    {
        NetworkModel same = Declare();
        IEnumerable<string> seen = typeof(NetworkModel).GetProperties()
            .Where(property => property.CanWrite && Changed.Values.Any(changed => Differs(property.GetValue(changed), property.GetValue(same))))
            .Select(property => property.Name);
        Assert.Equal(typeof(NetworkModel).GetProperties().Where(property => property.CanWrite).Select(property => property.Name), seen);
    }

    // Attributes with arrays are equal to none but themselves, and these rows change other things.
    private static bool Differs(object? left, object? right) => (left, right) switch
    {
        (System.Collections.IEnumerable a and not string, System.Collections.IEnumerable b) => a.Cast<object>().Select(Text).SequenceEqual(b.Cast<object>().Select(Text)) == false,
        _ => !Equals(Text(left), Text(right)),
    };

    private static string? Text(object? value) => value is Attribute attribute ? AttributeText.Of(attribute) : value?.ToString();

    [Theory]
    [MemberData(nameof(Differences))]
    public void Declarations_differ_in(string what) => Assert.NotEqual(Declare(), Changed[what]);

    private static NetworkModel Declare(int input = 28, int filters = 8, int padding = 2, bool bias = true, string name = "stem", string source = "stem") => Net.Of(
        new InputAttribute(1, input, 28),
        new Conv2DAttribute(filters, 5) { Padding = padding, Bias = bias, Name = name },
        new AddAttribute(source),
        new SoftmaxCrossEntropyAttribute());
}
