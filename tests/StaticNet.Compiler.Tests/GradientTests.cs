namespace StaticNet.Compiler.Tests;

public class GradientTests
{
    private static readonly object Squares = new MeanSquaredErrorAttribute();
    private static readonly object CrossEntropy = new SoftmaxCrossEntropyAttribute();

    private static readonly Dictionary<string, object[]> Cases = MakeCases();

    public static TheoryData<string> Names => new(Cases.Keys);

    /// <summary>The declaration of a case, for other judges of the same list.</summary>
    public static object[] Attributes(string name) => Cases[name];

    [Theory]
    [MemberData(nameof(Names))]
    public void Gradients_are_those_of_central_differences(string name) => GradientCheck.Run(seed: name.Length, samples: 2, Cases[name]);

    private static Dictionary<string, object[]> MakeCases()
    {
        var cases = new Dictionary<string, object[]>();

        foreach (int size in new[] { 1, 7, 8, 9, 31, 33 })
        {
            cases.Add($"dense {size}", [new InputAttribute(size), new DenseAttribute(34 - size), Squares]);
            cases.Add($"dense on a sequence of {size}", [new InputAttribute(3, size), new DenseAttribute(4), Squares]);
            cases.Add($"relu {size}", [new InputAttribute(size), new DenseAttribute(5), new ReLUAttribute(), Squares]);
            cases.Add($"tanh {size}", [new InputAttribute(size), new TanhAttribute(), Squares]);
            cases.Add($"sigmoid {size}", [new InputAttribute(size), new SigmoidAttribute(), Squares]);
            cases.Add($"softmax {size}", [new InputAttribute(size), new SoftmaxAttribute(), Squares]);
            cases.Add($"dropout {size}", [new InputAttribute(size), new DropoutAttribute(0.3), Squares]);
            cases.Add($"1x1 convolution to {size}", [new InputAttribute(3, 2, 3), new Conv2DAttribute(size, 1), Squares]);
            cases.Add($"convolution on {size} columns", [new InputAttribute(2, 3, size), new Conv2DAttribute(3, 3) { Padding = 1 }, Squares]);
            cases.Add($"maximum of {size} columns", [new InputAttribute(2, 3, size), new MaxPool2DAttribute(2) { Padding = 1 }, Squares]);
        }

        cases.Add("dense without bias", [new InputAttribute(7), new DenseAttribute(5) { Bias = false }, Squares]);
        cases.Add("convolution without bias", [new InputAttribute(2, 4, 5), new Conv2DAttribute(3, 2) { Bias = false }, Squares]);
        cases.Add("rectangular", [new InputAttribute(2, 6, 5), new Conv2DAttribute(3, 3, 2), Squares]);
        cases.Add("rectangular stride and padding", [new InputAttribute(2, 7, 8), new Conv2DAttribute(3, 3, 4) { StrideHeight = 2, StrideWidth = 3, PaddingTop = 1, PaddingRight = 2 }, Squares]);
        cases.Add("stride that drops rows", [new InputAttribute(2, 8, 9), new Conv2DAttribute(3, 3) { Stride = 4 }, Squares]);
        cases.Add("dilated", [new InputAttribute(2, 7, 9), new Conv2DAttribute(3, 3) { DilationHeight = 2, DilationWidth = 3, Padding = 1 }, Squares]);
        cases.Add("strided and dilated", [new InputAttribute(2, 9, 8), new Conv2DAttribute(3, 2) { Stride = 2, Dilation = 3, Padding = 2 }, Squares]);
        cases.Add("groups", [new InputAttribute(6, 5, 4), new Conv2DAttribute(9, 3) { Groups = 3, Padding = 1 }, Squares]);
        cases.Add("a group for each channel", [new InputAttribute(5, 4, 4), new Conv2DAttribute(5, 3) { Groups = 5 }, Squares]);
        cases.Add("grouped, strided, dilated", [new InputAttribute(4, 8, 7), new Conv2DAttribute(6, 3) { Groups = 2, Stride = 2, Dilation = 2, Padding = 3 }, Squares]);
        cases.Add("same", [new InputAttribute(2, 5, 6), new Conv2DAttribute(3, 4) { Same = true }, Squares]);
        cases.Add("same with stride and dilation", [new InputAttribute(2, 7, 8), new Conv2DAttribute(3, 3) { Same = true, Stride = 3, Dilation = 2 }, Squares]);
        cases.Add("padding larger than the kernel", [new InputAttribute(2, 3, 3), new Conv2DAttribute(2, 2) { Padding = 4 }, Squares]);

        cases.Add("maximum with overlap", [new InputAttribute(3, 7, 7), new MaxPool2DAttribute(3) { Stride = 2, Padding = 1 }, Squares]);
        cases.Add("maximum that drops rows", [new InputAttribute(2, 8, 7), new MaxPool2DAttribute(3), Squares]);
        cases.Add("rectangular maximum", [new InputAttribute(2, 6, 9), new MaxPool2DAttribute(2, 3) { PaddingWidth = 1 }, Squares]);
        cases.Add("mean", [new InputAttribute(3, 6, 6), new AvgPool2DAttribute(2), Squares]);
        cases.Add("mean with overlap and padding", [new InputAttribute(3, 7, 6), new AvgPool2DAttribute(3) { Stride = 2, Padding = 1 }, Squares]);
        cases.Add("mean without padding", [new InputAttribute(3, 7, 6), new AvgPool2DAttribute(3) { Stride = 2, Padding = 1, CountIncludePad = false }, Squares]);
        cases.Add("rectangular mean", [new InputAttribute(2, 6, 9), new AvgPool2DAttribute(2, 3) { StrideHeight = 1 }, Squares]);

        cases.Add("flatten an image", [new InputAttribute(2, 3, 4), new Conv2DAttribute(3, 2), new FlattenAttribute(), new DenseAttribute(2), Squares]);
        cases.Add("flatten a sequence", [new InputAttribute(3, 4), new DenseAttribute(2), new FlattenAttribute(), new DenseAttribute(3), CrossEntropy]);
        cases.Add("softmax over channels", [new InputAttribute(3, 2, 3), new Conv2DAttribute(4, 1), new SoftmaxAttribute(), Squares]);
        cases.Add("softmax over features", [new InputAttribute(3, 5), new SoftmaxAttribute(), Squares]);
        cases.Add("dropout of an image", [new InputAttribute(3, 4, 5), new Conv2DAttribute(9, 2), new DropoutAttribute(0.5), new TanhAttribute(), Squares]);
        cases.Add("everything dropped", [new InputAttribute(7), new DenseAttribute(4), new DropoutAttribute(1), Squares]);
        cases.Add("nothing dropped", [new InputAttribute(7), new DenseAttribute(4), new DropoutAttribute(0), Squares]);
        cases.Add("cross-entropy", [new InputAttribute(7), new DenseAttribute(9), CrossEntropy]);
        cases.Add("cross-entropy of two", [new InputAttribute(7), new TanhAttribute(), new DenseAttribute(2), CrossEntropy]);
        cases.Add("squares of an image", [new InputAttribute(2, 3, 3), new TanhAttribute(), new Conv2DAttribute(2, 2), Squares]);

        cases.Add("residual", [new InputAttribute(5), new DenseAttribute(5) { Name = "stem" }, new TanhAttribute(), new DenseAttribute(5), new AddAttribute("stem"), new DenseAttribute(3), CrossEntropy]);
        cases.Add("residual of the input", [new InputAttribute(5), new DenseAttribute(5), new AddAttribute("input"), Squares]);
        cases.Add("sum of three", [new InputAttribute(5), new DenseAttribute(4) { Name = "a" }, new DenseAttribute(4) { Name = "b", From = "input" }, new TanhAttribute { Name = "c", From = "a" }, new AddAttribute("a", "b", "c"), Squares]);
        cases.Add("one tensor added to itself", [new InputAttribute(5), new TanhAttribute { Name = "a" }, new AddAttribute("a", "a"), Squares]);
        cases.Add("inception", [new InputAttribute(3, 5, 5), new Conv2DAttribute(4, 1) { Name = "b1" }, new Conv2DAttribute(5, 3) { Name = "b2", From = "input", Padding = 1 }, new MaxPool2DAttribute(3) { Name = "b3", From = "input", Stride = 1, Padding = 1 }, new ConcatAttribute("b1", "b2", "b3"), new TanhAttribute(), new FlattenAttribute(), new DenseAttribute(3), CrossEntropy]);
        cases.Add("concat of features", [new InputAttribute(3, 5), new DenseAttribute(4) { Name = "a" }, new TanhAttribute(), new ConcatAttribute("a"), new DenseAttribute(2), Squares]);
        cases.Add("concat of vectors", [new InputAttribute(5), new DenseAttribute(4) { Name = "a" }, new DenseAttribute(3) { Name = "b", From = "input" }, new ConcatAttribute("b", "a", "b"), new SigmoidAttribute(), new DenseAttribute(2), CrossEntropy]);

        // Everything that can write a gradient does so twice here: "first" has two readers of each kind.
        cases.Add("two readers, dense", [new InputAttribute(5), new TanhAttribute { Name = "first" }, new DenseAttribute(4) { Name = "a" }, new DenseAttribute(4) { From = "first" }, new AddAttribute("a"), Squares]);
        cases.Add("two readers, activations", [new InputAttribute(5), new TanhAttribute { Name = "first" }, new SigmoidAttribute { Name = "a" }, new SoftmaxAttribute { Name = "b", From = "first" }, new DropoutAttribute(0.4) { Name = "c", From = "first" }, new ReLUAttribute { From = "first" }, new AddAttribute("a", "b", "c", "first"), Squares]);
        cases.Add("two readers, convolutions", [new InputAttribute(2, 5, 5), new TanhAttribute { Name = "first" }, new Conv2DAttribute(2, 3) { Name = "a", Same = true }, new Conv2DAttribute(2, 3) { From = "first", Same = true }, new AddAttribute("a"), Squares]);
        cases.Add("two readers, pools", [new InputAttribute(2, 6, 6), new TanhAttribute { Name = "first" }, new MaxPool2DAttribute(2) { Name = "a" }, new MaxPool2DAttribute(2) { Name = "b", From = "first" }, new AvgPool2DAttribute(2) { Name = "c", From = "first" }, new AvgPool2DAttribute(2) { From = "first" }, new AddAttribute("a", "b", "c", "avgpool2d2"), Squares]);
        cases.Add("two readers, flatten and concat", [new InputAttribute(2, 2, 2), new TanhAttribute { Name = "first" }, new FlattenAttribute { Name = "a" }, new FlattenAttribute { Name = "b", From = "first" }, new ConcatAttribute("a", "b", "a"), new DenseAttribute(3), Squares]);

        foreach ((string name, object[] layers) in SpatialCases.All())
            cases.Add(name, layers);
        foreach ((string name, object[] layers) in NormalizationCases.All().Concat(SequenceCases.All()))
            cases.Add(name, layers);
        foreach ((string name, object[] layers) in JointCases.All().Concat(AttentionCases.All()).Concat(WinogradCases.All()))
            cases.Add(name, layers);
        foreach ((string name, object[] layers) in Pairs())
            cases.Add(name, layers);
        foreach ((string name, object[] attributes) in ActivationCases.All().Concat(LossCases.All()))
            cases.Add(name, attributes);
        return cases;
    }

