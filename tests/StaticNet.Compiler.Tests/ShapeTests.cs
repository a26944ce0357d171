using StaticNet.Compiler.Model;
using StaticNet.Compiler.Shapes;

namespace StaticNet.Compiler.Tests;

/// <summary>Declarations that are right, and the shape that their last layer gives.</summary>
public class ShapeTests
{
    private static readonly Dictionary<string, (string Shape, object[] Attributes)> Cases = new()
    {
        ["dense"] = ("[10]", [new InputAttribute(784), new DenseAttribute(10)]),
        ["dense on a sequence"] = ("[12, 7]", [new InputAttribute(12, 40), new DenseAttribute(7)]),
        ["convolution"] = ("[8, 24, 24]", [new InputAttribute(1, 28, 28), new Conv2DAttribute(8, 5)]),
        ["padded"] = ("[8, 28, 28]", [new InputAttribute(1, 28, 28), new Conv2DAttribute(8, 5) { Padding = 2 }]),
        ["rectangular"] = ("[4, 6, 6]", [new InputAttribute(1, 8, 10), new Conv2DAttribute(4, 3, 5)]),
        ["strided, one row dropped"] = ("[4, 3, 4]", [new InputAttribute(1, 8, 9), new Conv2DAttribute(4, 3) { Stride = 2 }]),
        ["dilated"] = ("[4, 4, 1]", [new InputAttribute(1, 8, 7), new Conv2DAttribute(4, 3) { DilationHeight = 2, DilationWidth = 3 }]),
        ["four paddings"] = ("[4, 9, 13]", [new InputAttribute(1, 8, 8), new Conv2DAttribute(4, 3) { PaddingTop = 1, PaddingBottom = 2, PaddingLeft = 3, PaddingRight = 4 }]),
        ["one output"] = ("[4, 1, 1]", [new InputAttribute(3, 5, 5), new Conv2DAttribute(4, 5)]),
        ["same"] = ("[4, 7, 8]", [new InputAttribute(1, 7, 8), new Conv2DAttribute(4, 4) { Same = true }]),
        ["same with stride"] = ("[4, 3, 3]", [new InputAttribute(1, 7, 8), new Conv2DAttribute(4, 3) { Same = true, Stride = 3 }]),
        ["same with a kernel larger than the input"] = ("[4, 2, 3]", [new InputAttribute(1, 2, 3), new Conv2DAttribute(4, 7) { Same = true, Dilation = 2 }]),
        ["same with a stride larger than the kernel"] = ("[4, 2, 2]", [new InputAttribute(1, 6, 5), new Conv2DAttribute(4, 1) { Same = true, Stride = 4 }]),
        ["groups"] = ("[6, 3, 3]", [new InputAttribute(4, 5, 5), new Conv2DAttribute(6, 3) { Groups = 2 }]),
        ["maximum"] = ("[3, 4, 3]", [new InputAttribute(3, 8, 7), new MaxPool2DAttribute(2)]),
        ["maximum with overlap"] = ("[3, 4, 4]", [new InputAttribute(3, 8, 7), new MaxPool2DAttribute(3) { Stride = 2, Padding = 1 }]),
        ["rectangular maximum moves by its size"] = ("[3, 4, 2]", [new InputAttribute(3, 8, 7), new MaxPool2DAttribute(2, 3)]),
        ["mean"] = ("[3, 2, 2]", [new InputAttribute(3, 8, 7), new AvgPool2DAttribute(3)]),
        ["flatten an image"] = ("[256]", [new InputAttribute(16, 4, 4), new FlattenAttribute()]),
        ["flatten a sequence"] = ("[24]", [new InputAttribute(4, 6), new FlattenAttribute()]),
        ["flatten a vector"] = ("[5]", [new InputAttribute(5), new FlattenAttribute()]),
        ["what normalises keeps the shape of images"] = ("[6, 3, 4]", [new InputAttribute(6, 3, 4), new BatchNormAttribute(), new LayerNormAttribute(), new RMSNormAttribute(), new GroupNormAttribute(3), new InstanceNormAttribute(), new LocalResponseNormAttribute(9)]),
        ["what normalises keeps the shape of sequences"] = ("[2, 6]", [new InputAttribute(2, 6), new LayerNormAttribute(), new RMSNormAttribute(), new GroupNormAttribute(6), new InstanceNormAttribute()]),
        ["what normalises keeps the shape of vectors"] = ("[6]", [new InputAttribute(6), new BatchNormAttribute(), new LayerNormAttribute(), new RMSNormAttribute(), new GroupNormAttribute(2)]),
        ["what keeps the shape"] = ("[2, 3, 4]", [new InputAttribute(2, 3, 4), new ReLUAttribute(), new TanhAttribute(), new SigmoidAttribute(), new SoftmaxAttribute(), new DropoutAttribute(1)]),
        ["activations keep the shape"] = ("[2, 3, 4]", [new InputAttribute(2, 3, 4), new ReLU6Attribute(), new LeakyReLUAttribute(), new PReLUAttribute { PerChannel = true }, new ELUAttribute(), new SELUAttribute(), new GELUAttribute(),
            new SiLUAttribute(), new MishAttribute(), new HardSigmoidAttribute(), new HardSwishAttribute(), new HardTanhAttribute(), new SoftplusAttribute(), new SoftsignAttribute(), new LogSoftmaxAttribute()]),
        ["maxout of channels"] = ("[2, 3, 4]", [new InputAttribute(6, 3, 4), new MaxoutAttribute(3)]),
        ["maxout of features"] = ("[4, 3]", [new InputAttribute(4, 6), new MaxoutAttribute(2)]),
        ["maxout of elements"] = ("[1]", [new InputAttribute(6), new MaxoutAttribute(6)]),
        ["last step"] = ("[7]", [new InputAttribute(5, 7), new LastStepAttribute()]),
        ["mean over time"] = ("[7]", [new InputAttribute(5, 7), new MeanOverTimeAttribute()]),
        ["last state"] = ("[9]", [new InputAttribute(5, 7), new GRUAttribute(9)]),
        ["all states"] = ("[5, 9]", [new InputAttribute(5, 7), new LSTMAttribute(9) { ReturnSequences = true, NumLayers = 3 }]),
        ["last states of both directions"] = ("[18]", [new InputAttribute(5, 7), new SimpleRNNAttribute(9) { Bidirectional = true }]),
        ["states of both directions"] = ("[5, 18]", [new InputAttribute(5, 7), new GRUAttribute(9) { Bidirectional = true, ReturnSequences = true }]),
        ["attention"] = ("[5, 6]", [new InputAttribute(5, 6), new MultiHeadAttentionAttribute(2)]),
        ["tokens"] = ("[5, 3]", [new TokenInputAttribute(5), new EmbeddingAttribute(10, 3), new PositionalEmbeddingAttribute()]),
        ["depthwise"] = ("[6, 3, 3]", [new InputAttribute(3, 5, 5), new DepthwiseConv2DAttribute(3) { Multiplier = 2 }]),
        ["separable"] = ("[7, 5, 5]", [new InputAttribute(3, 5, 5), new SeparableConv2DAttribute(7, 3) { Padding = 1 }]),
        ["transposed"] = ("[4, 9, 9]", [new InputAttribute(3, 5, 5), new ConvTranspose2DAttribute(4, 3) { Stride = 2, Padding = 1 }]),
        ["convolution of a signal"] = ("[4, 4]", [new InputAttribute(3, 8), new Conv1DAttribute(4, 3) { Stride = 2, Padding = 1 }]),
        ["pools of a signal"] = ("[3, 2]", [new InputAttribute(3, 8), new MaxPool1DAttribute(2), new AvgPool1DAttribute(2)]),
        ["mean of an image"] = ("[3]", [new InputAttribute(3, 4, 5), new GlobalAvgPoolAttribute()]),
        ["maximum of an image"] = ("[3]", [new InputAttribute(3, 4, 5), new GlobalMaxPoolAttribute()]),
        ["dropped channels"] = ("[3, 4, 5]", [new InputAttribute(3, 4, 5), new SpatialDropoutAttribute()]),
        ["reshaped"] = ("[5, 12]", [new InputAttribute(3, 4, 5), new ReshapeAttribute(5, 12)]),
        ["permuted"] = ("[5, 3, 4]", [new InputAttribute(3, 4, 5), new PermuteAttribute(2, 0, 1)]),
        ["bordered"] = ("[3, 7, 8]", [new InputAttribute(3, 4, 5), new ZeroPad2DAttribute(1, 2, 3, 0)]),
        ["cropped"] = ("[3, 3, 2]", [new InputAttribute(3, 4, 5), new Crop2DAttribute(1, 2, 1, 0)]),
        ["upsampled"] = ("[3, 8, 10]", [new InputAttribute(3, 4, 5), new Upsample2DAttribute(2)]),
        ["shuffled"] = ("[2, 8, 10]", [new InputAttribute(8, 4, 5), new PixelShuffleAttribute(2)]),
        ["joins element by element"] = ("[5]", [new InputAttribute(5), new DenseAttribute(5), new SubtractAttribute("input"), new MultiplyAttribute("input"), new AverageAttribute("input"), new MaximumAttribute("input")]),
        ["add"] = ("[5]", [new InputAttribute(5), new DenseAttribute(5), new AddAttribute("input")]),
        ["add by From"] = ("[5]", [new InputAttribute(5), new DenseAttribute(5), new AddAttribute { From = " dense1 , input " }]),
        ["concat of channels"] = ("[8, 6, 6]", [new InputAttribute(3, 6, 6), new Conv2DAttribute(5, 1), new ConcatAttribute("input")]),
        ["concat of features"] = ("[4, 9]", [new InputAttribute(4, 6), new DenseAttribute(3), new ConcatAttribute("input")]),
        ["concat of elements"] = ("[9]", [new InputAttribute(6), new DenseAttribute(3), new ConcatAttribute("input")]),
        ["sources and From together"] = ("[17]", [new InputAttribute(6), new DenseAttribute(3), new DenseAttribute(2), new ConcatAttribute("dense1", "input", "input") { From = "dense2" }]),
        ["another layer's output"] = ("[3]", [new InputAttribute(6), new DenseAttribute(4) { Name = "stem" }, new DenseAttribute(2), new DenseAttribute(3) { From = "stem" }]),
        ["a named input"] = ("[3]", [new InputAttribute(6) { Name = "image" }, new DenseAttribute(2), new DenseAttribute(3) { From = "image" }]),
        ["the largest tensor"] = ("[2147483647]", [new InputAttribute(int.MaxValue), new ReLUAttribute()]),
        ["a classifier"] = ("[2]", [new InputAttribute(3), new DenseAttribute(2), new SoftmaxCrossEntropyAttribute()]),
        ["a regressor of images"] = ("[2, 3, 3]", [new InputAttribute(2, 3, 3), new ReLUAttribute(), new MeanSquaredErrorAttribute()]),
    };

