using System.Runtime.InteropServices;
using StaticNet.Runtime;

namespace StaticNet.Generator.Tests.Emitted;

/// <summary>
/// Emitted code in blocks of exactly the described sizes, between guards: it writes nothing outside, it does not read what
/// nobody has written, and it leaves the unused floats of the gradients at zero.
/// </summary>
internal static unsafe class MemoryJudge
{
    private const int Capacity = 6;
    private const int Count = 5;

    public static IEnumerable<string> Run(EmittedNetwork emitted)
    {
        using Network network = emitted.Create();
        var samples = new Samples(emitted, network, Count);
        var complaints = new List<string?>();
        float[][] clean = Results(network, samples, emitted, isNaN: false, complaints);
        float[][] dirty = Results(network, samples, emitted, isNaN: true, complaints);
        for (int i = 0; i < clean.Length; i++)
        {
            int at = Enumerable.Range(0, clean[i].Length).FirstOrDefault(j => BitConverter.SingleToUInt32Bits(clean[i][j]) != BitConverter.SingleToUInt32Bits(dirty[i][j]), -1);
            if (at >= 0)
                complaints.Add($"{Names[i]}[{at}] is {clean[i][at]}, but {dirty[i][at]} where the workspace was NaN");
        }

        complaints.AddRange(StreamJudge.Memory(emitted, network, samples));
        return complaints.OfType<string>().Distinct();
    }

    private static readonly string[] Names = ["prediction", "batch", "inspection", "losses", "gradients", "running statistics"];

    private static float[][] Results(Network network, Samples samples, EmittedNetwork emitted, bool isNaN, List<string?> complaints)
    {
        NetworkProgram program = network.Program;
        NetworkDescription description = network.Description;
        int outputs = description.OutputLength;

        // What belongs to the user lies where it lies.
        using var input = new GuardedBlock("input", Count * samples.InputLength, misalignment: 3);
        using var one = new GuardedBlock("input of one", samples.InputLength, misalignment: 5);
        using var weights = new GuardedBlock("weights", description.WeightFloats + description.PreparedFloats);
        using var single = new GuardedBlock("workspace of one", description.PredictFloats, isNaN);
        using var batch = new GuardedBlock("workspace of a batch", (long)description.BatchFloatsPerSample * Capacity, isNaN);
        using var inspect = new GuardedBlock("workspace of inspection", description.InspectFloats, isNaN);
        using var output = new GuardedBlock("output", outputs, isNaN: true, misalignment: 1);
        using var batchOutput = new GuardedBlock("outputs", Count * outputs, isNaN: true, misalignment: 7);
        samples.Inputs.CopyTo(input.Floats);
        samples.Inputs.AsSpan(0, samples.InputLength).CopyTo(one.Floats);
        new Span<float>(network.WeightPointer, description.WeightFloats).CopyTo(weights.Floats);
        float[] kept = weights.Floats.ToArray();

        program.Prepare(weights.Pointer);
        program.Predict(one.Pointer, weights.Pointer, single.Pointer, output.Pointer);
        program.PredictBatch(input.Pointer, weights.Pointer, batch.Pointer, Capacity, batchOutput.Pointer, Count);
        program.Inspect(one.Pointer, weights.Pointer, inspect.Pointer);
        var activations = new List<float>();
        foreach (LayerDescription layer in description.Layers)
            activations.AddRange(Enumerable.Range(0, layer.Layout.Size).Select(i => inspect.Pointer[layer.Offset + layer.Layout.IndexOf(i)]));
        float[] losses = [], gradients = [];
        if (description.Target != TargetKind.None)
        {
            (losses, gradients) = Train(program, samples, emitted, isNaN, input, weights, Capacity, complaints);
            if (description.WholeStepSamples > 0)
            {
                (float[] wholeLosses, float[] wholeGradients) = Train(program, samples, emitted, isNaN, input, weights, Capacity, complaints, isWhole: true);
                if (!Same(losses, wholeLosses) || !Same(gradients, wholeGradients))
                    complaints.Add("losses or gradients are others in a whole step");
            }

            if (description.TrainingPhases.Any(phase => phase.InMicrobatches))
            {
                // Of 2, 2 and 1 samples.
                (float[] cutLosses, float[] cutGradients) = Train(program, samples, emitted, isNaN, input, weights, 2, complaints);
                if (!Same(losses, cutLosses) || !Same(gradients, cutGradients))
                    complaints.Add("losses or gradients are others in microbatches");
            }
        }

        if (!MemoryMarshal.Cast<float, int>(samples.Inputs).SequenceEqual(MemoryMarshal.Cast<float, int>(input.Floats)))
            complaints.Add("the input was written");
        int trained = description.TrainableFloats;
        if (!kept.AsSpan(0, trained).SequenceEqual(weights.Floats[..trained]))
            complaints.Add("the weights were written");
        foreach (GuardedBlock block in (GuardedBlock[])[input, one, weights, single, batch, inspect, output, batchOutput])
            complaints.Add(block.Complaint());
        return [output.Floats.ToArray(), batchOutput.Floats.ToArray(), [.. activations], losses, gradients, weights.Floats[trained..description.WeightFloats].ToArray()];
    }

