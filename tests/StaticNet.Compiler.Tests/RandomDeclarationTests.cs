using StaticNet.Compiler.Gradient;
using StaticNet.Compiler.Graph;
using StaticNet.Compiler.Model;
using StaticNet.Compiler.Rules;
using StaticNet.Compiler.Shapes;

namespace StaticNet.Compiler.Tests;

/// <summary>
/// Declarations made at random, most of them wrong: inference never throws and always has a reason, every message can be said,
/// and what it accepts can be built and verified.
/// </summary>
public class RandomDeclarationTests
{
    private static readonly int[] Numbers = [int.MinValue, -1, 0, 1, 1, 1, 2, 2, 2, 3, 3, 4, 5, 65536, int.MaxValue];
    private static readonly string?[] Texts = [null, null, null, null, null, null, "", "a", "b", "input", "relu1", "a, b", " input ,input", "a.b", ",,"];

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public void Any_declaration_is_accepted_or_explained(int seed)
    {
        var random = new Random(seed);
        int accepted = 0;
        for (int run = 0; run < 5000; run++)
        {
            object[] attributes = Make(random);
            ShapedNetwork shaped = InferShapes.Infer(Net.Of(attributes));
            foreach (Issue issue in shaped.Issues)
                Assert.DoesNotContain("{", RuleMessage.Format(issue));
            if (!shaped.IsValid)
                continue;
            accepted++;
            Assert.Equal(shaped.Model.Layers.Count, shaped.Layers.Count);
            NetworkPrograms programs = Differentiate.Run(BuildGraph.Build(shaped), inputGradients: true);
            Verify.Run(programs.Predict);
            Verify.Run(programs.Inspect);
            if (programs.Train is { } train)
                Verify.Run(train);
        }

        Assert.True(accepted > 100, $"only {accepted} were accepted; seed {seed}");
    }

    private static object[] Make(Random random)
    {
        var attributes = new List<object>();
        int inputs = random.Next(20) switch { 0 => 0, 1 => 2, _ => 1 };
        for (int i = 0; i < inputs; i++)
            attributes.Add(new InputAttribute(random.Next(20) == 0 ? null! : Enumerable.Range(0, random.Next(20) == 0 ? 4 : random.Next(1, 4)).Select(_ => Size(random)).ToArray()) { Name = Text(random) });
        int layers = random.Next(6);
        for (int i = 0; i < layers; i++)
        {
            LayerAttribute layer = Layer(random);
            layer.Name = Text(random);
            layer.From = Text(random);
            attributes.Add(layer);
        }

        if (random.Next(3) > 0)
            attributes.Add(random.Next(2) == 0 ? new MeanSquaredErrorAttribute() : new SoftmaxCrossEntropyAttribute());
        return attributes.ToArray();
    }

    private static LayerAttribute Layer(Random random) => random.Next(12) switch
    {
        0 => new DenseAttribute(Size(random)),
        1 => Window(random, new Conv2DAttribute(Size(random), Size(random), Size(random)) { Groups = Size(random), Dilation = Size(random), Same = random.Next(3) == 0 }),
        2 => Window(random, new MaxPool2DAttribute(Size(random))),
        3 => Window(random, new AvgPool2DAttribute(Size(random), Size(random))),
        4 => new FlattenAttribute(),
        5 => new DropoutAttribute(random.Next(5) == 0 ? double.NaN : random.NextDouble() * 1.1),
        6 => new ReLUAttribute(),
        7 => new TanhAttribute(),
        8 => new SigmoidAttribute(),
        9 => new SoftmaxAttribute(),
        10 => new AddAttribute(Sources(random)),
        _ => new ConcatAttribute(Sources(random)),
    };

    private static T Window<T>(Random random, T window)
        where T : WindowAttribute
    {
        if (random.Next(2) == 0)
            window.StrideHeight = Size(random);
        if (random.Next(3) == 0)
            window.Padding = Size(random);
        if (random.Next(5) == 0)
            window.PaddingLeft = Size(random);
        return window;
    }

    private static string[] Sources(Random random) =>
        random.Next(20) == 0 ? null! : Enumerable.Range(0, random.Next(3)).Select(_ => random.Next(3) == 0 ? Text(random)! : "input").ToArray();

    private static int Size(Random random) => random.Next(4) > 0 ? random.Next(1, 4) : Numbers[random.Next(Numbers.Length)];

    private static string? Text(Random random) => random.Next(3) > 0 ? null : Texts[random.Next(Texts.Length)];
}
