using System.Text.Json;
using StaticNet.Runtime;
using StaticNet.Tests.Support;
using StaticNet.Weights;

namespace StaticNet.Tests;

public class OptimizerTests
{
    private const int Count = 48;

    public static TheoryData<string> Optimizers => ["sgd", "momentum", "nesterov", "dampening", "adam", "adam-decay", "adamw"];

    public static TheoryData<string> GoldenCases =>
        ["opt_sgd", "opt_sgd_momentum", "opt_sgd_nesterov", "opt_sgd_dampening", "opt_sgd_weight_decay", "opt_adam", "opt_adam_betas", "opt_adamw"];

    // The formulas of PyTorch's documentation in double, one number at a time; the rate changes on the way.
    [Theory, MemberData(nameof(Optimizers))]
    public void Updates_follow_the_formulas(string name)
    {
        Optimizer optimizer = name switch
        {
            "sgd" => new Sgd(0.1, weightDecay: 0.05),
            "momentum" => new Sgd(0.1, momentum: 0.9),
            "nesterov" => new Sgd(0.1, momentum: 0.8, nesterov: true, weightDecay: 0.01),
            "dampening" => new Sgd(0.1, momentum: 0.9, dampening: 0.3),
            "adam" => new Adam(0.01),
            "adam-decay" => new Adam(0.01, beta1: 0.8, beta2: 0.95, epsilon: 1e-4, weightDecay: 0.1),
            _ => new AdamW(0.01, weightDecay: 0.2),
        };
        float[] start = Numbers.Random(Count, seed: 1);
        double[] expected = Array.ConvertAll(start, x => (double)x), first = new double[Count], second = new double[Count];
        using var run = new UpdateRun(optimizer, start);
        for (int step = 0; step < 12; step++)
        {
            float[] gradient = Numbers.Random(Count, seed: 100 + step);
            double rate = optimizer.LearningRate / (1 + step);
            for (int i = 0; i < Count; i++)
                expected[i] = Reference(optimizer, expected[i], gradient[i], ref first[i], ref second[i], step, rate);
            run.Update(gradient, step, rate);
        }

        Numbers.AssertClose(expected, run.Weights, absolute: 2e-6, relative: 2e-6);
    }

    [Theory, MemberData(nameof(Optimizers))]
    public void Only_the_range_is_updated(string name)
    {
        Optimizer optimizer = name.StartsWith("adamw") ? new AdamW() : name.StartsWith("adam") ? new Adam() : new Sgd(0.1, momentum: name == "sgd" ? 0 : 0.9);
        float[] start = Numbers.Random(Count, seed: 2), gradient = Numbers.Random(Count, seed: 3);
        using UpdateRun whole = new(optimizer, start), parts = new(optimizer, start);
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
        Optimizer optimizer = name.StartsWith("adamw") ? new AdamW() : name.StartsWith("adam") ? new Adam(weightDecay: 0.1) : new Sgd(0.1, momentum: 0.9);
        using var run = new UpdateRun(optimizer, new float[Count]);
        for (int step = 0; step < 5; step++)
            run.Update(new float[Count], step, 0.1);
        Assert.All(run.Weights, x => Assert.Equal(0, x));
    }

