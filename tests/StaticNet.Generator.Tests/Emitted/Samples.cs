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
        Targets = [.. Enumerable.Range(0, count * OutputLength).Select(_ => (float)(random.NextDouble() * 2 - 1))];
        Labels = [.. Enumerable.Range(0, count).Select(_ => random.Next(OutputLength))];
    }

    public int Count { get; }

    public int InputLength { get; }

    public int OutputLength { get; }

    public int TargetLength { get; }

    public float[] Inputs { get; }

    public float[] Targets { get; }

    public int[] Labels { get; }

    /// <summary>Runs a program in double on some of the samples, from the network's running statistics as they are now.</summary>
    public Frame Interpret(KernelProgram program, int first, int count, long step = 0)
    {
        NetworkGraph graph = emitted.Programs.Graph;
        var frame = new Frame(count) { Seed = (ulong)emitted.Case.Seed, Step = step, Labels = Labels[first..(first + count)] };
        frame[graph.Inputs[0]] = Doubles(Inputs, first * InputLength, count * InputLength);
        foreach (StaticNet.Compiler.Graph.Parameter parameter in graph.Parameters)
        {
            float[] values = parameter.Gradient is null ? network.Parameters[parameter.Tensor.Name].ToArray() : parameters[parameter.Tensor.Name];
            frame[parameter.Tensor] = Doubles(values, 0, values.Length);
        }

        if (program.Inputs.FirstOrDefault(input => input.Kind == TensorKind.Target) is { } target && TargetLength == OutputLength)
            frame[target] = Doubles(Targets, first * OutputLength, count * OutputLength);
        Interpreter.Run(program, frame);
        return frame;
    }

    private static double[] Doubles(float[] values, int first, int count) => [.. values.AsSpan(first, count).ToArray().Select(value => (double)value)];
}
