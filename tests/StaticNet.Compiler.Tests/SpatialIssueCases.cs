namespace StaticNet.Compiler.Tests;

/// <summary>The rows of <see cref="IssueTests"/> for layers on images and signals, changes of shape, joins, and what only tokens stop.</summary>
internal static class SpatialIssueCases
{
    private static readonly InputAttribute Vector = new(6), Sequence = new(4, 6), Image = new(4, 6, 6);

    public static Dictionary<string, (string[] Messages, object[] Attributes)> Rows { get; } = new(OfTokens().Concat(OfUnequal()))
    {
        ["depthwise of a vector"] = (["SN1001 Layer 0: 'depthwiseconv2d1' needs an image [C, H, W], but 'input' gives [6]"], [Vector, new DepthwiseConv2DAttribute(3)]),
        ["depthwise larger than the image"] = (["SN1002 Layer 0 KernelHeight: 'depthwiseconv2d1' has a window of 7 rows, but 'input' gives [4, 6, 6]: with padding 0 + 0 there are only 6"], [Image, new DepthwiseConv2DAttribute(7)]),
        ["depthwise without output"] = (["SN2001 Layer 0 Multiplier: 'depthwiseconv2d1' has Multiplier 0, but it must be at least 1"], [Image, new DepthwiseConv2DAttribute(3) { Multiplier = 0 }]),
        ["separable of a sequence"] = (["SN1001 Layer 0: 'separableconv2d1' needs an image [C, H, W], but 'input' gives [4, 6]"], [Sequence, new SeparableConv2DAttribute(2, 3)]),
        ["separable without filters"] = (["SN2001 Layer 0 filters: 'separableconv2d1' has filters 0, but it must be at least 1"], [Image, new SeparableConv2DAttribute(0, 3)]),
        ["transposed of a sequence"] = (["SN1001 Layer 0: 'convtranspose2d1' needs an image [C, H, W], but 'input' gives [4, 6]"], [Sequence, new ConvTranspose2DAttribute(2, 3)]),
        ["transposed with an output padding of a stride"] = (
            ["SN2001 Layer 0 OutputPaddingHeight: 'convtranspose2d1' has OutputPaddingHeight 1, but it must be at least 0 and less than 1, the larger of stride and dilation",
                "SN2001 Layer 0 OutputPaddingWidth: 'convtranspose2d1' has OutputPaddingWidth 1, but it must be at least 0 and less than 1, the larger of stride and dilation"],
            [Image, new ConvTranspose2DAttribute(2, 3) { OutputPadding = 1 }]),
        ["transposed, all padded away"] = (["SN2001 Layer 0 PaddingTop: 'convtranspose2d1' has PaddingHeight 9, but it must be small enough to leave a row of the output"], [Image, new ConvTranspose2DAttribute(2, 3) { Padding = 9 }]),
        ["transposed in groups that do not divide"] = (["SN1003 Layer 0 Groups: 'convtranspose2d1' splits 3 filters into 2 groups, but 3 / 2 leaves 1"], [Image, new ConvTranspose2DAttribute(3, 3) { Groups = 2 }]),
        ["signal convolution of an image"] = (["SN1001 Layer 0: 'conv1d1' needs a signal [C, L], but 'input' gives [4, 6, 6]"], [Image, new Conv1DAttribute(2, 3)]),
        ["signal convolution larger than the signal"] = (["SN1002 Layer 0 Kernel: 'conv1d1' has a window of 7 elements, but 'input' gives [4, 6]: with padding 0 + 0 there are only 6"], [Sequence, new Conv1DAttribute(2, 7)]),
        ["signal convolution in groups that do not divide"] = (["SN1003 Layer 0 Groups: 'conv1d1' splits 3 filters into 2 groups, but 3 / 2 leaves 1"], [Sequence, new Conv1DAttribute(3, 3) { Groups = 2 }]),
        ["maximum of a vector as a signal"] = (["SN1001 Layer 0: 'maxpool1d1' needs a signal [C, L], but 'input' gives [6]"], [Vector, new MaxPool1DAttribute(2)]),
        ["maximum larger than the signal"] = (["SN1002 Layer 0 Kernel: 'maxpool1d1' has a window of 7 elements, but 'input' gives [4, 6]: with padding 0 + 0 there are only 6"], [Sequence, new MaxPool1DAttribute(7)]),
        ["maximum of a signal's padding"] = (["SN2002 Layer 0 PaddingLeft: 'maxpool1d1' has padding 2 with a window of 2, but at most 1 is allowed: a window may not lie wholly in the padding"], [Sequence, new MaxPool1DAttribute(2) { Padding = 2 }]),
        ["mean of an image as a signal"] = (["SN1001 Layer 0: 'avgpool1d1' needs a signal [C, L], but 'input' gives [4, 6, 6]"], [Image, new AvgPool1DAttribute(2)]),
        ["mean of no elements"] = (["SN2001 Layer 0 Kernel: 'avgpool1d1' has size 0, but it must be at least 1"], [Sequence, new AvgPool1DAttribute(0)]),
        ["global mean of a vector"] = (["SN1001 Layer 0: 'globalavgpool1' needs an image [C, H, W], but 'input' gives [6]"], [Vector, new GlobalAvgPoolAttribute()]),
        ["global maximum of a vector"] = (["SN1001 Layer 0: 'globalmaxpool1' needs an image [C, H, W], but 'input' gives [6]"], [Vector, new GlobalMaxPoolAttribute()]),
        ["spatial dropout of a vector"] = (["SN1001 Layer 0: 'spatialdropout1' needs an image [C, H, W], but 'input' gives [6]"], [Vector, new SpatialDropoutAttribute()]),
        ["spatial dropout of more than all"] = (["SN2001 Layer 0 probability: 'spatialdropout1' has probability 2, but it must be from 0 to 1"], [Image, new SpatialDropoutAttribute(2)]),
        ["reshape to fewer elements"] = (["SN1001 Layer 0 shape: 'reshape1' needs 25 elements for [5, 5], but 'input' gives [4, 6, 6] with 144"], [Image, new ReshapeAttribute(5, 5)]),
        ["reshape to nothing"] = (["SN2001 Layer 0 shape: 'reshape1' has the shape [0], but it must be one to three sizes of at least 1"], [Image, new ReshapeAttribute(0)]),
        ["reshape to four sizes"] = (["SN2001 Layer 0 shape: 'reshape1' has the shape [2, 2, 2, 2], but it must be one to three sizes of at least 1"], [Image, new ReshapeAttribute(2, 2, 2, 2)]),
        ["permute too few axes"] = (["SN2001 Layer 0 dims: 'permute1' has dims [0, 1], but it must be the axes 0, 1, 2 of [4, 6, 6] in some order"], [Image, new PermuteAttribute(0, 1)]),
        ["permute an axis twice"] = (["SN2001 Layer 0 dims: 'permute1' has dims [0, 1, 1], but it must be the axes 0, 1, 2 of [4, 6, 6] in some order"], [Image, new PermuteAttribute(0, 1, 1)]),
        ["zeros around a vector"] = (["SN1001 Layer 0: 'zeropad2d1' needs an image [C, H, W], but 'input' gives [6]"], [Vector, new ZeroPad2DAttribute(1)]),
        ["fewer than no zeros"] = (["SN2001 Layer 0 Top: 'zeropad2d1' has top -1, but it must be at least 0"], [Image, new ZeroPad2DAttribute(1, 1, -1, 1)]),
        ["crop of a sequence"] = (["SN1001 Layer 0: 'crop2d1' needs an image [C, H, W], but 'input' gives [4, 6]"], [Sequence, new Crop2DAttribute(1)]),
        ["crop of all rows"] = (["SN1001 Layer 0 Top: 'crop2d1' needs more than 6 rows, since it takes 3 + 3, but 'input' gives [4, 6, 6]"], [Image, new Crop2DAttribute(3)]),
        ["upsampled sequence"] = (["SN1001 Layer 0: 'upsample2d1' needs an image [C, H, W], but 'input' gives [4, 6]"], [Sequence, new Upsample2DAttribute(2)]),
        ["upsampled by nothing"] = (["SN2001 Layer 0 factor: 'upsample2d1' has factor 0, but it must be at least 1"], [Image, new Upsample2DAttribute(0)]),
        ["shuffle of a vector"] = (["SN1001 Layer 0: 'pixelshuffle1' needs an image [C, H, W], but 'input' gives [6]"], [Vector, new PixelShuffleAttribute(2)]),
        ["shuffle of channels that do not divide"] = (["SN1003 Layer 0 factor: 'pixelshuffle1' splits 4 channels into 9 groups, but 4 / 9 leaves 4"], [Image, new PixelShuffleAttribute(3)]),
        ["difference of one"] = (["SN0014 Layer 0: 'subtract1' joins only 'input', but it needs at least two sources; name the layers to join"], [Vector, new SubtractAttribute()]),
    };

