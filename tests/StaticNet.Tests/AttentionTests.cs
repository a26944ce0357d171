namespace StaticNet.Tests;

[Network]
[Input(3, 2), MultiHeadAttention(1)]
[MeanSquaredError]
internal partial class SeeingNet;

[Network]
[Input(3, 2), MultiHeadAttention(1, Causal = true)]
[MeanSquaredError]
internal partial class CausalNet;

/// <summary>Attention at its edges. Queries and keys are forty times the input and values are the input, so scores are up to 1,600 / sqrt 2.</summary>
public class AttentionTests
{
    private static readonly float[] Steps = [1, 0.25f, -1, 0.5f, 0.5f, -1];
    private static readonly float[] Projection = [40, 0, 0, 0, 40, 0, 0, 0, 1, 0, 0, 1];

    [Fact]
    public void Scores_of_a_thousand_choose_one_key()
    {
        using var net = new SeeingNet(seed: 1);
        Set(net);

        // By the first feature alone: 1 is nearest to 1, -1 to -1, and 1/2 to 1.
        Assert.Equal([1, 0.25f, -1, 0.5f, 1, 0.25f], Predict(net, Steps));
    }

    [Fact]
    public void The_first_step_of_a_causal_attention_sees_itself_alone()
    {
        using var net = new CausalNet(seed: 1);
        Set(net);

        float[] y = Predict(net, [-1, 0.25f, 1, 0.5f, 0.5f, -1]);

        Assert.Equal([-1, 0.25f, 1, 0.5f, 1, 0.5f], y);
    }

    [Fact]
    public void Gradients_of_scores_of_a_thousand_are_finite()
    {
        using var net = new SeeingNet(seed: 1);
        Set(net);
        using RegressorTrainer trainer = net.CreateTrainer(new Sgd(1e-3), batchSize: 1, threads: 1);

        float loss = trainer.Step(Steps, [0, 0, 0, 0, 0, 0]);

        Assert.Equal((1 + 0.0625f + 1 + 0.25f + 1 + 0.0625f) / 6, loss, tolerance: 1e-6f);
        Assert.All(net.Parameters, parameter => Assert.All(parameter.ToArray(), value => Assert.True(float.IsFinite(value))));
    }

    [Fact]
    public void Initial_values_are_those_of_PyTorch()
    {
        using var net = new SeeingNet(seed: 1);

        Assert.Equal(
            ["multiheadattention1.in_proj_weight", "multiheadattention1.in_proj_bias", "multiheadattention1.out_proj.weight", "multiheadattention1.out_proj.bias"],
            net.Parameters.Select(parameter => parameter.Name));
        Assert.All(net.Parameters["multiheadattention1.in_proj_weight"].ToArray(), value => Assert.InRange(Math.Abs(value), 0, Math.Sqrt(6.0 / 8)));
        Assert.All(net.Parameters["multiheadattention1.out_proj.weight"].ToArray(), value => Assert.InRange(Math.Abs(value), 0, 1 / Math.Sqrt(2)));
        Assert.All(net.Parameters["multiheadattention1.in_proj_bias"].ToArray().Concat(net.Parameters["multiheadattention1.out_proj.bias"].ToArray()), value => Assert.Equal(0, value));
    }

    private static void Set(Network net)
    {
        net.Parameters["multiheadattention1.in_proj_weight"].Set(Projection);
        net.Parameters["multiheadattention1.out_proj.weight"].Set([1, 0, 0, 1]);
    }

    private static float[] Predict(SeeingNet net, float[] x)
    {
        float[] y = new float[6];
        net.Predict(x, y);
        return y;
    }

    private static float[] Predict(CausalNet net, float[] x)
    {
        float[] y = new float[6];
        net.Predict(x, y);
        return y;
    }
}
