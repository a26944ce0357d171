using StaticNet.Compiler.Graph;
using StaticNet.Compiler.Kernels;
using StaticNet.Compiler.Model;

namespace StaticNet.Generator.Tests.Emitted;

/// <summary>Inputs and targets for a network, and random parameters in it; the interpreter is given the very same floats.</summary>
internal sealed class Samples
{
    private readonly EmittedNetwork emitted;
    private readonly Network network;
    private readonly Dictionary<string, float[]> parameters = [];

    public Samples(EmittedNetwork emitted, Network network, int count)
    {
        this.emitted = emitted;
        this.network = network;
        Count = count;
        var random = new Random(emitted.Case.Seed);
        foreach (Parameter parameter in network.Parameters)
        {
            // Sums of about 1 whatever the number of terms, so that no activation saturates.
            double bound = 1.5 / Math.Sqrt((double)parameter.Length / parameter.Shape[0]);

            // Running variances are positive.
            float[] values = [.. Enumerable.Range(0, parameter.Length).Select(_ => (float)(parameter.IsTrainable ? (random.NextDouble() * 2 - 1) * bound : 0.5 + random.NextDouble()))];
            parameter.Set(values);
            parameters.Add(parameter.Name, values);
        }

        // A shuffled grid: no two are equal, so that no pool has a tie.
        InputLength = network.Description.InputLength;
        OutputLength = network.Description.OutputLength;
        TargetLength = network.Description.TargetLength;
        int inputs = count * InputLength;
        Inputs = [.. Enumerable.Range(0, inputs).Select(i => (float)(2 * (i + 0.37) / inputs - 1))];
        random.Shuffle(Inputs);
        bool classifies = network.Description.Target == Runtime.TargetKind.ClassIndex, pairs = network.Description.TargetIsPair;
        int targets = Math.Max(1, TargetLength);
        Targets = [.. Enumerable.Range(0, count * targets).Select(i => pairs && i % targets == 0 ? random.Next(OutputLength) : (float)(random.NextDouble() * 2 - 1))];
        Labels = [.. Enumerable.Range(0, count * targets).Select(_ => random.Next(OutputLength / targets + (classifies ? 0 : 1)))];
    }

    public int Count { get; }

    public int InputLength { get; }

    public int OutputLength { get; }

    public int TargetLength { get; }

    /// <summary>Labels of a sample.</summary>
    public int LabelsEach => Math.Max(1, TargetLength);

    public float[] Inputs { get; }

    public float[] Targets { get; }

    public int[] Labels { get; }

    /// <summary>Runs a program in double on some of the samples, from the network's running statistics as they are now.</summary>
    public Frame Interpret(KernelProgram program, int first, int count, long step = 0)
    {
        NetworkGraph graph = emitted.Programs.Graph;
        var frame = new Frame(count) { Seed = (ulong)emitted.Case.Seed, Step = step, Labels = Labels[(first * LabelsEach)..((first + count) * LabelsEach)] };
        bool labels = graph.Loss is { } loss && StaticNet.Compiler.Layers.Catalogue.Of(loss).TargetIsClassIndex(loss);
        if (labels && StaticNet.Compiler.Layers.Catalogue.Of(graph.Loss!).Labels(graph.Loss!) is { Matter: true } weights)
            frame.LossScale = weights.Scale(frame.Labels, LabelsEach);
        frame[graph.Inputs[0]] = Doubles(Inputs, first * InputLength, count * InputLength);
        foreach (StaticNet.Compiler.Graph.Parameter parameter in graph.Parameters)
        {
            float[] values = parameter.Gradient is null ? network.Parameters[parameter.Tensor.Name].ToArray() : parameters[parameter.Tensor.Name];
            frame[parameter.Tensor] = Doubles(values, 0, values.Length);
        }

        if (program.Inputs.FirstOrDefault(input => input.Kind == TensorKind.Target) is { } target && !labels)
            frame[target] = Doubles(Targets, first * TargetLength, count * TargetLength);
        Interpreter.Run(program, frame);
        return frame;
    }

    private static double[] Doubles(float[] values, int first, int count) => [.. values.AsSpan(first, count).ToArray().Select(value => (double)value)];
}
