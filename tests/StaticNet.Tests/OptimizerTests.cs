using System.Text.Json;
using StaticNet.Tests.Shared;
using StaticNet.Tests.Support;
using StaticNet.Weights;

namespace StaticNet.Tests;

public class OptimizerTests
{
    private const int Count = 48;

    public static TheoryData<string> Optimizers => new(OptimizerCases.All.Select(x => x.Name));

    public static TheoryData<string> GoldenCases =>
        new(Directory.EnumerateFiles(Path.GetDirectoryName(GoldenFiles.PathOf("x"))!, "opt_*.json").Select(x => Path.GetFileNameWithoutExtension(x)).Order(StringComparer.Ordinal));

    // In double, one number at a time; rate, decay and momentum change on the way.
    [Theory, MemberData(nameof(Optimizers))]
    public void Updates_follow_the_formulas(string name)
    {
        OptimizerCase row = OptimizerCases.Of(name);
        Optimizer optimizer = row.Create();
        float[] start = Numbers.Random(Count, seed: 1);
        double[] expected = Array.ConvertAll(start, x => (double)x);
        double[][] state = [.. start.Select(_ => new double[3])];
        using var run = new UpdateRun(optimizer, start);
        for (int step = 0; step < 12; step++)
        {
            float[] gradient = Numbers.Random(Count, seed: 100 + step);
            double rate = optimizer.LearningRate / (1 + step), scale = step % 3 / 2.0;
            double? momentum = step < 6 ? null : 0.85 + 0.01 * step;
            for (int i = 0; i < Count; i++)
                expected[i] = row.Formula(expected[i], gradient[i], state[i], step, rate, scale, momentum);
            run.Update(gradient, step, rate, decayScale: scale, momentum: momentum);
        }

        Numbers.AssertClose(expected, run.Weights, absolute: 3e-6, relative: 3e-6);
    }

    [Fact]
    public void Every_optimizer_has_a_formula() => Assert.Equal(
        typeof(Optimizer).Assembly.GetExportedTypes().Where(x => x.IsSubclassOf(typeof(Optimizer))).Select(x => x.Name).Order(StringComparer.Ordinal),
        OptimizerCases.All.Select(x => x.Create().GetType().Name).Distinct().Order(StringComparer.Ordinal));

    [Theory, MemberData(nameof(Optimizers))]
    public void Only_the_range_is_updated(string name)
    {
        OptimizerCase row = OptimizerCases.Of(name);
        float[] start = Numbers.Random(Count, seed: 2), gradient = Numbers.Random(Count, seed: 3);
        using UpdateRun whole = new(row.Create(), start), parts = new(row.Create(), start);
        whole.Update(gradient, 0, 0.1);
        parts.Update(gradient, 0, 0.1, begin: 16, end: 32);
        Assert.Equal(start[..16], parts.Weights[..16]);
        Assert.Equal(whole.Weights[16..32], parts.Weights[16..32]);
        Assert.NotEqual(start[16..32], parts.Weights[16..32]);
        Assert.Equal(start[32..], parts.Weights[32..]);
    }

    [Theory, MemberData(nameof(Optimizers))]
    public void Unused_floats_stay_zero(string name)
    {
        using var run = new UpdateRun(OptimizerCases.Of(name).Create(), new float[Count]);
        for (int step = 0; step < 5; step++)
            run.Update(new float[Count], step, 0.1);
        Assert.All(run.Weights, x => Assert.Equal(0, x));
    }

    // 1e18 is the largest norm of a gradient that a trainer passes on; 1e-45 the smallest float.
    [Theory, MemberData(nameof(Optimizers))]
    public void Weights_stay_finite_at_zero_tiny_and_huge_gradients(string name)
    {
        float[][] pulses = [[0], [1e-45f], [-1e-30f], [1e18f], [1e18f], [-1e18f], [0], [3e-20f]];
        foreach (float[] gradients in (float[][])[.. pulses, [.. pulses.SelectMany(x => x)], [.. pulses.SelectMany(x => x).Reverse()]])
        {
            using var run = new UpdateRun(OptimizerCases.Of(name).Create(), Numbers.Random(Count, seed: 4));
            for (int step = 0; step < 400; step++)
                run.Update([.. Enumerable.Repeat(gradients[step % gradients.Length], Count)], step, 1e-3);
            Assert.All(run.Weights, x => Assert.True(float.IsFinite(x), $"{name}: {x} after gradients {string.Join(", ", gradients)}"));
        }
    }