    /// <summary>Every layer that takes an image behind every other one.</summary>
    private static IEnumerable<(string, object[])> Pairs()
    {
        (string Name, Func<object> Make)[] layers =
        [
            ("convolution", () => new Conv2DAttribute(4, 3) { Padding = 1 }),
            ("strided groups", () => new Conv2DAttribute(4, 2) { Stride = 2, Groups = 2 }),
            ("maximum", () => new MaxPool2DAttribute(2) { Stride = 1 }),
            ("mean", () => new AvgPool2DAttribute(3) { Stride = 2, Padding = 1 }),
            ("tanh", () => new TanhAttribute()),
            ("sigmoid", () => new SigmoidAttribute()),
            ("relu", () => new ReLUAttribute()),
            ("softmax", () => new SoftmaxAttribute()),
            ("dropout", () => new DropoutAttribute(0.3)),
        ];
        foreach ((string first, Func<object> makeFirst) in layers)
        {
            foreach ((string second, Func<object> makeSecond) in layers)
            {
                object[] net = [new InputAttribute(3, 5, 6), new Conv2DAttribute(4, 2), makeFirst(), makeSecond(), new FlattenAttribute(), new DenseAttribute(3), CrossEntropy];
                yield return ($"{first} then {second}", net);
            }
        }
    }
}
