using System;
using System.Collections.Generic;
using System.Linq;
using StaticNet.Compiler.Kernels;
using StaticNet.Compiler.Model;
using StaticNet.Compiler.Schedule;
using StaticNet.Compiler.Text;

namespace StaticNet.Compiler.Emit;

/// <summary>The methods that call a program's kernels in their order, with everything at its place in memory.</summary>
internal sealed class ProgramDrivers(CompiledNetwork network, KernelMethods methods, Identifiers identifiers, IDictionary<string, (Kernel Kernel, CompiledProgram Program)>? written = null)
{
    private readonly KernelCalls calls = new(network, methods, identifiers, written);

    // Phases over samples of more kernels have a method of their own.
    private const int MostInPlace = 6;

    /// <summary>In how many shares the units of a phase are cut.</summary>
    public const int Shares = 4_096;

    /// <summary>Prediction of one sample, or inspection: straight calls.</summary>
    public void EmitSingle(SourceWriter writer, string method, string parameters, CompiledProgram program, bool isHot = true)
    {
        writer.Line();
        writer.Line("[MethodImpl(Kernel)]");
        using (writer.Open($"public override void {method}({parameters})"))
        {
            EmitPlaces(writer, program, program.Scheduled.Program.Kernels);
            foreach (Kernel kernel in EachCall(program))
                calls.Emit(writer, kernel, program, CallStyle.Single, isHot: isHot);
        }
    }

    /// <summary>What predictions derive from the weights alone: not at each call, but when the weights have changed.</summary>
    public void EmitPrepare(SourceWriter writer, CompiledProgram program)
    {
        Kernel[] kernels = program.Scheduled.Program.Kernels.Where(kernel => kernel.Work == Work.Units).ToArray();
        if (kernels.Length == 0)
            return;
        writer.Line();
        using (writer.Open("public override void Prepare(float* weights)"))
        {
            foreach (Kernel kernel in kernels)
                calls.Emit(writer, kernel, program, CallStyle.Prepare, isHot: false);
        }
    }

    // The kernels of a prediction that run for each sample or batch.
    private static IReadOnlyList<Kernel> EachCall(CompiledProgram program) => program.Scheduled.Program.Kernels.Where(kernel => kernel.Work != Work.Units).ToArray();

    /// <summary>Prediction of a batch: sample by sample, but rows of dense layers together. What only one sample at a time needs is at r.</summary>
    public void EmitBatch(SourceWriter writer, CompiledProgram program)
    {
        writer.Line();
        writer.Line("[MethodImpl(Kernel)]");
        using (writer.Open("public override void PredictBatch(float* input, float* weights, float* workspace, int capacity, float* output, int count)"))
        {
            EmitPlaces(writer, program, program.Scheduled.Program.Kernels);
            EmitSegments(writer, program, EachCall(program), "0", "count", "count", training: false);
        }
    }

    /// <summary>The steps of a stream, which follow each other as the samples of a batch do.</summary>
    public void EmitStream(SourceWriter writer, CompiledProgram program)
    {
        writer.Line();
        writer.Line("[MethodImpl(Kernel)]");
        using (writer.Open("public override void Stream(float* input, float* weights, float* workspace, float* state, float* output, int count)"))
        {
            EmitPlaces(writer, program, program.Scheduled.Program.Kernels);
            EmitSegments(writer, program, EachCall(program), "0", "count", "count", training: false);
        }
    }

    /// <summary>The phases of a training step: long ones over samples have a method each, all else is done where it is asked for.</summary>
    public void EmitTrain(SourceWriter writer, CompiledProgram program)
    {
        IReadOnlyList<KernelPhase> phases = program.Scheduled.Phases;
        writer.Line();
        writer.Line($"// Work on parameters comes in shares, of which {SourceWriter.Literal(Shares)} are the whole; all else takes samples, from begin to end.");
        writer.Line("[MethodImpl(Kernel)]");
        using (writer.Open("public override void Train(int phase, TrainingStep* step, int begin, int end)"))
        {
            Kernel[] here = phases.Where(phase => phase.IsUnits || IsInPlace(program, phase)).SelectMany(phase => phase.Kernels).ToArray();
            EmitPlaces(writer, program, here);
            if (here.Length > 0)
                writer.Line("float* weights = step->Weights, workspace = step->Workspace;");
            using (writer.Open("switch (phase)"))
            {
                for (int i = 0; i < phases.Count; i++)
                    EmitCase(writer, program, phases[i], i, isLast: i == phases.Count - 1);
            }
        }

        for (int i = 0; i < phases.Count; i++)
        {
            if (phases[i].IsUnits || IsInPlace(program, phases[i]))
                continue;
            writer.Line();
            writer.Line("[MethodImpl(Kernel)]");
            using (writer.Open($"private static void TrainPhase{i}(TrainingStep* step, int begin, int end)"))
            {
                EmitPlaces(writer, program, phases[i].Kernels);
                writer.Line("float* weights = step->Weights, workspace = step->Workspace;");
                EmitSegments(writer, program, phases[i].Kernels, "begin", "end", "end - begin", training: true);
            }
        }
    }

