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
    private readonly float[] several;

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
            float[] values = [.. Enumerable.Range(0, parameter.Length).Select(_ => (float)(!parameter.IsStatistic ? (random.NextDouble() * 2 - 1) * bound : 0.5 + random.NextDouble()))];
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
        PutTokens(random);
        bool classifies = network.Description.Target == Runtime.TargetKind.ClassIndex, pairs = network.Description.Losses is [{ TargetIsPair: true }];
        several = network.Description.Losses.Length > 1 ? [.. Enumerable.Range(0, count).SelectMany(_ => network.Description.Losses.SelectMany(loss => Target(loss, random)))] : [];
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

    /// <summary>Targets of some samples as they lie in memory, ints among the floats.</summary>
    public float[] PackedTargets(int first, int count)
    {
        if (network.Description.Losses.Length > 1)
            return several[(first * TargetLength)..((first + count) * TargetLength)];
        return network.Description.Target == Runtime.TargetKind.ClassIndex
            ? Array.ConvertAll(Labels[(first * LabelsEach)..((first + count) * LabelsEach)], BitConverter.Int32BitsToSingle)
            : Targets[(first * TargetLength)..((first + count) * TargetLength)];
    }

    /// <summary>What a program gives for each sample, as it lies in memory: one output behind the other.</summary>
    public double[] PackedOutputs(Frame frame, KernelProgram predict) => [.. Enumerable.Range(0, frame.Count).SelectMany(sample =>
        predict.Results.SelectMany(result => frame[result].AsSpan(sample * (int)result.Shape.Size, (int)result.Shape.Size).ToArray()))];

    /// <summary>What every layer gives for the first sample.</summary>
    public unsafe Activations InspectFirst()
    {
        fixed (float* input = Inputs)
            return network.Inspect(input);
    }

    /// <summary>Runs a program in double on some of the samples, from the network's running statistics as they are now.</summary>
    public Frame Interpret(KernelProgram program, int first, int count, long step = 0)
    {
        NetworkGraph graph = emitted.Programs.Graph;
        var frame = new Frame(count) { Seed = (ulong)emitted.Case.Seed, Step = step, Labels = Labels[(first * LabelsEach)..((first + count) * LabelsEach)] };
        bool labels = graph.Loss is { } loss && StaticNet.Compiler.Layers.Catalogue.Of(loss).TargetIsClassIndex(loss);
        if (labels && StaticNet.Compiler.Layers.Catalogue.Of(graph.Loss!).Labels(graph.Loss!) is { Matter: true } weights)
            frame.LossScale = weights.Scale(frame.Labels, LabelsEach);
        frame.LossScale *= graph.Loss?.Weight ?? 1;
        PutInputs(frame, graph, first, count);
        foreach (StaticNet.Compiler.Graph.Parameter parameter in graph.Parameters)
        {
            float[] values = parameter.Gradient is null ? network.Parameters[parameter.Tensor.Name].ToArray() : parameters[parameter.Tensor.Name];
            frame[parameter.Tensor] = Doubles(values, 0, values.Length);
        }

        Tensor[] targets = [.. program.Inputs.Where(input => input.Kind == TensorKind.Target)];
        if (targets.Length > 1)
            PutTargets(frame, graph, targets, first);
        else if (targets is [var target] && !labels)
            frame[target] = Doubles(Targets, first * TargetLength, count * TargetLength);
        Interpreter.Run(program, frame);
        return frame;
    }

    // The inputs of a sample follow each other, and tokens are ints among the floats.
    private void PutTokens(Random random)
    {
        int offset = 0;
        foreach (Runtime.InputDescription input in network.Description.Inputs)
        {
            for (int i = 0; input.IsTokens && i < Count * input.Length; i++)
                Inputs[i / input.Length * InputLength + offset + i % input.Length] = BitConverter.Int32BitsToSingle(random.Next(input.Vocabulary));
            offset += input.Length;
        }
    }

    private void PutInputs(Frame frame, NetworkGraph graph, int first, int count)
    {
        int offset = 0;
        foreach (Tensor input in graph.Inputs)
        {
            int length = (int)input.Shape.Size;
            for (int i = 0; i < count * length; i++)
            {
                float value = Inputs[(first + i / length) * InputLength + offset + i % length];
                frame[input][i] = graph.IsTokens(input) ? BitConverter.SingleToInt32Bits(value) : value;
            }

            offset += length;
        }
    }

    private float[] Target(Runtime.LossDescription loss, Random random)
    {
        int classes = network.Description.Outputs[loss.Output].Length / loss.Length;
        return [.. Enumerable.Range(0, loss.Length).Select(_ => loss.Target == Runtime.TargetKind.ClassIndex ? BitConverter.Int32BitsToSingle(random.Next(classes)) : (float)(random.NextDouble() * 2 - 1))];
    }

    private void PutTargets(Frame frame, NetworkGraph graph, Tensor[] targets, int first)
    {
        var losses = new List<(double Scale, int[] Labels)>();
        int offset = 0;
        foreach ((GraphOutput output, Tensor target) in graph.Judged.Zip(targets))
        {
            StaticNet.Compiler.Layers.Loss loss = StaticNet.Compiler.Layers.Catalogue.Of(output.Loss!);
            int length = (int)target.Shape.Size;
            float[] values = [.. Enumerable.Range(0, frame.Count * length).Select(i => several[(first + i / length) * TargetLength + offset + i % length])];
            int[] labels = [];
            if (loss.TargetIsClassIndex(output.Loss!))
                labels = Array.ConvertAll(values, BitConverter.SingleToInt32Bits);
            else
                frame[target] = Doubles(values, 0, values.Length);
            double scale = labels.Length > 0 && loss.Labels(output.Loss!) is { Matter: true } weights ? weights.Scale(labels, length) : 1.0 / frame.Count;
            losses.Add((output.Loss!.Weight * scale, labels));
            offset += length;
        }

        frame.Losses = losses;
    }

    private static double[] Doubles(float[] values, int first, int count) => [.. values.AsSpan(first, count).ToArray().Select(value => (double)value)];
}
