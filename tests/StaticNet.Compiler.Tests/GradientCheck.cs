using System.Globalization;
using StaticNet.Compiler.Graph;
using StaticNet.Compiler.Kernels;
using StaticNet.Compiler.Model;

namespace StaticNet.Compiler.Tests;

/// <summary>
/// Compares every gradient of a network, by parameters and by its input, with central differences of its mean loss. In double,
/// with a step of 1e-5: the error of the difference is about 1e-10, so 1e-7 leaves room and still shows every mistake.
/// </summary>
internal static class GradientCheck
{
    private const double Step = 1e-5;
    private const double Tolerance = 1e-7;

    // Of a larger tensor as many elements are tried, at random: each costs two forward passes.
    private const int Tried = 40;

    // Where a difference jumps over a kink of a network nobody chose, a shorter one does not; it is less exact by as much.
    private static readonly double[] Shorter = [1e-6, 1e-7];

    public static void Run(int seed, int samples, params object[] attributes) => Run(Net.Programs(attributes), seed, samples);

    /// <summary>The same of a network made at random, which may have kinks anywhere: fewer elements, and shorter steps where the first disagrees.</summary>
    public static void RunAnywhere(NetworkPrograms programs, int seed) => Run(programs, seed, samples: 2, tried: 6, Shorter);

    private static void Run(NetworkPrograms programs, int seed, int samples, int tried = Tried, params double[] shorter)
    {
        KernelProgram train = programs.Train!;
        Frame frame = Fill(programs, seed, samples);
        int loss = train.Kernels.ToList().FindIndex(kernel => kernel.Operands.Any(operand => operand.IsWritten && operand.Tensor == train.Results[0]));
        KernelProgram forward = train with { Kernels = train.Kernels.Take(loss + 1).ToArray() };
        Interpreter.Run(train, frame);

        // Taken before any difference, which computes gradients of its own.
        var gradients = new List<(Tensor Of, Tensor Gradient, double[] Values)>();
        foreach (Parameter parameter in programs.Graph.Parameters.Where(parameter => parameter.Gradient is not null))
            gradients.Add((parameter.Tensor, parameter.Gradient!, (double[])frame[parameter.Gradient!].Clone()));
        foreach (Tensor input in programs.Graph.Inputs.Where(input => !programs.Graph.IsTokens(input)))
        {
            if (train.Results.SingleOrDefault(result => result.Name == "d" + input.Name) is { } gradient)
                gradients.Add((input, gradient, (double[])frame[gradient].Clone()));
            else
                Assert.NotEmpty(shorter);
        }

        foreach ((Tensor of, Tensor gradient, double[] expected) in gradients)
        {
            // Of a layer that nothing reads there is none, and it stays zero.
            if (shorter.Length == 0)
                Assert.Contains(gradient, train.Results);
            double worst = 0;
            int at = -1;
            double[] values = frame[of];
            foreach (int i in Some(values.Length, seed).Take(tried))
            {
                double error = Error(i, Step);
                foreach (double step in shorter)
                    error = error > Tolerance ? Error(i, step) * step / Step / Math.Max(1, Math.Abs(expected[i])) : error;
                if (error > worst || double.IsNaN(error))
                    (worst, at) = (error, i);
            }

            Assert.True(worst <= Tolerance, string.Create(CultureInfo.InvariantCulture,
                $"{gradient}: worst error {worst:g3} at {at}, where the gradient is {(at < 0 ? 0 : expected[at]):g6}; seed {seed}"));

            double Error(int i, double step)
            {
                double kept = values[i];
                values[i] = kept + step;
                double above = Loss(forward, frame);
                values[i] = kept - step;
                double below = Loss(forward, frame);
                values[i] = kept;
                return Math.Abs((above - below) / (2 * step) - expected[i]);
            }
        }
    }

    /// <summary>
    /// Random inputs, parameters and targets. Inputs are a shuffled grid, so that no two are nearer than the step and
    /// no pool has a tie that the difference would jump across.
    /// </summary>
    public static Frame Fill(NetworkPrograms programs, int seed, int samples)
    {
        var random = new Random(seed);
        var frame = new Frame(samples) { Seed = 5, Step = 3 };
        foreach (Tensor input in programs.Graph.Inputs)
        {
            if (programs.Graph.IsTokens(input))
            {
                int vocabulary = programs.Graph.Vocabularies[programs.Graph.Inputs.ToList().IndexOf(input)];
                frame[input] = frame[input].Select(_ => (double)random.Next(vocabulary)).ToArray();
                continue;
            }

            double[] values = Enumerable.Range(0, frame[input].Length).Select(i => 2.0 * (i + 0.37) / frame[input].Length - 1).ToArray();
            random.Shuffle(values);
            frame[input] = values;
        }

        foreach (Parameter parameter in programs.Graph.Parameters)
        {
            // Sums of about 1 whatever the number of terms, so that no activation saturates.
            Shape shape = parameter.Tensor.Shape;
            double bound = 1.5 / Math.Sqrt((double)shape.Size / shape[0]);

            // Running variances are positive.
            frame[parameter.Tensor] = frame[parameter.Tensor]
                .Select(_ => parameter.Tensor.Kind == TensorKind.State ? 0.5 + random.NextDouble() : (random.NextDouble() * 2 - 1) * bound).ToArray();
        }

        if (programs.Train?.Inputs.FirstOrDefault(input => input.Kind == TensorKind.Target) is { } target)
        {
            double[] values = frame[target] = frame[target].Select(_ => random.NextDouble() * 2 - 1).ToArray();
            int each = (int)target.Shape.Size;
            if (programs.Graph.Loss is HalfSquaredErrorAttribute { OneOutput: true })
            {
                for (int sample = 0; sample < samples; sample++)
                    values[each * sample] = random.Next((int)programs.Graph.Output.Shape.Size);
            }

            frame.Labels = Enumerable.Range(0, samples * each).Select(_ => random.Next(programs.Graph.Output.Shape.Channels)).ToArray();
            SetScale(programs, frame);
        }

        return frame;
    }

    /// <summary>As the trainer does: the mean is over the weights of the labels, where these differ.</summary>
    public static void SetScale(NetworkPrograms programs, Frame frame)
    {
        LossAttribute attribute = programs.Graph.Loss!;
        Layers.Loss loss = Layers.Catalogue.Of(attribute);
        if (loss.TargetIsClassIndex(attribute) && loss.Labels(attribute) is { Matter: true } weights)
            frame.LossScale = weights.Scale(frame.Labels, frame.Labels.Length / frame.Count);
    }

    private static double Loss(KernelProgram forward, Frame frame)
    {
        Interpreter.Run(forward, frame);
        return frame[forward.Results[0]].Sum() * frame.LossScale;
    }

    private static IEnumerable<int> Some(int count, int seed)
    {
        int[] indices = Enumerable.Range(0, count).ToArray();
        new Random(seed).Shuffle(indices);
        return indices.Take(Tried);
    }
}