    /// <summary>All phases of a training step, for one thread and all samples.</summary>
    public void EmitTrainWhole(SourceWriter writer, CompiledProgram program)
    {
        writer.Line();
        writer.Line("[MethodImpl(Kernel)]");
        using (writer.Open("public override void TrainWhole(TrainingStep* step)"))
        {
            EmitPlaces(writer, program, program.Scheduled.Program.Kernels);
            writer.Line("float* weights = step->Weights, workspace = step->Workspace;");
            writer.Line("int count = step->Count;");
            if (program.Scheduled.Program.Kernels.SelectMany(kernel => kernel.Operands).Any(operand => program.Memory.Reused.Contains(operand.Tensor)))
                writer.Line("float* r = workspace;");
            foreach (KernelPhase phase in program.Scheduled.Phases)
            {
                if (!phase.IsUnits)
                    EmitLoops(writer, program, phase.Kernels, "0", "count", "count", CallStyle.TrainSample, CallStyle.WholeRows);
                foreach (Kernel kernel in phase.Kernels.Where(_ => phase.IsUnits))
                    calls.Emit(writer, kernel, program, CallStyle.WholeUnits);
            }
        }
    }

    private void EmitCase(SourceWriter writer, CompiledProgram program, KernelPhase phase, int index, bool isLast)
    {
        string label = isLast ? "default:" : $"case {index}:";
        if (IsInPlace(program, phase))
        {
            writer.Line(label);
            using SourceWriter.Block block = writer.Indent();
            EmitSegments(writer, program, phase.Kernels, "begin", "end", "end - begin", training: true);
            writer.Line("break;");
        }
        else if (!phase.IsUnits)
        {
            writer.Line($"{label} TrainPhase{index}(step, begin, end); break;");
        }
        else if (phase.Kernels.Count == 1)
        {
            writer.Line($"{label} {calls.Text(phase.Kernels[0], program, CallStyle.Units)} break;");
        }
        else
        {
            writer.Line(label);
            using SourceWriter.Block block = writer.Indent();
            foreach (Kernel kernel in phase.Kernels)
                calls.Emit(writer, kernel, program, CallStyle.Units);
            writer.Line("break;");
        }
    }

    // Where statistics of the batch are waited for, phases are many and short.
    private static bool IsInPlace(CompiledProgram program, KernelPhase phase) => !phase.IsUnits && phase.Kernels.Count <= MostInPlace
        && !phase.Kernels.Any(kernel => kernel.Work == Work.Rows || kernel.Operands.Any(operand => program.Memory.Reused.Contains(operand.Tensor)));

    private void EmitSegments(SourceWriter writer, CompiledProgram program, IReadOnlyList<Kernel> kernels, string begin, string end, string count, bool training)
    {
        if (kernels.SelectMany(kernel => kernel.Operands).Any(operand => program.Memory.Reused.Contains(operand.Tensor)))
            writer.Line($"float* r = workspace{(training ? $" + (nint)begin * {SourceWriter.Literal(program.Memory.SampleFloats)}" : "")};");
        EmitLoops(writer, program, kernels, begin, end, count, training ? CallStyle.TrainSample : CallStyle.BatchSample, training ? CallStyle.TrainRows : CallStyle.BatchRows);
    }

    private void EmitLoops(SourceWriter writer, CompiledProgram program, IReadOnlyList<Kernel> kernels, string begin, string end, string count, CallStyle ofSample, CallStyle ofRows)
    {
        for (int i = 0; i < kernels.Count;)
        {
            if (kernels[i].Work == Work.Rows)
            {
                calls.Emit(writer, kernels[i], program, ofRows, count);
                i++;
                continue;
            }

            using (writer.Open($"for (int sample = {begin}; sample < {end}; sample++)"))
            {
                writer.Line($"float* s = workspace + (nint)sample * {SourceWriter.Literal(program.Memory.SampleFloats)};");
                if (kernels.Skip(i).TakeWhile(kernel => kernel.Work != Work.Rows).SelectMany(kernel => kernel.Operands).Any(operand => program.Memory.Kept.Contains(operand.Tensor)))
                    writer.Line($"float* k = step->Kept + (nint)sample * {SourceWriter.Literal(program.Memory.KeptFloats)};");
                for (; i < kernels.Count && kernels[i].Work != Work.Rows; i++)
                    calls.Emit(writer, kernels[i], program, ofSample);
            }
        }
    }

    /// <summary>Constants of one type, four to a line.</summary>
    /// <param name="writer">The text.</param>
    /// <param name="type">"const int".</param>
    /// <param name="constants">"conv2d1 = 64".</param>
    public static void EmitConstants(SourceWriter writer, string type, IReadOnlyCollection<string> constants)
    {
        for (int i = 0; i < constants.Count; i += 4)
            writer.Line($"{type} {string.Join(", ", constants.Skip(i).Take(4))};");
    }

    // The places of the tensors in a sample's memory, under their names.
    private void EmitPlaces(SourceWriter writer, CompiledProgram program, IEnumerable<Kernel> kernels)
    {
        string[] places = kernels.SelectMany(kernel => kernel.Operands).Select(operand => operand.Tensor).Distinct()
            .Where(program.Memory.Offsets.ContainsKey)
            .Select(tensor => $"{identifiers.Of(tensor)} = {SourceWriter.Literal(program.Memory.Offsets[tensor])}")
            .ToArray();
        EmitConstants(writer, "const int", places);
    }
}
