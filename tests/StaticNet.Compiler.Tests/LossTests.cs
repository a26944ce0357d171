using StaticNet.Compiler.Graph;
using StaticNet.Compiler.Kernels;
using StaticNet.Compiler.Kernels.LossFunctions;

namespace StaticNet.Compiler.Tests;

/// <summary>Losses that are known by hand, with the options that no golden case has, and at the edge of what floats hold.</summary>
public class LossTests
{
    // Logits of three samples of three classes, and -ln of their probabilities.
    private static readonly double[] Logits = [1, 2, 3, -1, 0.5, 0, 2, -2, 0];
    private static readonly double[] Distances = [.. Logits.Chunk(3).SelectMany(row => row.Select(x => Math.Log(row.Sum(Math.Exp)) - x))];

    [Fact]
    public void Weighted_classes_are_a_weighted_mean() => Assert.Equal(
        (3 * Distances[2] + 0.5 * Distances[3] + 3 * Distances[8]) / 6.5,
        Loss(new SoftmaxCrossEntropyAttribute { ClassWeights = [0.5, 1, 3] }, [2, 0, 2]), 1e-14);

    [Fact]
    public void Ignored_labels_do_not_count_at_all() => Assert.Equal(
        (Distances[2] + Distances[6]) / 2, Loss(new SoftmaxCrossEntropyAttribute { IgnoreIndex = -100 }, [2, -100, 0]), 1e-14);

    [Fact]
    public void Where_all_are_ignored_nothing_is_learned() => Assert.Equal(0, Loss(new NegativeLogLikelihoodAttribute { IgnoreIndex = -100 }, [-100, -100, -100]));

    /// <summary>PyTorch: (1 - s) sum w[y] l[y] / sum w[y] + s / K sum over all classes of w l / sum w[y].</summary>
    [Fact]
    public void Smoothing_with_weights_is_PyTorchs()
    {
        double[] w = [0.5, 1, 3];
        int[] labels = [2, 0, 1];
        double own = labels.Select((y, i) => w[y] * Distances[3 * i + y]).Sum(), all = Distances.Select((l, i) => w[i % 3] * l).Sum();
        Assert.Equal((0.7 * own + 0.1 * all) / 4.5, Loss(new SoftmaxCrossEntropyAttribute { ClassWeights = w, LabelSmoothing = 0.3 }, labels), 1e-14);
    }

    [Fact]
    public void Hinge_divides_by_classes_where_told()
    {
        // Margins of the samples: 0 and 0 (1 - 3 + 1 and 2 - 3 + 1), 2.5 and 2, 1 is under: 5 and 3.
        double sum = 0 + (0.5 + 1 + 1) + (0 + 1 + 1) + (2 + 2 + 1) + (0 + 2 + 1);
        Assert.Equal(sum / 3, Loss(new MulticlassHingeAttribute(), [2, 0, 1]), 1e-14);
        Assert.Equal(sum / 9, Loss(new MulticlassHingeAttribute { DivideByClasses = true }, [2, 0, 1]), 1e-14);
    }

    public static TheoryData<string> Functions => new(All.Keys);

    private static readonly Dictionary<string, LossFunction> All = new()
    {
        ["half square"] = new HalfSquare(),
        ["absolute"] = new Absolute(),
        ["huber"] = new Huber("Huber", 0.7, 1),
        ["smooth l1"] = new Huber("SmoothL1", 0.7, 0.7),
        ["logistic"] = new LogisticLoss(1),
        ["weighted logistic"] = new LogisticLoss(3),
    };

    [Theory]
    [MemberData(nameof(Functions))]
    public void Derivatives_are_those_of_central_differences(string name)
    {
        for (double x = -5.013; x < 5; x += 0.037)
        {
            foreach (double t in new[] { 0, 0.3, 1 })
                Assert.Equal((All[name].Value(x + 1e-6, t) - All[name].Value(x - 1e-6, t)) / 2e-6, All[name].Derivative(x, t), 1e-7);
        }
    }

    [Theory]
    [InlineData("huber", 2, 0, 0.7 * (2 - 0.35))]
    [InlineData("smooth l1", -2, 0, 2 - 0.35)]
    [InlineData("logistic", 1000, 1, 0)]
    [InlineData("logistic", -1000, 1, 1000)]
    [InlineData("weighted logistic", -1000, 1, 3000)]
    [InlineData("logistic", 1000, 0, 1000)]
    public void Values_are_known(string name, double x, double t, double expected) => Assert.Equal(expected, All[name].Value(x, t), 1e-12);

    private static double Loss(LossAttribute loss, int[] labels)
    {
        NetworkPrograms programs = Net.Programs(new InputAttribute(3), new LeakyReLUAttribute(1), loss);
        var frame = new Frame(3) { Labels = labels };
        frame[programs.Graph.Inputs[0]] = loss is NegativeLogLikelihoodAttribute ? [.. Distances.Select(distance => -distance)] : Logits;
        GradientCheck.SetScale(programs, frame);
        Interpreter.Run(programs.Train!, frame);
        return frame[programs.Train!.Results[0]].Sum() * frame.LossScale;
    }
}