    // The variance of a gradient that does not change is 0, and must not become less.
    [Fact]
    public void A_constant_gradient_has_no_variance()
    {
        using var run = new UpdateRun(new RMSprop(1e-6, centered: true), new float[Count]);
        for (int step = 0; step < 20_000; step++)
            run.Update([.. Enumerable.Repeat(0.1f, Count)], step, 1e-6);
        Assert.All(run.Weights, x => Assert.True(float.IsFinite(x)));
    }

    [Fact]
    public void A_late_update_of_NAdam_is_an_Adam_with_Nesterovs_step()
    {
        // Its product of momenta has vanished, far behind whatever is tabled.
        foreach (double beta1 in (double[])[0.9, 0.99995])
        {
            double Mu(double t) => beta1 * (1 - 0.5 * Math.Pow(0.96, t * 4e-3));
            const int late = 3_000_000;
            using var run = new UpdateRun(new NAdam(0.1, beta1), new float[Count]);
            run.Update([.. Enumerable.Repeat(1f, Count)], late, 0.1);
            double step = (1 - Mu(late + 1)) + Mu(late + 2) * (1 - beta1);
            Assert.Equal(-0.1 * step / Math.Sqrt(1e-3), run.Weights[0], 1e-5);
        }
    }

    // PyTorch's own steps of a net 6 -> 8 tanh -> 3; its gradients are computed here in double. Emitted code makes them in its own tests.
    [Theory, MemberData(nameof(GoldenCases))]
    public void Golden_steps_are_PyTorchs(string name)
    {
        JsonElement json = GoldenFiles.Json(name), settings = json.GetProperty("optimizer");
        SafetensorsFile golden = GoldenFiles.Tensors(name);
        string[] parts = ["dense1.weight", "dense1.bias", "dense2.weight", "dense2.bias"];
        float[] start = [.. parts.SelectMany(x => golden["param." + x].ToArray())];
        var padded = new float[(start.Length + 15) / 16 * 16];
        start.CopyTo(padded, 0);
        using var run = new UpdateRun(GoldenOptimizer.Of(json)!, padded);
        var net = new TinyNet(golden["input"].ToArray(), [.. golden["target"].ToArray().Select(x => (int)x)]);
        double[] losses = new double[settings.GetProperty("steps").GetInt32()];
        for (int step = 0; step < losses.Length; step++)
        {
            var gradient = new double[padded.Length];
            losses[step] = net.Gradient(run.Weights, gradient);
            run.Update(Array.ConvertAll(gradient, x => (float)x), step, settings.GetProperty("lr").GetDouble());
        }

        Numbers.AssertClose(losses, golden["step_losses"].ToArray(), 2e-5, 2e-4);
        double[] after = [.. parts.SelectMany(x => golden["param_after." + x].ToArray()).Select(x => (double)x)];
        Numbers.AssertClose(after, run.Weights[..after.Length], 2e-5, 2e-4);
    }

