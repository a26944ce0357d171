using System.Globalization;
using System.Text.RegularExpressions;
using StaticNet.Compiler.Layers;
using StaticNet.Compiler.Model;
using StaticNet.Compiler.Rules;

namespace StaticNet.Compiler.Tests;

/// <summary>Declarations that are wrong, and all that is said about each, with its anchor.</summary>
public partial class IssueTests
{
    private static readonly Dictionary<string, (string[] Messages, object[] Attributes)> Cases = new(SpatialIssueCases.Rows)
    {
        ["no input"] = (["SN0002 Class: 'Net' has no input; put [Input(...)] with the shape of one sample before its layers"], [new DenseAttribute(3)]),
        ["nothing at all"] = (
            ["SN0002 Class: 'Net' has no input; put [Input(...)] with the shape of one sample before its layers",
                "SN0006 Class: 'Net' has no layers; put the layers below [Input], in the order in which they run"], []),
        ["no layers"] = (["SN0006 Class: 'Net' has no layers; put the layers below [Input], in the order in which they run"], [new InputAttribute(3), new MeanSquaredErrorAttribute()]),
        ["two losses of one output"] = (["SN0008 Loss 1: 'dense1' is the output of both 'MeanSquaredError' and 'Huber'; name another layer, or keep one"], [new InputAttribute(3), new DenseAttribute(2), new MeanSquaredErrorAttribute(), new HuberAttribute { From = "dense1" }]),
        ["an output that has a loss"] = (["SN0008 Output 0: 'dense1' is the output of both 'MeanSquaredError' and 'Output'; name another layer, or keep one"], [new InputAttribute(3), new DenseAttribute(2), new MeanSquaredErrorAttribute(), new OutputAttribute("dense1")]),
        ["an input as an output"] = (["SN0020 Output 0 layer: 'input' is an input, but Output takes what a layer gives; name a layer"], [new InputAttribute(3), new DenseAttribute(2), new OutputAttribute("input")]),
        ["a loss of an input"] = (["SN0020 Loss From: 'input' is an input, but MeanSquaredError takes what a layer gives; name a layer"], [new InputAttribute(3), new DenseAttribute(2), new MeanSquaredErrorAttribute { From = "input" }]),
        ["a loss of nothing"] = (["SN0004 Loss 1 From: 'Huber' reads 'b', but nothing before it has that name; did you mean 'a'?"], [new InputAttribute(3), new DenseAttribute(2) { Name = "a" }, new MeanSquaredErrorAttribute(), new HuberAttribute { From = "b" }]),
        ["a second loss that does not fit"] = (["SN2001 Loss 1 Weight: 'SoftmaxCrossEntropy' has Weight -1, but it must be over 0", "SN1005 Loss 1: SoftmaxCrossEntropy needs a vector or a sequence of at least 2 logits, one for each class, but 'b' gives [1]"],
            [new InputAttribute(3), new DenseAttribute(2) { Name = "a" }, new DenseAttribute(1) { Name = "b" }, new MeanSquaredErrorAttribute { From = "a" }, new SoftmaxCrossEntropyAttribute { Weight = -1 }]),
        ["tokens as numbers"] = (["SN1007 Layer 1: 'relu1' reads 'input', but these are indices of tokens, which mean nothing as numbers; put [Embedding(vocabulary, size)] between them"], [new TokenInputAttribute(3), new EmbeddingAttribute(4, 2), new ReLUAttribute { From = "input" }]),
        ["numbers as tokens"] = (["SN1008 Layer 0: 'embedding1' needs indices of tokens, but 'input' gives numbers; read a [TokenInput(length)]"], [new InputAttribute(3), new EmbeddingAttribute(4, 2)]),
        ["an embedding of an embedding"] = (["SN1008 Layer 1: 'embedding2' needs indices of tokens, but 'embedding1' gives numbers; read a [TokenInput(length)]"], [new TokenInputAttribute(3), new EmbeddingAttribute(4, 2), new EmbeddingAttribute(4, 2)]),
        ["no tokens at all"] = (["SN2001 Input 0 length: 'input' has the shape [0], but it must be one to three sizes of at least 1"], [new TokenInputAttribute(0), new EmbeddingAttribute(4, 2)]),
        ["embedding of nothing"] = (["SN2001 Layer 0 vocabulary: 'embedding1' has vocabulary 0, but it must be at least 1", "SN2001 Layer 0 size: 'embedding1' has size -1, but it must be at least 1"], [new TokenInputAttribute(3), new EmbeddingAttribute(0, -1)]),
        ["padding token beyond the vocabulary"] = (["SN2001 Layer 0 PaddingIndex: 'embedding1' has PaddingIndex 4, but it must be a token, 0 to 3, or -1 for none"], [new TokenInputAttribute(3), new EmbeddingAttribute(4, 2) { PaddingIndex = 4 }]),
        ["embedding too large"] = (["SN1006 Layer 0 vocabulary: 'embedding1' would have 4294967296 weights, but at most 2147483647 fit"], [new TokenInputAttribute(3), new EmbeddingAttribute(65536, 65536)]),
        ["positions of a vector"] = (["SN1001 Layer 0: 'positionalembedding1' needs a sequence [T, F], but 'input' gives [3]"], [new InputAttribute(3), new PositionalEmbeddingAttribute()]),
        ["input without sizes"] = (["SN2001 Input 0 shape: 'input' has the shape [], but it must be one to three sizes of at least 1"], [new InputAttribute(), new DenseAttribute(0)]),
        ["input of rank 4"] = (["SN2001 Input 0 shape: 'input' has the shape [1, 2, 3, 4], but it must be one to three sizes of at least 1"], [new InputAttribute(1, 2, 3, 4), new ReLUAttribute()]),
        ["input of nothing"] = (["SN2001 Input 0 shape: 'image' has the shape [3, 0, 5], but it must be one to three sizes of at least 1"], [new InputAttribute(3, 0, 5) { Name = "image" }, new ReLUAttribute()]),
        ["null for an input's shape"] = (["SN2001 Input 0 shape: 'input' has the shape [], but it must be one to three sizes of at least 1"], [new InputAttribute(null!), new ReLUAttribute()]),
        ["input too large"] = (["SN1006 Input 0 shape: 'input' would have 4294967296 elements, but at most 2147483647 fit"], [new InputAttribute(65536, 65536), new ReLUAttribute()]),

        ["unknown name, nearly right"] = (["SN0004 Layer 1 From: 'relu1' reads 'stm', but nothing before it has that name; did you mean 'stem'?"], [new InputAttribute(3), new DenseAttribute(3) { Name = "stem" }, new ReLUAttribute { From = "stm" }]),
        ["unknown name, other case"] = (["SN0004 Layer 1 From: 'relu1' reads 'STEM', but nothing before it has that name; did you mean 'stem'?"], [new InputAttribute(3), new DenseAttribute(3) { Name = "stem" }, new ReLUAttribute { From = "STEM" }]),
        ["unknown name, nothing like it"] = (["SN0004 Layer 1 From: 'relu1' reads 'skip', but nothing before it has that name; known names are input, dense1"], [new InputAttribute(3), new DenseAttribute(3), new ReLUAttribute { From = "skip" }]),
        ["many names"] = (["SN0004 Layer 11 From: 'relu12' reads 'skip', but nothing before it has that name; known names are input, relu1, relu2, relu3, relu4, relu5, relu6, relu7, relu8, relu9 and 2 more"],
            [new InputAttribute(3), .. Enumerable.Range(0, 11).Select(_ => new ReLUAttribute()), new ReLUAttribute { From = "skip" }]),
        ["empty name"] = (["SN0004 Layer 0 From: 'relu1' reads '', but nothing before it has that name; known names are input"], [new InputAttribute(3), new ReLUAttribute { From = "" }]),
        ["a later layer"] = (["SN0004 Layer 0 From: 'relu1' reads 'tanh1', but nothing before it has that name; a layer can read only what comes before it"], [new InputAttribute(3), new ReLUAttribute { From = "tanh1" }, new TanhAttribute()]),
        ["itself"] = (["SN0004 Layer 0 From: 'relu1' reads 'relu1', but nothing before it has that name; a layer can read only what comes before it"], [new InputAttribute(3), new ReLUAttribute { From = "relu1" }]),
        ["unknown source of a join"] = (["SN0004 Layer 1 sources: 'add1' reads 'a', but nothing before it has that name; known names are input, relu1", "SN0004 Layer 1 sources: 'add1' reads '', but nothing before it has that name; known names are input, relu1"],
            [new InputAttribute(3), new ReLUAttribute(), new AddAttribute("a", "input", null!)]),
        ["no name known"] = (["SN0002 Class: 'Net' has no input; put [Input(...)] with the shape of one sample before its layers", "SN0004 Layer 0 From: 'relu1' reads 'image', but nothing before it has that name"], [new ReLUAttribute { From = "image" }]),
        ["duplicate name"] = (["SN0005 Layer 1 Name: 'a' is already the name of another layer or input; give this one its own"], [new InputAttribute(3), new ReLUAttribute { Name = "a" }, new ReLUAttribute { Name = "a" }]),
        ["a made name, given before"] = (["SN0005 Layer 0 Name: 'relu2' is already the name of another layer or input; give this one its own"], [new InputAttribute(3), new ReLUAttribute { Name = "relu2" }, new ReLUAttribute()]),
        ["a layer named as the input"] = (["SN0005 Layer 0 Name: 'input' is already the name of another layer or input; give this one its own"], [new InputAttribute(3), new ReLUAttribute { Name = "input" }]),
        ["a name with a dot"] = (["SN0015 Layer 0 Name: 'features.0' cannot name a layer; use letters, digits and underscores, and begin with a letter"], [new InputAttribute(3), new ReLUAttribute { Name = "features.0" }]),
        ["an empty name for an input"] = (["SN0015 Input 0 Name: '' cannot name a layer; use letters, digits and underscores, and begin with a letter"], [new InputAttribute(3) { Name = "" }, new ReLUAttribute()]),
        ["several sources"] = (["SN0010 Layer 1 From: 'relu1' reads one source, but From names 'input' and 'dense1'; join them first with Add or Concat"], [new InputAttribute(3), new DenseAttribute(3), new ReLUAttribute { From = "input, dense1" }]),
        ["too few sources"] = (["SN0014 Layer 1: 'concat1' joins only 'relu1', but it needs at least two sources; name the layers to join"], [new InputAttribute(3), new ReLUAttribute(), new ConcatAttribute()]),
        ["null for sources"] = (["SN0014 Layer 0: 'add1' joins only 'input', but it needs at least two sources; name the layers to join"], [new InputAttribute(3), new AddAttribute(null!)]),

        ["dense on an image"] = (["SN1001 Layer 1: 'dense1' needs a vector or a sequence, but 'maxpool2d1' gives [16, 4, 4]; put [Flatten] between them"], [new InputAttribute(16, 8, 8), new MaxPool2DAttribute(2), new DenseAttribute(10)]),
        ["convolution on a vector"] = (["SN1001 Layer 0: 'conv2d1' needs an image [C, H, W], but 'input' gives [784]"], [new InputAttribute(784), new Conv2DAttribute(8, 3)]),
        ["pool on a sequence"] = (["SN1001 Layer 0: 'avgpool2d1' needs an image [C, H, W], but 'input' gives [5, 6]"], [new InputAttribute(5, 6), new AvgPool2DAttribute(2)]),
        ["kernel with too many rows"] = (["SN1002 Layer 0 KernelHeight: 'conv2d1' has a window of 5 rows, but 'input' gives [1, 4, 4]: with padding 0 + 0 there are only 4"], [new InputAttribute(1, 4, 4), new Conv2DAttribute(8, 5)]),
        ["kernel with too many columns"] = (["SN1002 Layer 0 KernelWidth: 'conv2d1' has a window of 7 columns, but 'input' gives [1, 4, 4]: with padding 1 + 1 there are only 6"], [new InputAttribute(1, 4, 4), new Conv2DAttribute(8, 3, 7) { Padding = 1 }]),
        ["dilated kernel"] = (["SN1002 Layer 0 KernelHeight: 'conv2d1' has a window of 7 rows (3 at dilation 3), but 'input' gives [1, 5, 9]: with padding 1 + 0 there are only 6"], [new InputAttribute(1, 5, 9), new Conv2DAttribute(8, 3) { Dilation = 3, PaddingTop = 1 }]),
        ["pool larger than its input"] = (["SN1002 Layer 0 KernelWidth: 'maxpool2d1' has a window of 3 columns, but 'input' gives [1, 4, 2]: with padding 0 + 0 there are only 2"], [new InputAttribute(1, 4, 2), new MaxPool2DAttribute(3)]),
        ["rectangular pool larger than its input"] = (["SN1002 Layer 0 KernelWidth: 'avgpool2d1' has a window of 3 columns, but 'input' gives [1, 4, 2]: with padding 0 + 0 there are only 2"], [new InputAttribute(1, 4, 2), new AvgPool2DAttribute(2, 3)]),
        ["groups and channels"] = (["SN1003 Layer 0 Groups: 'conv2d1' splits 3 channels into 2 groups, but 3 / 2 leaves 1"], [new InputAttribute(3, 4, 4), new Conv2DAttribute(8, 3) { Groups = 2 }]),
        ["groups and filters"] = (["SN1003 Layer 0 Groups: 'conv2d1' splits 8 filters into 3 groups, but 8 / 3 leaves 2"], [new InputAttribute(3, 4, 4), new Conv2DAttribute(8, 3) { Groups = 3 }]),

        ["a method of Init that is none"] = (["SN2001 Layer 0 Init: 'dense1' has Init 77, but it must be one of the names of Init"], [new InputAttribute(3), new DenseAttribute(3) { Init = (Init)77 }]),
        ["initial weights of a layer without weights"] = (["SN2001 Layer 0 Init: 'relu1' has Init Orthogonal, but it must be left out, as the layer has no weights"], [new InputAttribute(3), new ReLUAttribute { Init = Init.Orthogonal }]),
        ["a gain that nothing takes"] = (["SN2001 Layer 0 InitGain: 'dense1' has InitGain 2, but it must be left out but for Init.Kaiming..., Xavier..., LeCun... and Orthogonal"], [new InputAttribute(3), new DenseAttribute(3) { Init = Init.Normal, InitGain = 2 }]),
        ["a gain of 0"] = (["SN2001 Layer 0 InitGain: 'dense1' has InitGain 0, but it must be over 0"], [new InputAttribute(3), new DenseAttribute(3) { Init = Init.LeCunNormal, InitGain = 0 }]),
        ["an initial value that nothing takes"] = (["SN2001 Layer 0 InitValue: 'dense1' has InitValue 2, but it must be left out but for Init.Uniform, Normal, TruncatedNormal and Constant"], [new InputAttribute(3), new DenseAttribute(3) { InitValue = 2 }]),
        ["a negative deviation"] = (["SN2001 Layer 0 InitValue: 'dense1' has InitValue -1, but it must be over 0"], [new InputAttribute(3), new DenseAttribute(3) { Init = Init.TruncatedNormal, InitValue = -1 }]),
        ["an infinite constant"] = (["SN2001 Layer 0 InitValue: 'dense1' has InitValue Infinity, but it must be finite"], [new InputAttribute(3), new DenseAttribute(3) { Init = Init.Constant, InitValue = double.PositiveInfinity }]),
        ["an initial bias where there is none"] = (["SN2001 Layer 0 InitBias: 'dense1' has InitBias 1, but it must be left out, as the layer has no bias"], [new InputAttribute(3), new DenseAttribute(3) { Bias = false, InitBias = 1 }]),
        ["an initial bias that is no number"] = (["SN2001 Layer 0 InitBias: 'dense1' has InitBias Infinity, but it must be finite"], [new InputAttribute(3), new DenseAttribute(3) { InitBias = double.PositiveInfinity }]),

        ["add of different elements"] = (["SN1004 Layer 1 sources: 'add1' joins 'dense1' [4] and 'input' [5], which differ in elements: 4 and 5"], [new InputAttribute(5), new DenseAttribute(4), new AddAttribute("input")]),
        ["add of different features"] = (["SN1004 Layer 1 From: 'add1' joins 'dense1' [3, 4] and 'input' [3, 5], which differ in features: 4 and 5"], [new InputAttribute(3, 5), new DenseAttribute(4), new AddAttribute { From = "input" }]),
        ["add of different channels"] = (["SN1004 Layer 1 sources: 'add1' joins 'conv2d1' [4, 4, 4] and 'input' [2, 5, 5], which differ in channels: 4 and 2"], [new InputAttribute(2, 5, 5), new Conv2DAttribute(4, 2), new AddAttribute("input")]),
        ["add of different ranks"] = (["SN1004 Layer 1 sources: 'add1' joins 'flatten1' [50] and 'input' [2, 5, 5], which differ in rank: 1 and 3"], [new InputAttribute(2, 5, 5), new FlattenAttribute(), new AddAttribute("input")]),
        ["concat of different rows"] = (["SN1004 Layer 1 sources: 'concat1' joins 'conv2d1' [4, 3, 5] and 'input' [2, 5, 5], which differ in rows: 3 and 5"], [new InputAttribute(2, 5, 5), new Conv2DAttribute(4, 3, 1), new ConcatAttribute("input")]),
        ["concat of different columns"] = (["SN1004 Layer 1 sources: 'concat1' joins 'conv2d1' [4, 5, 3] and 'input' [2, 5, 5], which differ in columns: 3 and 5"], [new InputAttribute(2, 5, 5), new Conv2DAttribute(4, 1, 3), new ConcatAttribute("input")]),

        ["cross-entropy of one class"] = (["SN1005 Loss: SoftmaxCrossEntropy needs a vector or a sequence of at least 2 logits, one for each class, but 'dense1' gives [1]"], [new InputAttribute(5), new DenseAttribute(1), new SoftmaxCrossEntropyAttribute()]),
        ["cross-entropy of one class at each step"] = (["SN1005 Loss: SoftmaxCrossEntropy needs a vector or a sequence of at least 2 logits, one for each class, but 'dense1' gives [3, 1]"], [new InputAttribute(3, 5), new DenseAttribute(1), new SoftmaxCrossEntropyAttribute()]),
        ["cross-entropy of an image"] = (["SN1005 Loss: SoftmaxCrossEntropy needs a vector or a sequence of at least 2 logits, one for each class, but 'relu1' gives [2, 5, 5]; put [Flatten] between them, or set PerPixel"], [new InputAttribute(2, 5, 5), new ReLUAttribute(), new SoftmaxCrossEntropyAttribute()]),
        ["pixels of a vector"] = (["SN1005 Loss: SoftmaxCrossEntropy needs an image of at least 2 channels of logits, since PerPixel is set, but 'relu1' gives [5]"], [new InputAttribute(5), new ReLUAttribute(), new SoftmaxCrossEntropyAttribute { PerPixel = true }]),
        ["likelihood of one class"] = (["SN1005 Loss: NegativeLogLikelihood needs a vector or a sequence of at least 2 log-probabilities, one for each class, but 'dense1' gives [1]"], [new InputAttribute(5), new DenseAttribute(1), new NegativeLogLikelihoodAttribute()]),
        ["hinge of a sequence"] = (["SN1005 Loss: MulticlassHinge needs a vector of at least 2 scores, one for each class, but 'relu1' gives [5, 5]; put [Flatten] between them"], [new InputAttribute(5, 5), new ReLUAttribute(), new MulticlassHingeAttribute()]),
        ["one output of an image"] = (["SN1005 Loss: HalfSquaredError needs a vector, since OneOutput names an element, but 'relu1' gives [2, 5, 5]; put [Flatten] between them"], [new InputAttribute(2, 5, 5), new ReLUAttribute(), new HalfSquaredErrorAttribute { OneOutput = true }]),
        ["too much smoothing"] = (["SN2001 Loss LabelSmoothing: 'SoftmaxCrossEntropy' has LabelSmoothing 1.5, but it must be from 0 to 1"], [new InputAttribute(5), new DenseAttribute(2), new SoftmaxCrossEntropyAttribute { LabelSmoothing = 1.5 }]),
        ["too few class weights"] = (["SN2001 Loss ClassWeights: 'SoftmaxCrossEntropy' has ClassWeights for 1 classes, but it must be for 2, as there are logits"], [new InputAttribute(5), new DenseAttribute(2), new SoftmaxCrossEntropyAttribute { ClassWeights = [1] }]),
        ["a class weight below 0"] = (["SN2001 Loss ClassWeights: 'NegativeLogLikelihood' has ClassWeights -1, but it must be 0 or more each"], [new InputAttribute(5), new DenseAttribute(2), new NegativeLogLikelihoodAttribute { ClassWeights = [1, -1] }]),
        ["an ignored label of soft targets"] = (["SN2001 Loss IgnoreIndex: 'SoftmaxCrossEntropy' has IgnoreIndex -100, but it must be left out with SoftTargets, which have no labels"], [new InputAttribute(5), new DenseAttribute(2), new SoftmaxCrossEntropyAttribute { SoftTargets = true, IgnoreIndex = -100 }]),
        ["a delta of 0"] = (["SN2001 Loss delta: 'Huber' has delta 0, but it must be over 0"], [new InputAttribute(5), new DenseAttribute(2), new HuberAttribute(0)]),
        ["a beta below 0"] = (["SN2001 Loss beta: 'SmoothL1' has beta -1, but it must be over 0"], [new InputAttribute(5), new DenseAttribute(2), new SmoothL1Attribute(-1)]),
        ["a positive weight that is none"] = (["SN2001 Loss PositiveWeight: 'BinaryCrossEntropyWithLogits' has PositiveWeight NaN, but it must be over 0"], [new InputAttribute(5), new DenseAttribute(2), new BinaryCrossEntropyWithLogitsAttribute { PositiveWeight = double.NaN }]),

        ["weights too large"] = (["SN1006 Layer 0 units: 'dense1' would have 10000000000 weights, but at most 2147483647 fit"], [new InputAttribute(100_000), new DenseAttribute(100_000)]),
        ["sequence too large"] = (["SN1006 Layer 0: 'dense1' would have 4000000000 elements, but at most 2147483647 fit"], [new InputAttribute(1_000_000, 2), new DenseAttribute(4_000)]),
        ["kernel too large"] = (["SN1006 Layer 0 filters: 'conv2d1' would have 9903520300447984150353281023 weights, but at most 2147483647 fit"], [new InputAttribute(1, 1, 1), new Conv2DAttribute(int.MaxValue, int.MaxValue) { Same = true }]),
        ["padding too large"] = (["SN1006 Layer 0: 'conv2d1' would have 4294967295 rows with padding, but at most 2147483647 fit"], [new InputAttribute(1, 1, 1), new Conv2DAttribute(1, 1) { Padding = int.MaxValue }]),
        ["concat too large"] = (["SN1006 Layer 0: 'concat1' would have 4000000000 elements, but at most 2147483647 fit"], [new InputAttribute(2_000_000_000), new ConcatAttribute("input", "input")]),

        ["no units"] = (["SN2001 Layer 0 units: 'dense1' has units 0, but it must be at least 1"], [new InputAttribute(3), new DenseAttribute(0)]),
        ["no units on an image"] = (["SN2001 Layer 0 units: 'dense1' has units -1, but it must be at least 1", "SN1001 Layer 0: 'dense1' needs a vector or a sequence, but 'input' gives [3, 3, 3]; put [Flatten] between them"], [new InputAttribute(3, 3, 3), new DenseAttribute(-1)]),
        ["everything wrong"] = (
            ["SN2001 Layer 0 filters: 'conv2d1' has filters 0, but it must be at least 1", "SN2001 Layer 0 Groups: 'conv2d1' has Groups 0, but it must be at least 1",
                "SN2001 Layer 0 StrideHeight: 'conv2d1' has Stride 0, but it must be at least 1", "SN2001 Layer 0 PaddingTop: 'conv2d1' has Padding -1, but it must be at least 0",
                "SN2001 Layer 0 DilationHeight: 'conv2d1' has Dilation 0, but it must be at least 1"],
            [new InputAttribute(3, 3, 3), new Conv2DAttribute(0, 1) { Groups = 0, Stride = 0, Padding = -1, Dilation = 0 }]),
        ["no kernel"] = (["SN2001 Layer 0 KernelHeight: 'conv2d1' has kernel 0, but it must be at least 1"], [new InputAttribute(3, 3, 3), new Conv2DAttribute(1, 0)]),
        ["no rows of a kernel"] = (["SN2001 Layer 0 KernelHeight: 'conv2d1' has kernelHeight 0, but it must be at least 1"], [new InputAttribute(3, 3, 3), new Conv2DAttribute(1, 0, 3)]),
        ["no size, so no stride"] = (["SN2001 Layer 0 KernelHeight: 'maxpool2d1' has size 0, but it must be at least 1"], [new InputAttribute(3, 3, 3), new MaxPool2DAttribute(0)]),
        ["no width of a pool"] = (["SN2001 Layer 0 KernelWidth: 'avgpool2d1' has width -2, but it must be at least 1"], [new InputAttribute(3, 3, 3), new AvgPool2DAttribute(1, -2)]),
        ["one stride"] = (["SN2001 Layer 0 StrideWidth: 'maxpool2d1' has StrideWidth 0, but it must be at least 1"], [new InputAttribute(3, 3, 3), new MaxPool2DAttribute(2) { StrideWidth = 0 }]),
        ["one dilation"] = (["SN2001 Layer 0 DilationWidth: 'conv2d1' has DilationWidth -1, but it must be at least 1"], [new InputAttribute(3, 3, 3), new Conv2DAttribute(2, 2) { DilationWidth = -1 }]),
        ["vertical padding"] = (["SN2001 Layer 0 PaddingTop: 'conv2d1' has PaddingHeight -1, but it must be at least 0"], [new InputAttribute(3, 3, 3), new Conv2DAttribute(2, 2) { PaddingHeight = -1 }]),
        ["one padding"] = (["SN2001 Layer 0 PaddingRight: 'conv2d1' has PaddingRight -1, but it must be at least 0"], [new InputAttribute(3, 3, 3), new Conv2DAttribute(2, 2) { PaddingRight = -1 }]),
        ["probability above 1"] = (["SN2001 Layer 0 probability: 'dropout1' has probability 1.5, but it must be from 0 to 1"], [new InputAttribute(3), new DropoutAttribute(1.5)]),
        ["probability below 0"] = (["SN2001 Layer 0 probability: 'dropout1' has probability -0.1, but it must be from 0 to 1"], [new InputAttribute(3), new DropoutAttribute(-0.1)]),
        ["no probability"] = (["SN2001 Layer 0 probability: 'dropout1' has probability NaN, but it must be from 0 to 1"], [new InputAttribute(3), new DropoutAttribute(double.NaN)]),
        ["slope that is no number"] = (["SN2001 Layer 0 slope: 'leakyrelu1' has slope NaN, but it must be finite"], [new InputAttribute(3), new LeakyReLUAttribute(double.NaN)]),
        ["learned slope that is infinite"] = (["SN2001 Layer 0 Slope: 'prelu1' has Slope Infinity, but it must be finite"], [new InputAttribute(3), new PReLUAttribute { Slope = double.PositiveInfinity }]),
        ["alpha below 0"] = (["SN2001 Layer 0 alpha: 'elu1' has alpha -1, but it must be at least 0"], [new InputAttribute(3), new ELUAttribute(-1)]),
        ["beta of 0"] = (["SN2001 Layer 0 beta: 'softplus1' has beta 0, but it must be over 0"], [new InputAttribute(3), new SoftplusAttribute(0)]),
        ["beta that no float holds"] = (["SN2001 Layer 0 beta: 'softplus1' has beta 1E-60, but it must be over 0"], [new InputAttribute(3), new SoftplusAttribute(1e-60)]),
        ["ends that meet"] = (["SN2001 Layer 0 high: 'hardtanh1' has high 1, but it must be finite and over low"], [new InputAttribute(3), new HardTanhAttribute(1, 1)]),
        ["low end that is no number"] = (["SN2001 Layer 0 low: 'hardtanh1' has low NaN, but it must be finite"], [new InputAttribute(3), new HardTanhAttribute(double.NaN, 1)]),
        ["maxout of none"] = (["SN2001 Layer 0 size: 'maxout1' has size 0, but it must be at least 1"], [new InputAttribute(3), new MaxoutAttribute(0)]),
        ["maxout that does not divide"] = (["SN2001 Layer 0 size: 'maxout1' has size 3, but it must be a divisor of the 10 channels of 'input'"], [new InputAttribute(10, 2, 2), new MaxoutAttribute(3)]),
        ["maxout of features that does not divide"] = (["SN2001 Layer 1 size: 'maxout1' has size 4, but it must be a divisor of the 6 features of 'dense1'"], [new InputAttribute(10, 2), new DenseAttribute(6), new MaxoutAttribute(4)]),
        ["pool padding"] = (["SN2002 Layer 0 PaddingTop: 'maxpool2d1' has padding 2 with a window of 3, but at most 1 is allowed: a window may not lie wholly in the padding"], [new InputAttribute(3, 5, 5), new MaxPool2DAttribute(3) { Padding = 2 }]),
        ["pool padding on one side"] = (["SN2002 Layer 0 PaddingLeft: 'avgpool2d1' has padding 2 with a window of 2, but at most 1 is allowed: a window may not lie wholly in the padding"], [new InputAttribute(3, 5, 5), new AvgPool2DAttribute(4, 2) { PaddingHeight = 2, PaddingLeft = 2 }]),
        ["same with padding"] = (["SN2003 Layer 0 PaddingTop: 'conv2d1' has both Same and Padding; Same computes the padding, so leave Padding out"], [new InputAttribute(3, 5, 5), new Conv2DAttribute(2, 3) { Same = true, Padding = 1 }]),
        ["Winograd of another kernel"] = (["SN2004 Layer 0 Algorithm: 'conv2d1' asks for Winograd's algorithm, which is for 3 x 3 kernels with stride 1, dilation 1 and one group, but has a kernel of 3 x 5; leave Algorithm out"], [new InputAttribute(4, 5, 5), new Conv2DAttribute(2, 3, 5) { Algorithm = ConvolutionAlgorithm.Winograd }]),
        ["Winograd with a stride"] = (["SN2004 Layer 0 Algorithm: 'conv2d1' asks for Winograd's algorithm, which is for 3 x 3 kernels with stride 1, dilation 1 and one group, but has stride 1 x 2; leave Algorithm out"], [new InputAttribute(4, 5, 5), new Conv2DAttribute(2, 3) { StrideWidth = 2, Algorithm = ConvolutionAlgorithm.WinogradF2 }]),
        ["Winograd with dilation"] = (["SN2004 Layer 0 Algorithm: 'conv2d1' asks for Winograd's algorithm, which is for 3 x 3 kernels with stride 1, dilation 1 and one group, but has dilation 2; leave Algorithm out"], [new InputAttribute(4, 5, 5), new Conv2DAttribute(2, 3) { Dilation = 2, Algorithm = ConvolutionAlgorithm.WinogradF4 }]),
        ["Winograd with groups"] = (["SN2004 Layer 0 Algorithm: 'conv2d1' asks for Winograd's algorithm, which is for 3 x 3 kernels with stride 1, dilation 1 and one group, but has 2 groups; leave Algorithm out"], [new InputAttribute(4, 5, 5), new Conv2DAttribute(2, 3) { Groups = 2, Algorithm = ConvolutionAlgorithm.Winograd }]),
        ["no such algorithm"] = (["SN2001 Layer 0 Algorithm: 'conv2d1' has Algorithm 7, but it must be Direct, Winograd, WinogradF2 or WinogradF4"], [new InputAttribute(4, 5, 5), new Conv2DAttribute(2, 3) { Algorithm = (ConvolutionAlgorithm)7 }]),
        ["transformed weights too large"] = (["SN1006 Layer 0 filters: 'conv2d1' would have 3600000000 transformed weights, but at most 2147483647 fit"], [new InputAttribute(10_000, 3, 3), new Conv2DAttribute(10_000, 3) { Algorithm = ConvolutionAlgorithm.WinogradF4 }]),

        ["a block of nothing"] = (["SN0018 Layer 0: 'Tests.Part' has no layers to put in; mark the class [NetworkBlock] and give it layers"], [new InputAttribute(3), Part(), new DenseAttribute(2)]),
        ["a block in itself"] = (["SN0019 Layer 1: 'Tests.Part' puts itself in, which never ends; take the inner one out"],
            [new InputAttribute(3), new DenseAttribute(2), Part(), new BlockModel("Tests.Part", new([new ReLUAttribute(), Part()]))]),
        ["a mistake within a block"] = (["SN2001 Layer 1: 'block1.dense1' has units 0, but it must be at least 1"],
            [new InputAttribute(3), new DenseAttribute(2), Part(repeat: 2), new BlockModel("Tests.Part", new([new DenseAttribute(0) { From = "input" }]))]),

        ["batch norm of a sequence"] = (["SN1001 Layer 0: 'batchnorm1' needs a vector or an image [C, H, W], but 'input' gives [5, 6]"], [new InputAttribute(5, 6), new BatchNormAttribute()]),
        ["batch norm, settings"] = (
            ["SN2001 Layer 0 Epsilon: 'batchnorm1' has Epsilon 0, but it must be from 1E-20 to 1", "SN2001 Layer 0 Momentum: 'batchnorm1' has Momentum 1.5, but it must be from 0 to 1"],
            [new InputAttribute(5), new BatchNormAttribute { Epsilon = 0, Momentum = 1.5 }]),
        ["epsilon that is no number"] = (["SN2001 Layer 0 Epsilon: 'layernorm1' has Epsilon NaN, but it must be from 1E-20 to 1"], [new InputAttribute(5), new LayerNormAttribute { Epsilon = double.NaN }]),
        ["negative epsilon"] = (["SN2001 Layer 0 Epsilon: 'rmsnorm1' has Epsilon -1, but it must be from 1E-20 to 1"], [new InputAttribute(5), new RMSNormAttribute { Epsilon = -1 }]),
        ["heads that do not divide"] = (["SN1003 Layer 0 heads: 'multiheadattention1' splits 8 features into 3 heads, but 8 / 3 leaves 2"], [new InputAttribute(6, 8), new MultiHeadAttentionAttribute(3)]),
        ["more heads than features"] = (["SN1003 Layer 0 heads: 'multiheadattention1' splits 4 features into 8 heads, but 4 / 8 leaves 4"], [new InputAttribute(6, 4), new MultiHeadAttentionAttribute(8)]),
        ["no heads"] = (["SN2001 Layer 0 heads: 'multiheadattention1' has heads 0, but it must be at least 1"], [new InputAttribute(6, 8), new MultiHeadAttentionAttribute(0)]),
        ["attention on a vector"] = (["SN1001 Layer 0: 'multiheadattention1' needs a sequence [T, E], but 'input' gives [8]"], [new InputAttribute(8), new MultiHeadAttentionAttribute(2)]),
        ["attention on an image"] = (["SN1001 Layer 0: 'multiheadattention1' needs a sequence [T, E], but 'input' gives [8, 3, 3]"], [new InputAttribute(8, 3, 3), new MultiHeadAttentionAttribute(2)]),
        ["attention that drops too much"] = (["SN2001 Layer 0 Dropout: 'multiheadattention1' has Dropout 1.5, but it must be from 0 to 1"], [new InputAttribute(6, 8), new MultiHeadAttentionAttribute(2) { Dropout = 1.5 }]),
        ["attention over too many steps"] = (["SN1006 Layer 0: 'multiheadattention1' would have 10000700000 attention weights, but at most 2147483647 fit"], [new InputAttribute(100_000, 8), new MultiHeadAttentionAttribute(1)]),
        ["an encoder's arguments"] = (
            [
                "SN2001 Layer 0 heads: 'transformerencoder1' has heads 0, but it must be at least 1",
                "SN2001 Layer 0 feedForward: 'transformerencoder1' has feedForward -1, but it must be at least 1",
                "SN2001 Layer 0 Dropout: 'transformerencoder1' has Dropout 2, but it must be from 0 to 1",
                "SN2001 Layer 0 Epsilon: 'transformerencoder1' has Epsilon 0, but it must be from 1E-20 to 1",
            ],
            [new InputAttribute(6, 8), new TransformerEncoderAttribute(0, -1) { Dropout = 2, Epsilon = 0 }]),
        ["an encoder's heads that do not divide"] = (["SN1003 Layer 1: 'enc.self_attn' splits 8 features into 3 heads, but 8 / 3 leaves 2"], [new InputAttribute(6, 4), new DenseAttribute(8), new TransformerEncoderAttribute(3, 16) { Name = "enc" }]),
        ["an encoder of a vector"] = (["SN1001 Layer 0: 'transformerencoder1.self_attn' needs a sequence [T, E], but 'input' gives [8]"], [new InputAttribute(8), new TransformerEncoderAttribute(2, 16)]),
        ["an encoder that reads nothing"] = (["SN0004 Layer 0: 'transformerencoder1.self_attn' reads 'x', but nothing before it has that name; known names are input"], [new InputAttribute(6, 8), new TransformerEncoderAttribute(2, 16) { From = "x" }]),
        ["groups that do not divide"] = (["SN1003 Layer 0 groups: 'groupnorm1' splits 6 channels into 4 groups, but 6 / 4 leaves 2"], [new InputAttribute(6, 3, 3), new GroupNormAttribute(4)]),
        ["no groups"] = (["SN2001 Layer 0 groups: 'groupnorm1' has groups 0, but it must be at least 1"], [new InputAttribute(6, 3, 3), new GroupNormAttribute(0)]),
        ["instance norm of a vector"] = (["SN1001 Layer 0: 'instancenorm1' needs an image or a sequence with at least 2 pixels or steps, but 'input' gives [6]"], [new InputAttribute(6), new InstanceNormAttribute()]),
        ["instance norm of one pixel"] = (["SN1001 Layer 0: 'instancenorm1' needs an image or a sequence with at least 2 pixels or steps, but 'input' gives [6, 1, 1]"], [new InputAttribute(6, 1, 1), new InstanceNormAttribute()]),
        ["local response of a vector"] = (["SN1001 Layer 0: 'localresponsenorm1' needs an image [C, H, W], but 'input' gives [6]"], [new InputAttribute(6), new LocalResponseNormAttribute()]),
        ["local response with an even window"] = (["SN2001 Layer 0 size: 'localresponsenorm1' has size 4, but it must be an odd number of at least 1"], [new InputAttribute(6, 2, 2), new LocalResponseNormAttribute(4)]),
        ["local response, settings"] = (
            ["SN2001 Layer 0 size: 'localresponsenorm1' has size -1, but it must be an odd number of at least 1", "SN2001 Layer 0 Alpha: 'localresponsenorm1' has Alpha -0.5, but it must be from 0 to 1E+06",
                "SN2001 Layer 0 Beta: 'localresponsenorm1' has Beta 11, but it must be from 0 to 10", "SN2001 Layer 0 K: 'localresponsenorm1' has K 0, but it must be from 0.001 to 1E+06"],
            [new InputAttribute(6, 2, 2), new LocalResponseNormAttribute(-1) { Alpha = -0.5, Beta = 11, K = 0 }]),
        ["margins too large"] = (["SN1006 Layer 0: 'localresponsenorm1' would have 6000000000 elements with margins, but at most 2147483647 fit"], [new InputAttribute(2, 600_000_000, 1), new LocalResponseNormAttribute()]),
        ["recurrent layer of a vector"] = (["SN1001 Layer 0: 'gru1' needs a sequence [T, F], but 'input' gives [6]"], [new InputAttribute(6), new GRUAttribute(3)]),
        ["recurrent layer of an image"] = (["SN1001 Layer 0: 'lstm1' needs a sequence [T, F], but 'input' gives [3, 4, 5]"], [new InputAttribute(3, 4, 5), new LSTMAttribute(3)]),
        ["recurrent layer behind a last state"] = (["SN1001 Layer 1: 'lstm1' needs a sequence [T, F], but 'gru1' gives [3]"], [new InputAttribute(3, 4), new GRUAttribute(3), new LSTMAttribute(3)]),
        ["no units of state"] = (["SN2001 Layer 0 units: 'simplernn1' has units 0, but it must be at least 1"], [new InputAttribute(3, 4), new SimpleRNNAttribute(0)]),
        ["no layers of states"] = (["SN2001 Layer 0 units: 'lstm1' has units -1, but it must be at least 1", "SN2001 Layer 0 NumLayers: 'lstm1' has NumLayers 0, but it must be at least 1"], [new InputAttribute(3, 4), new LSTMAttribute(-1) { NumLayers = 0 }]),
        ["too large a state"] = (["SN1006 Layer 0 units: 'gru1' would have 2700000000 weights, but at most 2147483647 fit"], [new InputAttribute(2, 4), new GRUAttribute(30_000)]),
        ["too large a state, all directions"] = (["SN1006 Layer 0 units: 'lstm1' would have 3200000000 weights, but at most 2147483647 fit"], [new InputAttribute(2, 4), new LSTMAttribute(20_000) { Bidirectional = true, NumLayers = 2 }]),
        ["too long a sequence of states"] = (["SN1006 Layer 0 units: 'simplernn1' would have 3200000000 elements, but at most 2147483647 fit"], [new InputAttribute(100_000_000, 1), new SimpleRNNAttribute(2)]),
        ["last step of a vector"] = (["SN1001 Layer 0: 'laststep1' needs a sequence [T, F], but 'input' gives [6]"], [new InputAttribute(6), new LastStepAttribute()]),
        ["mean over time of an image"] = (["SN1001 Layer 0: 'meanovertime1' needs a sequence [T, F], but 'input' gives [3, 4, 5]"], [new InputAttribute(3, 4, 5), new MeanOverTimeAttribute()]),
        ["readers of what is broken say nothing"] = (
            ["SN2001 Layer 0 units: 'a' has units 0, but it must be at least 1", "SN2001 Layer 3 probability: 'dropout1' has probability 2, but it must be from 0 to 1"],
            [new InputAttribute(3), new DenseAttribute(0) { Name = "a" }, new Conv2DAttribute(0, 0), new AddAttribute("a", "input"), new DropoutAttribute(2) { From = "input" }, new DenseAttribute(0), new SoftmaxCrossEntropyAttribute()]),
        ["names are checked behind what is broken"] = (
            ["SN2001 Layer 0 units: 'dense1' has units 0, but it must be at least 1", "SN0004 Layer 1 From: 'relu1' reads 'dens1', but nothing before it has that name; did you mean 'dense1'?", "SN0005 Layer 2 Name: 'dense1' is already the name of another layer or input; give this one its own"],
            [new InputAttribute(3), new DenseAttribute(0), new ReLUAttribute { From = "dens1" }, new TanhAttribute { Name = "dense1" }]),
        ["a layer that the compiler lacks"] = (["SN9001 Layer 0: StaticNet failed on 'Net' (no layer for UnknownAttribute); this is our fault: please report it with the declaration"], [new InputAttribute(3), new UnknownAttribute(), new ReLUAttribute()]),
    };

