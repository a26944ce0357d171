using StaticNet.Compiler.Graph;

namespace StaticNet.Compiler.Tests;

/// <summary>What parameters are drawn from: methods and gains as attributes say, fans as PyTorch counts them.</summary>
public class InitialWeightTests
{
    private static readonly Dictionary<string, (object[] Attributes, string[] Expected)> Cases = new()
    {
        ["default"] = ([new InputAttribute(4), new DenseAttribute(3)], ["weight: Uniform 0.5", "bias: Uniform 0.5"]),
        ["Kaiming uniform"] = ([new InputAttribute(6), new DenseAttribute(3) { Init = Init.KaimingUniform }], ["weight: Uniform 1", "bias: Uniform 0.408248"]),
        ["Kaiming uniform with a gain"] = ([new InputAttribute(12), new DenseAttribute(3) { Init = Init.KaimingUniform, InitGain = 3 }], ["weight: Uniform 1.5", "bias: Uniform 0.288675"]),
        ["Kaiming normal"] = ([new InputAttribute(8), new DenseAttribute(3) { Init = Init.KaimingNormal, InitBias = 0 }], ["weight: Normal 0 0.5", "bias: Constant 0"]),
        ["Kaiming normal of a grouped convolution"] = ([new InputAttribute(8, 5, 5), new Conv2DAttribute(6, 2, 4) { Groups = 2, Init = Init.KaimingNormal }], ["weight: Normal 0 0.25", "bias: Uniform 0.176777"]),
        ["Xavier uniform"] = ([new InputAttribute(20), new DenseAttribute(4) { Init = Init.XavierUniform, InitBias = 0.1 }], ["weight: Uniform 0.5", "bias: Constant 0.1"]),
        ["Xavier normal of a convolution"] = ([new InputAttribute(3, 5, 5), new Conv2DAttribute(5, 2) { Init = Init.XavierNormal, InitGain = 2, Bias = false }], ["weight: Normal 0 0.5"]),
        ["Xavier uniform of a transposed convolution"] = ([new InputAttribute(6, 5, 5), new ConvTranspose2DAttribute(18, 1) { Init = Init.XavierUniform, Bias = false }], ["weight: Uniform 0.5"]),
        ["LeCun uniform"] = ([new InputAttribute(12), new DenseAttribute(3) { Init = Init.LeCunUniform, Bias = false }], ["weight: Uniform 0.5"]),
        ["LeCun normal of a signal"] = ([new InputAttribute(4, 9), new Conv1DAttribute(3, 4) { Init = Init.LeCunNormal, Bias = false }], ["weight: Normal 0 0.25"]),
        ["uniform"] = ([new InputAttribute(12), new DenseAttribute(3) { Init = Init.Uniform, Bias = false }], ["weight: Uniform 0.05"]),
        ["normal"] = ([new InputAttribute(12), new DenseAttribute(3) { Init = Init.Normal, InitValue = 0.3, Bias = false }], ["weight: Normal 0 0.3"]),
        ["truncated normal"] = ([new InputAttribute(12), new DenseAttribute(3) { Init = Init.TruncatedNormal, Bias = false }], ["weight: TruncatedNormal 0.02"]),
        ["orthogonal"] = ([new InputAttribute(3, 5, 5), new Conv2DAttribute(7, 2) { Init = Init.Orthogonal, InitGain = 1.5, Bias = false }], ["weight: Orthogonal 1.5 of 7 rows"]),
        ["constant"] = ([new InputAttribute(12), new DenseAttribute(3) { Init = Init.Constant, InitValue = -1, Bias = false }], ["weight: Constant -1"]),
        ["both weights of a separable convolution"] = ([new InputAttribute(4, 5, 5), new SeparableConv2DAttribute(6, 2) { Init = Init.LeCunNormal, InitBias = 1 }], ["depthwise.weight: Normal 0 0.5", "pointwise.weight: Normal 0 0.5", "pointwise.bias: Constant 1"]),
        ["running statistics stay"] = ([new InputAttribute(4), new BatchNormAttribute { InitBias = 2 }], ["weight: Constant 1", "bias: Constant 2", "running_mean: Constant 0", "running_var: Constant 1"]),
    };

    public static TheoryData<string> Names => new(Cases.Keys);

    [Theory]
    [MemberData(nameof(Names))]
    public void Parameters_are_drawn_from(string name)
    {
        IEnumerable<string> drawn = Net.Graph(Cases[name].Attributes).Parameters.Select(parameter => string.Create(System.Globalization.CultureInfo.InvariantCulture,
            $"{parameter.ShortName}: {parameter.Initialization.Initializer.Replace("Initializer", "")} {string.Join(' ', parameter.Initialization.Arguments.Select(x => x.ToString("g6", System.Globalization.CultureInfo.InvariantCulture)))}{(parameter.Initialization.Rows is { } rows ? $" of {rows} rows" : "")}"));
        Assert.Equal(Cases[name].Expected, drawn);
    }

    [Fact]
    public void Every_method_is_tried() => Assert.Empty(Enum.GetValues<Init>().Except(Cases.Values.SelectMany(row => row.Attributes).OfType<LayerAttribute>().Select(layer => layer.Init)));

    [Fact]
    public void The_emitted_expression_makes_the_initializer() => Assert.Equal("new OrthogonalInitializer(7, 1.5f)", Net.Graph(Cases["orthogonal"].Attributes).Parameters.Single().Initialization.ToString());
}