    public static TheoryData<string, Func<Optimizer>> OutOfRange => new()
    {
        { "Sgd needs LearningRate from 0 to 1e12", () => new Sgd(double.NaN) },
        { "Sgd needs LearningRate from 0 to 1e12", () => new Sgd(-1) },
        { "Sgd needs momentum of 0 or more", () => new Sgd(1, momentum: -0.1) },
        { "Sgd needs dampening that is finite", () => new Sgd(1, dampening: double.PositiveInfinity) },
        { "Sgd needs weightDecay of 0 or more", () => new Sgd(1, weightDecay: -1) },
        { "Adam needs beta1 from 0 to under 1", () => new Adam(beta1: 1) },
        { "Adam needs beta2 from 0 to under 1", () => new Adam(beta2: -0.1) },
        { "Adam needs epsilon over 0", () => new Adam(epsilon: 1e-60) },
        { "Adam needs weightDecay of 0 or more", () => new Adam(weightDecay: double.NaN) },
        { "AdamW needs beta1 from 0 to under 1", () => new AdamW(beta1: double.NaN) },
        { "AdamW needs beta2 from 0 to under 1", () => new AdamW(beta2: 1) },
        { "AdamW needs epsilon over 0", () => new AdamW(epsilon: 0) },
        { "AdamW needs weightDecay of 0 or more", () => new AdamW(weightDecay: -1) },
        { "Adamax needs beta1 from 0 to under 1", () => new Adamax(beta1: 1) },
        { "Adamax needs beta2 from 0 to under 1", () => new Adamax(beta2: 1) },
        { "Adamax needs epsilon over 0", () => new Adamax(epsilon: 0) },
        { "Adamax needs weightDecay of 0 or more", () => new Adamax(weightDecay: -1) },
        { "NAdam needs beta1 from 0 to under 1", () => new NAdam(beta1: 1) },
        { "NAdam needs beta2 from 0 to under 1", () => new NAdam(beta2: 1) },
        { "NAdam needs epsilon over 0", () => new NAdam(epsilon: 0) },
        { "NAdam needs weightDecay of 0 or more", () => new NAdam(weightDecay: -1) },
        { "NAdam needs momentumDecay of 0 or more", () => new NAdam(momentumDecay: -1) },
        { "RAdam needs beta1 from 0 to under 1", () => new RAdam(beta1: 1) },
        { "RAdam needs beta2 from 0 to under 1", () => new RAdam(beta2: 1) },
        { "RAdam needs epsilon over 0", () => new RAdam(epsilon: 0) },
        { "RAdam needs weightDecay of 0 or more", () => new RAdam(weightDecay: -1) },
        { "RMSprop needs alpha from 0 to under 1", () => new RMSprop(alpha: 1) },
        { "RMSprop needs epsilon over 0", () => new RMSprop(epsilon: -1) },
        { "RMSprop needs weightDecay of 0 or more", () => new RMSprop(weightDecay: -1) },
        { "RMSprop needs momentum of 0 or more", () => new RMSprop(momentum: -1) },
        { "Adagrad needs rateDecay of 0 or more", () => new Adagrad(rateDecay: -1) },
        { "Adagrad needs weightDecay of 0 or more", () => new Adagrad(weightDecay: -1) },
        { "Adagrad needs initialAccumulator of 0 or more", () => new Adagrad(initialAccumulator: 1e39) },
        { "Adagrad needs epsilon over 0", () => new Adagrad(epsilon: 0) },
        { "Adadelta needs rho from 0 to under 1", () => new Adadelta(rho: 1) },
        { "Adadelta needs epsilon over 0", () => new Adadelta(epsilon: 0) },
        { "Adadelta needs weightDecay of 0 or more", () => new Adadelta(weightDecay: -1) },
        { "Lion needs beta1 from 0 to under 1", () => new Lion(beta1: 1) },
        { "Lion needs beta2 from 0 to under 1", () => new Lion(beta2: 1) },
        { "Lion needs weightDecay of 0 or more", () => new Lion(weightDecay: -1) },
    };

    [Theory, MemberData(nameof(OutOfRange), DisableDiscoveryEnumeration = true)]
    public void Settings_out_of_range_are_named(string message, Func<Optimizer> create) =>
        Assert.StartsWith(message, Assert.Throws<ArgumentOutOfRangeException>(create).Message);

    [Fact]
    public void Nesterov_without_momentum_is_refused() =>
        Assert.StartsWith("Sgd with nesterov needs a momentum over 0 and no dampening, but got momentum 0", Assert.Throws<ArgumentException>(() => new Sgd(0.1, nesterov: true)).Message);
}
