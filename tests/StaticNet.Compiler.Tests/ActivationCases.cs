namespace StaticNet.Compiler.Tests;

/// <summary>Networks of activations, for the judges of <see cref="GradientTests"/>.</summary>
internal static class ActivationCases
{
    private static readonly object Squares = new MeanSquaredErrorAttribute();

    private static readonly (string Name, Func<LayerAttribute> Make)[] Activations =
    [
        ("relu6", () => new ReLU6Attribute()),
        ("leaky relu", () => new LeakyReLUAttribute()),
        ("leaky relu, downwards", () => new LeakyReLUAttribute(-0.5)),
        ("leaky relu, flat", () => new LeakyReLUAttribute(0)),
        ("prelu", () => new PReLUAttribute()),
        ("prelu for each channel", () => new PReLUAttribute { PerChannel = true }),
        ("elu", () => new ELUAttribute()),
        ("elu 0.3", () => new ELUAttribute(0.3)),
        ("selu", () => new SELUAttribute()),
        ("gelu", () => new GELUAttribute()),
        ("gelu by tanh", () => new GELUAttribute { Approximate = true }),
        ("silu", () => new SiLUAttribute()),
        ("mish", () => new MishAttribute()),
        ("hard sigmoid", () => new HardSigmoidAttribute()),
        ("hard swish", () => new HardSwishAttribute()),
        ("hard tanh", () => new HardTanhAttribute(-0.4, 0.7)),
        ("softplus", () => new SoftplusAttribute()),
        ("softplus 3", () => new SoftplusAttribute(3)),
        ("softsign", () => new SoftsignAttribute()),
        ("log softmax", () => new LogSoftmaxAttribute()),
        ("maxout of one", () => new MaxoutAttribute(1)),
    ];

    public static IEnumerable<(string Name, object[] Attributes)> All()
    {
        foreach ((string name, Func<LayerAttribute> make) in Activations)
        {
            foreach (int size in new[] { 1, 7, 8, 9, 31, 33 })
                yield return ($"{name} {size}", [new InputAttribute(size), make(), Squares]);
            yield return ($"{name} behind dense", [new InputAttribute(5), new DenseAttribute(9), make(), new DenseAttribute(3), Squares]);
            yield return ($"{name} of a sequence", [new InputAttribute(3, 5), make(), new DenseAttribute(2), Squares]);
            yield return ($"{name} of an image", [new InputAttribute(3, 4, 5), new Conv2DAttribute(9, 2), make(), new Conv2DAttribute(2, 3) { Padding = 1 }, Squares]);
            yield return ($"{name} behind flatten", [new InputAttribute(2, 3, 4), new Conv2DAttribute(8, 2), new FlattenAttribute(), make(), new DenseAttribute(2), Squares]);
            LayerAttribute second = make();
            second.From = "first";
            yield return ($"{name}, two readers", [new InputAttribute(5), new TanhAttribute { Name = "first" }, make(), new DenseAttribute(5) { Name = "a" }, second, new AddAttribute("a"), Squares]);
        }

        foreach (int size in new[] { 1, 7, 8, 9, 31, 33 })
            yield return ($"maxout to {size}", [new InputAttribute(3 * size), new MaxoutAttribute(3), Squares]);
        yield return ("maxout of everything", [new InputAttribute(9), new DenseAttribute(11), new MaxoutAttribute(11), Squares]);
        yield return ("maxout of a sequence", [new InputAttribute(3, 4), new DenseAttribute(6), new MaxoutAttribute(2), new DenseAttribute(2), Squares]);
        yield return ("maxout of an image", [new InputAttribute(3, 4, 5), new Conv2DAttribute(12, 2), new MaxoutAttribute(4), new Conv2DAttribute(2, 3) { Padding = 1 }, Squares]);
        yield return ("maxout behind flatten", [new InputAttribute(2, 3, 3), new Conv2DAttribute(8, 2), new FlattenAttribute(), new MaxoutAttribute(2), new DenseAttribute(2), Squares]);
        yield return ("maxout, two readers", [new InputAttribute(6), new TanhAttribute { Name = "first" }, new MaxoutAttribute(2) { Name = "a" }, new MaxoutAttribute(2) { From = "first" }, new AddAttribute("a"), Squares]);
    }
}