    // PyTorch's own steps of a net 6 -> 8 tanh -> 3; its gradients are computed here in double.
    [Theory, MemberData(nameof(GoldenCases))]
    public void Golden_steps_are_PyTorchs(string name)
    {
        JsonElement settings = GoldenFiles.Json(name).GetProperty("optimizer");
        SafetensorsFile golden = GoldenFiles.Tensors(name);
        string[] parts = ["dense1.weight", "dense1.bias", "dense2.weight", "dense2.bias"];
        float[] start = [.. parts.SelectMany(x => golden["param." + x].ToArray())];
        var padded = new float[(start.Length + 15) / 16 * 16];
        start.CopyTo(padded, 0);
        using var run = new UpdateRun(Declared(settings), padded);
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

    [Fact]
    public void Settings_out_of_range_are_named()
    {
        Assert.StartsWith("Adam needs beta1 from 0 to under 1", Assert.Throws<ArgumentOutOfRangeException>(() => new Adam(beta1: 1)).Message);
        Assert.StartsWith("AdamW needs epsilon over 0", Assert.Throws<ArgumentOutOfRangeException>(() => new AdamW(epsilon: 0)).Message);
        Assert.StartsWith("Sgd needs LearningRate from 0 to 1e12", Assert.Throws<ArgumentOutOfRangeException>(() => new Sgd(double.NaN)).Message);
        Assert.Throws<ArgumentException>(() => new Sgd(0.1, nesterov: true));
    }

    private static Optimizer Declared(JsonElement settings)
    {
        double Setting(string name, double standard) => settings.TryGetProperty(name, out JsonElement value) ? value.GetDouble() : standard;
        double[] betas = settings.TryGetProperty("betas", out JsonElement array) ? GoldenFiles.Doubles(array) : [0.9, 0.999];
        double rate = Setting("lr", double.NaN);
        return settings.GetProperty("kind").GetString() switch
        {
            "sgd" => new Sgd(rate, Setting("momentum", 0), settings.TryGetProperty("nesterov", out JsonElement nesterov) && nesterov.GetBoolean(), Setting("dampening", 0), Setting("weight_decay", 0)),
            "adam" => new Adam(rate, betas[0], betas[1], Setting("eps", 1e-8), Setting("weight_decay", 0)),
            _ => new AdamW(rate, betas[0], betas[1], Setting("eps", 1e-8), Setting("weight_decay", 1e-2)),
        };
    }

    private static double Reference(Optimizer optimizer, double p, double g, ref double first, ref double second, int step, double rate)
    {
        if (optimizer is Sgd sgd)
        {
            g += sgd.WeightDecay * p;
            if (sgd.Momentum == 0)
                return p - rate * g;
            first = step == 0 ? g : sgd.Momentum * first + (1 - sgd.Dampening) * g;
            return p - rate * (sgd.Nesterov ? g + sgd.Momentum * first : first);
        }

        var (b1, b2, epsilon) = optimizer is Adam adam ? (adam.Beta1, adam.Beta2, adam.Epsilon) : (((AdamW)optimizer).Beta1, ((AdamW)optimizer).Beta2, ((AdamW)optimizer).Epsilon);
        if (optimizer is Adam coupled)
            g += coupled.WeightDecay * p;
        else
            p -= rate * ((AdamW)optimizer).WeightDecay * p;
        first = b1 * first + (1 - b1) * g;
        second = b2 * second + (1 - b2) * g * g;
        double mean = first / (1 - Math.Pow(b1, step + 1)), square = second / (1 - Math.Pow(b2, step + 1));
        return p - rate * mean / (Math.Sqrt(square) + epsilon);
    }

    /// <summary>Weights, gradients and state as a trainer holds them.</summary>
    private sealed unsafe class UpdateRun : IDisposable
    {
        private readonly Optimizer optimizer;
        private readonly int count;
        private readonly NativeBlock weights, gradients, state;

        public UpdateRun(Optimizer optimizer, float[] start)
        {
            this.optimizer = optimizer;
            count = start.Length;
            weights = new NativeBlock(count);
            gradients = new NativeBlock(count);
            state = new NativeBlock(count * optimizer.StateCount);
            start.CopyTo(new Span<float>(weights.Pointer, count));
        }

        public float[] Weights => new Span<float>(weights.Pointer, count).ToArray();

        public void Update(float[] gradient, long step, double rate, int begin = 0, int end = -1)
        {
            gradient.CopyTo(new Span<float>(gradients.Pointer, count));
            optimizer.Update(new ParameterRange
            {
                Weights = weights.Pointer,
                Gradients = gradients.Pointer,
                State = state.Pointer,
                StateStride = count,
                Begin = begin,
                End = end < 0 ? count : end,
                Step = step,
                LearningRate = rate,
            });
        }

        public void Dispose()
        {
            weights.Dispose();
            gradients.Dispose();
            state.Dispose();
        }
    }

    /// <summary>Dense(8), tanh, Dense(3), softmax and cross-entropy, in double: w1 [8, 6], b1 [8], w2 [3, 8], b2 [3].</summary>
    private sealed class TinyNet(float[] inputs, int[] labels)
    {
        private const int In = 6, Hidden = 8, Out = 3, B1 = Hidden * In, W2 = B1 + Hidden, B2 = W2 + Out * Hidden;

        public double Gradient(float[] p, double[] d)
        {
            double loss = 0;
            for (int sample = 0; sample < labels.Length; sample++)
            {
                double[] h = new double[Hidden], z = new double[Out], dh = new double[Hidden];
                for (int i = 0; i < Hidden; i++)
                    h[i] = Math.Tanh(p[B1 + i] + Enumerable.Range(0, In).Sum(k => (double)p[i * In + k] * inputs[sample * In + k]));
                for (int o = 0; o < Out; o++)
                    z[o] = p[B2 + o] + Enumerable.Range(0, Hidden).Sum(k => p[W2 + o * Hidden + k] * h[k]);
                double sum = z.Sum(Math.Exp);
                loss += (Math.Log(sum) - z[labels[sample]]) / labels.Length;
                for (int o = 0; o < Out; o++)
                {
                    double dz = (Math.Exp(z[o]) / sum - (o == labels[sample] ? 1 : 0)) / labels.Length;
                    d[B2 + o] += dz;
                    for (int k = 0; k < Hidden; k++)
                    {
                        d[W2 + o * Hidden + k] += dz * h[k];
                        dh[k] += dz * p[W2 + o * Hidden + k];
                    }
                }

                for (int i = 0; i < Hidden; i++)
                {
                    double da = dh[i] * (1 - h[i] * h[i]);
                    d[B1 + i] += da;
                    for (int k = 0; k < In; k++)
                        d[i * In + k] += da * inputs[sample * In + k];
                }
            }

            return loss;
        }
    }
}