    public static TheoryData<string> Names => new(Cases.Keys);

    /// <summary>What has a row.</summary>
    internal static IEnumerable<object> Attributes => Cases.Values.SelectMany(row => row.Attributes);

    [Theory]
    [MemberData(nameof(Names))]
    public void Shape_is_inferred(string name)
    {
        (string shape, object[] attributes) = Cases[name];
        Assert.Empty(Net.Messages(attributes));
        Assert.Equal(shape, Net.Shaped(attributes).Layers[^1].Output.ToString());
    }

    [Fact]
    public void The_digit_network_has_the_shapes_of_its_description()
    {
        ShapedNetwork shaped = Net.Shaped(
            new InputAttribute(1, 28, 28),
            new Conv2DAttribute(8, 5) { Padding = 2 }, new ReLUAttribute(), new MaxPool2DAttribute(2),
            new Conv2DAttribute(16, 5) { Padding = 2 }, new ReLUAttribute(), new MaxPool2DAttribute(3),
            new FlattenAttribute(), new DenseAttribute(10),
            new SoftmaxCrossEntropyAttribute());
        Assert.Equal(
            ["conv2d1 [8, 28, 28]", "relu1 [8, 28, 28]", "maxpool2d1 [8, 14, 14]", "conv2d2 [16, 14, 14]", "relu2 [16, 14, 14]",
                "maxpool2d2 [16, 4, 4]", "flatten1 [256]", "dense1 [10]"],
            shaped.Layers.Select(layer => $"{layer.Name} {layer.Output}"));
    }