    // They take any shape and have no number that could be wrong.
    private static IEnumerable<KeyValuePair<string, (string[], object[])>> OfTokens()
    {
        LayerAttribute[] layers =
        [
            new FlattenAttribute(), new SigmoidAttribute(), new ReLU6Attribute(), new SELUAttribute(), new GELUAttribute(), new SiLUAttribute(), new MishAttribute(), new HardSigmoidAttribute(), new HardSwishAttribute(),
            new SoftsignAttribute(), new SoftmaxAttribute(), new LogSoftmaxAttribute(),
        ];
        foreach (LayerAttribute layer in layers)
        {
            string name = layer.GetType().Name[..^"Attribute".Length];
            layer.From = "input";
            yield return new($"{name} of tokens",
                ([$"SN1007 Layer 1: '{name.ToLowerInvariant()}1' reads 'input', but these are indices of tokens, which mean nothing as numbers; put [Embedding(vocabulary, size)] between them"],
                [new TokenInputAttribute(3), new EmbeddingAttribute(4, 2), layer]));
        }
    }

    private static IEnumerable<KeyValuePair<string, (string[], object[])>> OfUnequal()
    {
        foreach (LayerAttribute join in new LayerAttribute[] { new SubtractAttribute("input"), new MultiplyAttribute("input"), new AverageAttribute("input"), new MaximumAttribute("input") })
        {
            string name = join.GetType().Name[..^"Attribute".Length];
            yield return new($"{name} of unequal", ([$"SN1004 Layer 1 sources: '{name.ToLowerInvariant()}1' joins 'dense1' [3] and 'input' [6], which differ in elements: 3 and 6"], [Vector, new DenseAttribute(3), join]));
        }
    }
}
