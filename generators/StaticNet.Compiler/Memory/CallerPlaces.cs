using System.Collections.Generic;
using System.Linq;
using StaticNet.Compiler.Graph;
using StaticNet.Compiler.Model;

namespace StaticNet.Compiler.Memory;

/// <summary>
/// Where the parts of a sample lie in the caller's memory: its inputs follow each other, and so do its outputs, its targets, its losses and
/// its hits; behind them comes the next sample. Counted in floats; tokens and labels are as long.
/// </summary>
internal sealed class CallerPlaces
{
    private readonly Dictionary<Tensor, (int Offset, int Stride)> places = [];

    public static CallerPlaces Of(KernelProgram program)
    {
        var callers = new CallerPlaces();
        callers.Add(program.Inputs.Where(tensor => tensor.Kind == TensorKind.Input));
        callers.Add(program.Inputs.Where(tensor => tensor.Kind == TensorKind.Target));
        callers.Add(program.Results.Where(tensor => tensor.Kind == TensorKind.Output));
        // A loss of values has no hits, but keeps their place.
        Tensor[] losses = program.Results.Where(tensor => tensor.Kind == TensorKind.Loss).ToArray();
        callers.Add(losses);
        foreach ((Tensor loss, Tensor hit) in program.Kernels.SelectMany(Judgements))
            callers.places[hit] = callers.places[loss];
        return callers;
    }

    /// <summary>The place of a tensor of the caller's; null for all others.</summary>
    public (int Offset, int Stride)? Of(Tensor tensor) => places.TryGetValue(tensor, out (int, int) place) ? place : null;

    private static IEnumerable<(Tensor Loss, Tensor Hit)> Judgements(Kernels.Kernel kernel)
    {
        Tensor? loss = kernel.Operands.FirstOrDefault(operand => operand.Tensor.Kind == TensorKind.Loss)?.Tensor;
        Tensor? hit = kernel.Operands.FirstOrDefault(operand => operand.Tensor.Kind == TensorKind.Hit)?.Tensor;
        if (loss is not null && hit is not null)
            yield return (loss, hit);
    }

    private void Add(IEnumerable<Tensor> tensors)
    {
        Tensor[] all = tensors.ToArray();
        int offset = 0, stride = (int)all.Sum(tensor => tensor.Shape.Size);
        foreach (Tensor tensor in all)
        {
            places[tensor] = (offset, stride);
            offset += (int)tensor.Shape.Size;
        }
    }
}
