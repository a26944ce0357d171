using static StaticNet.Generator.Tests.Harness.Sources;

namespace StaticNet.Generator.Tests.Rules;

/// <summary>Arguments out of their range or at odds with each other, and budgets that are exceeded: SN2xxx.</summary>
internal static class ValueRules
{
    /// <summary>Source with marks, and the messages in the order of the marks.</summary>
    public static TheoryData<string, string[]> Rows => new()
    {
        {
            Attributes("[Input(4), Dense(3, Name = \"a\"), Dense(1), MeanSquaredError(From = \"a\", Weight = {|SN2001:0|}), {|SN1005:SoftmaxCrossEntropy|}]"),
            ["'MeanSquaredError' has Weight 0, but it must be over 0", "SoftmaxCrossEntropy needs a vector or a sequence of at least 2 logits, one for each class, but 'dense2' gives [1]"]
        },
        {
            "using StaticNet; [NetworkBlock, Dense(4)] class Part; [Network, Input(4), Block<Part>(Repeat = {|SN2001:0|})] partial class Net;",
            ["'block' has Repeat 0, but it must be from 1 to 1,000"]
        },
        {
            Attributes("[TokenInput({|SN2001:0|}), Embedding(10, 2)]"),
            ["'input' has the shape [0], but it must be one to three sizes of at least 1"]
        },
        {
            Attributes("[TokenInput(4, Name = \"words\"), Embedding(10, 2, PaddingIndex = {|SN2001:10|})]"),
            ["'embedding1' has PaddingIndex 10, but it must be a token, 0 to 9, or -1 for none"]
        },
        {
            Attributes("[Input(4), Dense({|SN2001:0|})]"),
            ["'dense1' has units 0, but it must be at least 1"]
        },
        {
            Attributes("[Input({|SN2001:4, 0|}), Dense(3)]"),
            ["'input' has the shape [4, 0], but it must be one to three sizes of at least 1"]
        },
        {
            Attributes("[Input(1, 8, 8), MaxPool2D(2, Padding = {|SN2002:2|})]"),
            ["'maxpool2d1' has padding 2 with a window of 2, but at most 1 is allowed: a window may not lie wholly in the padding"]
        },
        {
            // The last one written decides: PaddingTop is 2 because of PaddingHeight.
            Attributes("[Input(1, 8, 8), MaxPool2D(2, Padding = 1, PaddingHeight = {|SN2002:2|})]"),
            ["'maxpool2d1' has padding 2 with a window of 2, but at most 1 is allowed: a window may not lie wholly in the padding"]
        },
        {
            Attributes("[Input(1, 8, 8), Conv2D(2, 3, Same = true, Padding = {|SN2003:1|})]"),
            ["'conv2d1' has both Same and Padding; Same computes the padding, so leave Padding out"]
        },
        {
            Attributes("[Input(1, 8, 8), Conv2D(2, 5, Algorithm = {|SN2004:ConvolutionAlgorithm.Winograd|})]"),
            ["'conv2d1' asks for Winograd's algorithm, which is for 3 x 3 kernels with stride 1, dilation 1 and one group, but has a kernel of 5 x 5; leave Algorithm out"]
        },
        {
            "using StaticNet; [Network, Input(8), Dense(16), ReLU, Dense(4), Dense(2), Budget(Parameters = {|SN2101:200|}, MultiplyAdds = 1000)] partial class Net;",
            ["'Net' has 222 parameters, but its budget is 200; the largest layers are 'dense1' with 144, 'dense2' with 68 and 'dense3' with 10"]
        },
        {
            "using StaticNet; [Network, Budget(MultiplyAdds = {|SN2101:100|}, WeightBytes = {|SN2101:64|}), Input(8), Dense(16)] partial class Net;",
            [
                "'Net' has 128 multiply-adds, but its budget is 100; the largest layers are 'dense1' with 128",
                "'Net' has 640 bytes of weights, but its budget is 64; the largest layers are 'dense1' with 576",
            ]
        },
        {
            "using StaticNet; [Network(Unroll = {|SN2102:Unroll.Full|}), Input(800), Dense(1000)] partial class Net;",
            ["'Net' without loops would be about 100,001 vector statements, but at most 8,000 can be compiled well; the largest layers are 'dense1' with 100,001; take Unroll out: Auto unrolls what gains by it"]
        },
        {
            "using StaticNet; [Network(Unroll = {|SN2103:Unroll.Full|}), Input(4, 8), MultiHeadAttention(2), MeanSquaredError] partial class Net;",
            ["'Net' cannot be unrolled in full: 'multiheadattention1' (MultiHeadAttention(2)) has no straight-line form, since it has inner methods; take Unroll out, or the layer"]
        },
        {
            "using StaticNet; [Network, Input(8), Dense(16), Budget(Parameters = {|SN2001:-1|})] partial class Net;",
            ["'Net' has a budget of -1 parameters, but it must be 0, for no limit, or more"]
        },
        {
            // Two at once, each at its own place.
            Attributes("[Input(4), Dense({|SN2001:-1|}), Dropout({|SN2001:1.5|})]".Replace(", Dropout", ", Dense(3, From = \"input\"), Dropout")),
            ["'dense1' has units -1, but it must be at least 1", "'dropout1' has probability 1.5, but it must be from 0 to 1"]
        },
    };
}