    private static bool Same(float[] a, float[] b) => MemoryMarshal.Cast<float, int>(a).SequenceEqual(MemoryMarshal.Cast<float, int>(b));

    private static (float[] Losses, float[] Gradients) Train(
        NetworkProgram program, Samples samples, EmittedNetwork emitted, bool isNaN, GuardedBlock input, GuardedBlock weights, int microbatch, List<string?> complaints, bool isWhole = false)
    {
        NetworkDescription description = program.Description;
        using var gradients = new GuardedBlock("gradients", description.TrainableFloats);
        using var workspace = new GuardedBlock("workspace of training", (long)description.TrainingFloatsPerSample * microbatch, isNaN);
        using var keptFloats = new GuardedBlock("what training keeps of samples", (long)description.TrainingKeptFloatsPerSample * Count, isNaN);

        // Zero when training begins: the padding of transposed weights is written by nobody.
        using var shared = new GuardedBlock("memory of all samples", description.TrainingFixedFloats);
        using var losses = new GuardedBlock("losses", Count * description.Losses.Length, isNaN: true, misalignment: 2);
        using var hits = new GuardedBlock("hits", Count * description.Losses.Length, isNaN: true, misalignment: 2);
        using var targets = new GuardedBlock("targets", Count * samples.LabelsEach, misalignment: 5);
        samples.PackedTargets(0, Count).CopyTo(targets.Floats);
        float[] scales = [.. description.Losses.Select(loss => (float)loss.Weight / Count)];
        fixed (float* lossScales = scales)
        {
            var step = new TrainingStep
            {
                Inputs = input.Pointer,
                Labels = (int*)targets.Pointer,
                Targets = targets.Pointer,
                Weights = weights.Pointer,
                Gradients = gradients.Pointer,
                Workspace = workspace.Pointer,
                Kept = keptFloats.Pointer,
                Fixed = shared.Pointer,
                Losses = losses.Pointer,
                Hits = hits.Pointer,
                Capacity = microbatch,
                Count = Count,
                LossScale = scales[0],
                LossScales = lossScales,
                Seed = (ulong)emitted.Case.Seed,
            };
            TrainingStep whole = step;
            TrainingPhase[] phases = description.TrainingPhases;
            if (isWhole)
                program.TrainWhole(&step);
            for (int phase = 0; phase < phases.Length && !isWhole; phase++)
            {
                int last = phase;
                while (phases[phase].InMicrobatches && last + 1 < phases.Length && phases[last + 1].InMicrobatches)
                    last++;
                for (int before = 0; before < Count; before += phases[phase].InMicrobatches ? microbatch : Count)
                {
                    int size = Math.Min(phases[phase].InMicrobatches ? microbatch : Count, Count - before);
                    Microbatches.Take(&step, whole, description, before, size);
                    for (int i = phase; i <= last; i++)
                        program.Train(i, &step, 0, phases[i].Units is > 0 and var units ? units : size);
                }

                step = whole;
                phase = last;
            }
        }

        var used = new HashSet<int>();
        foreach (ParameterDescription parameter in description.Parameters)
        {
            if (parameter.Trainable)
                used.UnionWith(Enumerable.Range(0, parameter.Layout.Length).Select(i => parameter.Offset + parameter.Layout.IndexOf(i)));
        }

        for (int i = 0; i < description.TrainableFloats; i++)
        {
            if (!used.Contains(i) && gradients.Floats[i] != 0)
                complaints.Add($"unused gradient [{i}] is {gradients.Floats[i]}, in {description.Parameters.Last(parameter => parameter.Offset <= i).Name}");
        }

        foreach (GuardedBlock block in (GuardedBlock[])[gradients, workspace, keptFloats, shared, losses, hits, targets])
            complaints.Add(block.Complaint());
        return (losses.Floats.ToArray(), gradients.Floats.ToArray());
    }
}