    public static TheoryData<string> Names => new(Cases.Keys);

    [Theory]
    [MemberData(nameof(Names))]
    public void Message_says_who_needs_what_and_has_what(string name) => Assert.Equal(Cases[name].Messages, Net.Messages(Cases[name].Attributes));

    /// <summary>Each layer is refused something, at that layer.</summary>
    [Fact]
    public void Every_layer_has_a_case()
    {
        IEnumerable<Type?> refused = Cases.Values.SelectMany(test => test.Messages.SelectMany(message => LayerIndex().Matches(message))
            .Select(match => test.Attributes.OfType<LayerAttribute>().ElementAtOrDefault(int.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture))?.GetType()));
        Assert.Equal([], Catalogue.Layers.Select(layer => layer.AttributeType).Except(refused).Select(type => type!.Name));
    }

    [Fact]
    public void Every_rule_of_shapes_and_values_has_a_case()
    {
        // What only whoever reads the syntax can see.
        string[] elsewhere =
        [
            RuleIds.NotPartial, RuleIds.SeveralParts, RuleIds.AfterLoss, RuleIds.ContainingTypeNotPartial,
            RuleIds.UnsupportedClass, RuleIds.UnsafeCodeOff, RuleIds.LayerBeforeInput, RuleIds.LanguageTooOld,
            // What needs more than shapes, and is checked behind them.
            RuleIds.WeightsMissing, RuleIds.WeightsMalformed, RuleIds.WeightsDoNotFit, RuleIds.OverBudget, RuleIds.TooLargeToUnroll, RuleIds.NotStraight,
        ];
        string[] seen = Cases.Values.SelectMany(test => test.Messages).Select(message => message[..6]).Distinct().ToArray();
        Assert.Equal(RuleCatalogue.All.Where(rule => rule.Severity == Severity.Error && !RuleIds.IsAboutUse(rule.Id)).Select(rule => rule.Id).Except(elsewhere), seen.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Numbers_in_messages_do_not_depend_on_the_culture()
    {
        string[] message = Culture.Strange(() => Net.Messages(new InputAttribute(3), new DropoutAttribute(-1.5)));
        Assert.Equal(["SN2001 Layer 0 probability: 'dropout1' has probability -1.5, but it must be from 0 to 1"], message);
    }

    // "SN1001 Layer 0 units: 'dense1' needs ...".
    [GeneratedRegex(@"^SN\d+ Layer (\d+)")]
    private static partial Regex LayerIndex();

    private static BlockAttribute<object> Part(int repeat = 1) => new() { Definition = "Tests.Part", Repeat = repeat };

    private sealed class UnknownAttribute : LayerAttribute;
}