    [Fact]
    public void Numbers_count_all_layers_of_a_kind()
    {
        ShapedNetwork shaped = Net.Shaped(new InputAttribute(4), new ReLUAttribute { Name = "first" }, new ReLUAttribute(), new TanhAttribute(), new ReLUAttribute());
        Assert.Equal(["first", "relu2", "tanh1", "relu3"], shaped.Layers.Select(layer => layer.Name));
    }

    [Fact]
    public void Slopes_are_parameters_with_their_initial_value()
    {
        var graph = Net.Graph(new InputAttribute(4, 6, 5), new PReLUAttribute(), new PReLUAttribute { PerChannel = true, Slope = 0.5 }, new MeanSquaredErrorAttribute());
        Assert.Equal(
            ["prelu1.weight [1] new ConstantInitializer(0.25f)", "prelu2.weight [4] new ConstantInitializer(0.5f)"],
            graph.Parameters.Select(parameter => $"{parameter.Tensor} {parameter.Initialization}"));
    }

    [Fact]
    public void Same_puts_the_odd_row_at_the_end()
    {
        Window window = Layers.WindowShapes.Of(new Conv2DAttribute(1, 4) { Same = true, StrideWidth = 3 }, new Shape(1, 7, 8));
        Assert.Equal(new Axis(4, 1, 1, Begin: 1, End: 2), window.Vertical);
        Assert.Equal(new Axis(4, 3, 1, Begin: 1, End: 1), window.Horizontal);
    }

    [Fact]
    public void Graphs_have_parameters_named_and_shaped_as_PyTorch_has_them()
    {
        var graph = Net.Graph(
            new InputAttribute(4, 6, 5), new Conv2DAttribute(6, 3, 2) { Groups = 2, Name = "stem" }, new Conv2DAttribute(3, 1) { Bias = false },
            new FlattenAttribute(), new DenseAttribute(7), new MeanSquaredErrorAttribute());
        Assert.Equal(
            ["stem.weight [6, 2, 3, 2] new UniformInitializer(0.28867513f)", "stem.bias [6] new UniformInitializer(0.28867513f)", "conv2d2.weight [3, 6, 1, 1] new UniformInitializer(0.4082483f)",
                "dense1.weight [7, 48] new UniformInitializer(0.14433756f)", "dense1.bias [7] new UniformInitializer(0.14433756f)"],
            graph.Parameters.Select(parameter => $"{parameter.Tensor} {parameter.Initialization}"));
    }
}
