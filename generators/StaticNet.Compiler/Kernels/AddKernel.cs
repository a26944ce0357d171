using System;
using System.Collections.Generic;
using System.Linq;
using StaticNet.Compiler.Kernels.Loops;
using StaticNet.Compiler.Model;
using StaticNet.Layouts;

namespace StaticNet.Compiler.Kernels;

/// <summary>
/// y = the sum of all sources.
/// </summary>
internal sealed record AddKernel(EquatableArray<Tensor> Xs, Tensor Y) : Kernel
{
    public override bool IsElementwise => true;

    public override IReadOnlyList<Operand> Operands => [.. Xs.Select((x, i) => Operand.Read($"x{i}", x)), Operand.Write("y", Y)];

    public override bool NamesNumbers => true;

    public override string Formula => $"y = sum of {Xs.Count} sources, {Y.Shape}";

    public override Kernel Rename(Func<Tensor, Tensor> name) => this with { Xs = new(Xs.Select(name).ToArray()), Y = name(Y) };

    public override void Evaluate(Frame frame)
    {
        double[] y = frame[Y] = new double[frame.Count * Y.Shape.Size];
        foreach (Tensor tensor in Xs)
        {
            double[] x = frame[tensor];
            for (int i = 0; i < y.Length; i++)
                y[i] += x[i];
        }
    }

    public override void Emit(KernelWriter writer)
    {
        var operands = new List<(string, TensorLayout)>();
        foreach (Operand operand in Operands)
            operands.Add((operand.Letter, writer.Layout(operand.Tensor)));
        ElementLoop.Emit(writer, operands, at =>
        {
            string sum = writer.Simd.Load(at("x0"));
            for (int i = 1; i < Xs.Count; i++)
                sum = writer.Simd.Add(sum, writer.Simd.Load(at($"x{i}")));
            writer.Line(writer.Simd.Store(at("y"), sum));
        });
    }
}
