using System.Collections.Generic;
using System.Linq;
using StaticNet.Compiler.Kernels;
using StaticNet.Compiler.Model;
using StaticNet.Compiler.Text;

namespace StaticNet.Compiler.Emit;

/// <summary>Calls of kernels' methods: where each tensor lies, seen from where the call stands, and the numbers beside.</summary>
/// <param name="network">The network.</param>
/// <param name="methods">What is called.</param>
/// <param name="identifiers">The tensors' names.</param>
/// <param name="written">Receives each call with what it runs, for who measures them; null where nobody asks.</param>
internal sealed class KernelCalls(CompiledNetwork network, KernelMethods methods, Identifiers identifiers, IDictionary<string, (Kernel Kernel, CompiledProgram Program)>? written)
{
    /// <summary>Writes a call.</summary>
    /// <param name="writer">The text.</param>
    /// <param name="kernel">Whose method is called.</param>
    /// <param name="program">The program that the kernel belongs to.</param>
    /// <param name="style">From where.</param>
    /// <param name="count">How many samples, for a kernel that tiles their rows.</param>
    /// <param name="isHot">Whether it runs often enough to be worth a text of its own.</param>
    public void Emit(SourceWriter writer, Kernel kernel, CompiledProgram program, CallStyle style, string count = "count", bool isHot = true) =>
        writer.Line(Text(kernel, program, style, count, isHot));

    /// <summary>The same as an expression statement.</summary>
    public string Text(Kernel kernel, CompiledProgram program, CallStyle style, string count = "count", bool isHot = true)
    {
        string[] places = kernel.Operands.Select(operand => Place(operand.Tensor, program, style, operand.PointerType == "int*")).ToArray();
        bool several = network.Graph.Judged.Skip(1).Any();
        IEnumerable<string> others = kernel.Scalars.Select(scalar => scalar == Scalar.LossScale
            ? several ? $"step->LossScales[{SourceWriter.Literal(kernel.LossIndex)}]" : "step->LossScale"
            : $"CounterRandom.SampleKey(step->Seed, {((IRandomKernel)kernel).LayerIndex}, step->Step, step->FirstSample + sample)");
        if (kernel.Work == Work.Rows)
            others = others.Append(count);
        if (kernel.Work == Work.Units)
        {
            string units = SourceWriter.Literal(kernel.Units(program));
            if (kernel.Adds)
                others = others.Append(style == CallStyle.WholeUnits ? "adds: false" : "step->Before > 0");
            others = others.Concat(style switch
            {
                CallStyle.Prepare => ["1", "0", units],
                CallStyle.WholeUnits => ["count", "0", units],
                _ => ["step->Count", $"Share(begin, {units})", $"Share(end, {units})"],
            });
        }

        int mostInlined = style switch
        {
            CallStyle.Single when isHot => KernelMethods.MostInlinedLines,
            CallStyle.TrainSample or CallStyle.BatchSample or CallStyle.Units or CallStyle.WholeUnits => KernelMethods.MostInlinedLinesInLoop,
            _ => 0,
        };
        string call = methods.Call(kernel, program, places, others, isHot, mostInlined);
        if (written is not null)
            written[call] = (kernel, program);
        return call;
    }

    private string Place(Tensor tensor, CompiledProgram program, CallStyle style, bool isLabels)
    {
        bool training = style is CallStyle.TrainSample or CallStyle.TrainRows or CallStyle.Units or CallStyle.WholeRows or CallStyle.WholeUnits;
        bool ownSample = style is CallStyle.TrainSample or CallStyle.BatchSample;
        string first = style == CallStyle.TrainRows ? "begin" : ownSample ? "sample" : "";
        string Caller(string pointer)
        {
            (int offset, int stride) = program.Callers.Of(tensor)!.Value;
            string at = first.Length == 0 ? pointer : stride == 1 ? $"{pointer} + {first}" : $"{pointer} + (nint){first} * {SourceWriter.Literal(stride)}";
            return offset == 0 ? at : $"{at} + {SourceWriter.Literal(offset)}";
        }

        switch (tensor.Kind)
        {
            case TensorKind.Input:
                return Caller($"{(network.Graph.IsTokens(tensor) ? "(int*)" : "")}{(training ? "step->Inputs" : "input")}");
            case TensorKind.Output:
                return Caller("output");
            case TensorKind.Target:
                return Caller(isLabels ? "step->Labels" : "step->Targets");
            case TensorKind.Loss:
                return Caller("step->Losses");
            case TensorKind.Hit:
                return Caller("step->Hits");
            case TensorKind.Parameter or TensorKind.State or TensorKind.Prepared:
                return $"weights + {identifiers.Of(tensor)}";
            case TensorKind.ParameterGradient:
                return $"step->Gradients + {identifiers.Of(network.Graph.Parameters.First(parameter => parameter.Gradient == tensor).Tensor)}";
            case TensorKind.Carried:
                return $"state + {SourceWriter.Literal(program.Memory.Fixed[tensor])}";
            case TensorKind.Derived:
                return $"step->Fixed + {SourceWriter.Literal(program.Memory.Fixed[tensor])}";
            default:
                if (program.Memory.Kept.Contains(tensor))
                {
                    string kept = ownSample ? "k" : style == CallStyle.TrainRows ? $"step->Kept + (nint)begin * {SourceWriter.Literal(program.Memory.KeptFloats)}" : "step->Kept";
                    return $"{kept} + {identifiers.Of(tensor)}";
                }

                string memory = ownSample ? program.Memory.Reused.Contains(tensor) ? "r" : "s" : style == CallStyle.TrainRows
                    ? $"workspace + (nint)begin * {SourceWriter.Literal(program.Memory.SampleFloats)}"
                    : "workspace";
                return $"{memory} + {identifiers.Of(tensor)}";
        }
    }
}
