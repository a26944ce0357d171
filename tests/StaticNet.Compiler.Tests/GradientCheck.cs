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
        int loss = train.Kernels.ToList().FindLastIndex(kernel => kernel.Operands.Any(operand => operand.IsWritten && operand.Tensor.Kind == TensorKind.Loss));
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

        if (programs.Train is not null)
            SetTargets(programs, frame, random);
        return frame;
    }

    private static void SetTargets(NetworkPrograms programs, Frame frame, Random random)
    {
        Tensor[] targets = programs.Train!.Inputs.Where(input => input.Kind == TensorKind.Target).ToArray();
        var losses = new List<(double Scale, int[] Labels)>();
        foreach ((GraphOutput output, Tensor target) in programs.Graph.Judged.Zip(targets))
        {
            double[] values = frame[target] = frame[target].Select(_ => random.NextDouble() * 2 - 1).ToArray();
            int each = (int)target.Shape.Size;
            if (output.Loss is HalfSquaredErrorAttribute { OneOutput: true })
            {
                for (int sample = 0; sample < frame.Count; sample++)
                    values[each * sample] = random.Next((int)output.Tensor.Shape.Size);
            }

            int[] labels = Enumerable.Range(0, frame.Count * each).Select(_ => random.Next(output.Tensor.Shape.Channels)).ToArray();
            losses.Add((Scale(output.Loss!, labels, frame.Count), labels));
        }

        (frame.LossScale, frame.Labels) = losses[0];
        frame.Losses = losses.Count > 1 ? losses : null;
    }

    /// <summary>As the trainer does: the mean is over the weights of the labels, where these differ, and times the loss's own.</summary>
    public static double Scale(LossAttribute attribute, int[] labels, int count)
    {
        Layers.Loss loss = Layers.Catalogue.Of(attribute);
        return attribute.Weight * (loss.TargetIsClassIndex(attribute) && loss.Labels(attribute) is { Matter: true } weights
            ? weights.Scale(labels, labels.Length / count)
            : 1.0 / count);
    }

    /// <summary>The same for a network of one loss whose labels are there.</summary>
    public static void SetScale(NetworkPrograms programs, Frame frame) => frame.LossScale = Scale(programs.Graph.Loss!, frame.Labels, frame.Count);

    private static double Loss(KernelProgram forward, Frame frame)
    {
        Interpreter.Run(forward, frame);
        return forward.Results.Where(result => result.Kind == TensorKind.Loss)
            .Select((loss, i) => frame[loss].Sum() * (frame.Losses is { } losses ? losses[i].Scale : frame.LossScale)).Sum();
    }

    private static IEnumerable<int> Some(int count, int seed)
    {
        int[] indices = Enumerable.Range(0, count).ToArray();
        new Random(seed).Shuffle(indices);
        return indices.Take(Tried);
    }
}
