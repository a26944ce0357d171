using StaticNet.Compiler.Graph;
using StaticNet.Compiler.Kernels;
using StaticNet.Runtime;

namespace StaticNet.Generator.Tests.Emitted;

/// <summary>Streams of the networks that have one, against the interpreter and in guarded memory.</summary>
internal static unsafe class StreamJudge
{
    /// <summary>The outputs of a sample's steps are the interpreter's, and the same bits however the steps are cut into calls.</summary>
    public static IEnumerable<string?> Outputs(EmittedNetwork emitted, Network network, Samples samples)
    {
        if (emitted.Programs.Stream is not { } program)
            yield break;
        int inputs = network.Description.Stream!.StepInputs, outputs = network.Description.Stream.StepOutputs, steps = samples.InputLength / inputs;
        var frame = new Frame(steps);
        frame[program.Inputs[0]] = [.. samples.Inputs.Take(samples.InputLength).Select(x => (double)x)];
        foreach (StaticNet.Compiler.Graph.Parameter parameter in emitted.Programs.Graph.Parameters)
            frame[parameter.Tensor] = [.. network.Parameters[parameter.Tensor.Name].ToArray().Select(x => (double)x)];
        Interpreter.Run(program, frame);

        using var stream = new StreamingSession(network);
        float[] whole = Run(stream, samples.Inputs.AsSpan(0, samples.InputLength), steps, cut: steps);
        yield return Closeness.Complaint("stream", whole, frame[program.Results[0]]);
        foreach (int cut in (int[])[1, 2, 5])
        {
            if (!Run(stream, samples.Inputs.AsSpan(0, samples.InputLength), steps, cut).AsSpan().SequenceEqual(whole))
                yield return $"a stream cut into calls of {cut} steps gives other numbers";
        }
    }

    /// <summary>Nothing outside the described sizes is written, and nothing read that was not written.</summary>
    public static IEnumerable<string?> Memory(EmittedNetwork emitted, Network network, Samples samples)
    {
        if (emitted.Programs.Stream is null)
            return [];
        StreamDescription description = network.Description.Stream!;
        int steps = samples.InputLength / description.StepInputs;
        var complaints = new List<string?>();
        float[] Run(bool isNaN)
        {
            using var input = new GuardedBlock("steps", samples.InputLength, misalignment: 3);
            using var weights = new GuardedBlock("weights of a stream", network.Description.WeightFloats + network.Description.PreparedFloats);
            using var workspace = new GuardedBlock("workspace of a stream", (long)description.FloatsPerStep * steps, isNaN);
            using var state = new GuardedBlock("state of a stream", description.StateFloats);
            using var output = new GuardedBlock("outputs of a stream", (long)description.StepOutputs * steps, isNaN: true, misalignment: 5);
            samples.Inputs.AsSpan(0, samples.InputLength).CopyTo(input.Floats);
            new Span<float>(network.PredictionWeights, weights.Floats.Length).CopyTo(weights.Floats);
            network.Program.Stream(input.Pointer, weights.Pointer, workspace.Pointer, state.Pointer, output.Pointer, steps);
            foreach (GuardedBlock block in (GuardedBlock[])[input, weights, workspace, state, output])
                complaints.Add(block.Complaint());
            return output.Floats.ToArray();
        }

        if (!Run(isNaN: false).AsSpan().SequenceEqual(Run(isNaN: true)))
            complaints.Add("a stream gives other numbers where the workspace was NaN");
        return complaints;
    }

    private static float[] Run(StreamingSession stream, ReadOnlySpan<float> inputs, int steps, int cut)
    {
        var outputs = new float[steps * stream.StepOutputs];
        stream.Reset();
        for (int done = 0; done < steps; done += cut)
        {
            int count = Math.Min(cut, steps - done);
            stream.Process(inputs.Slice(done * stream.StepInputs, count * stream.StepInputs), outputs.AsSpan(done * stream.StepOutputs, count * stream.StepOutputs));
        }

        return outputs;
    }
}
