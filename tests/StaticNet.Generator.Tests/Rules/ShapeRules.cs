using static StaticNet.Generator.Tests.Harness.Sources;

namespace StaticNet.Generator.Tests.Rules;

/// <summary>Layers that do not take what the layer before them gives: SN10xx.</summary>
internal static class ShapeRules
{
    /// <summary>Source with marks, and the messages in the order of the marks.</summary>
    public static TheoryData<string, string[]> Rows => new()
    {
        {
            "using StaticNet; [NetworkBlock, Dense(4), Add(\"input\")] class Part; [Network, Input(5), {|SN1004:Block<Part>|}] partial class Net;",
            ["'block1.add1' joins 'block1.dense1' [4] and 'input' [5], which differ in elements: 4 and 5"]
        },
        {
            Attributes("[Input(16, 4, 4), MaxPool2D(2), {|SN1001:Dense|}(10)]"),
            ["'dense1' needs a vector or a sequence, but 'maxpool2d1' gives [16, 2, 2]; put [Flatten] between them"]
        },
        {
            Attributes("[Input(1, 4, 4), MaxPool2D({|SN1002:5|})]"),
            ["'maxpool2d1' has a window of 5 rows, but 'input' gives [1, 4, 4]: with padding 0 + 0 there are only 4"]
        },
        {
            Attributes("[Input(1, 4, 9), Conv2D(2, kernelWidth: 3, kernelHeight: {|SN1002:5|})]"),
            ["'conv2d1' has a window of 5 rows, but 'input' gives [1, 4, 9]: with padding 0 + 0 there are only 4"]
        },
        {
            Attributes("[Input(3, 8, 8), Conv2D(6, 3, Groups = {|SN1003:2|})]"),
            ["'conv2d1' splits 3 channels into 2 groups, but 3 / 2 leaves 1"]
        },
        {
            Attributes("[Input(4), Dense(3, Name = \"a\"), Dense(2), Add({|SN1004:\"a\"|})]"),
            ["'add1' joins 'dense2' [2] and 'a' [3], which differ in elements: 2 and 3"]
        },
        {
            Attributes("[Input(3, 4, 4), {|SN1005:SoftmaxCrossEntropy|}]".Replace("{|", "ReLU, {|")),
            ["SoftmaxCrossEntropy needs a vector or a sequence of at least 2 logits, one for each class, but 'relu1' gives [3, 4, 4]; put [Flatten] between them, or set PerPixel"]
        },
        {
            Attributes("[Input(65536), Dense({|SN1006:65536|})]"),
            ["'dense1' would have 4294967296 weights, but at most 2147483647 fit"]
        },
        {
            Attributes("[TokenInput(4), {|SN1007:Dense|}(2)]"),
            ["'dense1' reads 'input', but these are indices of tokens, which mean nothing as numbers; put [Embedding(vocabulary, size)] between them"]
        },
        {
            Attributes("[Input(4), {|SN1008:Embedding|}(10, 2)]"),
            ["'embedding1' needs indices of tokens, but 'input' gives numbers; read a [TokenInput(length)]"]
        },
    };
}
