using System;
using System.Collections.Generic;
using System.Linq;
using StaticNet.Compiler.Kernels.Loops;
using StaticNet.Compiler.Model;
using StaticNet.Compiler.Text;

namespace StaticNet.Compiler.Kernels;

/// <summary>
/// y = the sum of the sources, each times its number: a difference, a mean, and their gradients.
/// </summary>
internal sealed record WeightedSumKernel(EquatableArray<Tensor> Xs, EquatableArray<double> Weights, Tensor Y) : Kernel
{
    public bool Accumulate { get; init; }

    public override bool IsElementwise => true;

    public override IReadOnlyList<Operand> Operands =>
        [.. Xs.Select((x, i) => Operand.Read($"x{i}", x)), Operand.Write("y", Y, Accumulate)];

    public override string Formula => $"y {(Accumulate ? "+=" : "=")} {string.Join(" + ", Weights.Select((weight, i) => $"{KernelWriter.N(weight)} x{i}"))}, {Y.Shape}";

    public override Kernel Rename(Func<Tensor, Tensor> name) => this with { Xs = new(Xs.Select(name).ToArray()), Y = name(Y) };

    public override void Evaluate(Frame frame)
    {
        double[] y = frame[Y];
        double[][] xs = Xs.Select(x => frame[x]).ToArray();
        for (int i = 0; i < y.Length; i++)
            Frame.Put(y, i, xs.Select((x, source) => Weights[source] * x[i]).Sum(), Accumulate);
    }

    public override void Emit(KernelWriter writer)
    {
        Simd simd = writer.Simd;
        ElementLoop.Emit(writer, Operands.Select(operand => (operand.Letter, writer.Layout(operand.Tensor))).ToArray(), at =>
        {
            string sum = Accumulate ? simd.Load(at("y")) : "";
            for (int i = 0; i < Xs.Count; i++)
            {
                string x = simd.Load(at($"x{i}"));
                sum = Weights[i] switch
                {
                    1 => sum.Length == 0 ? x : simd.Add(sum, x),
                    -1 when sum.Length > 0 => simd.Subtract(sum, x),
                    double weight when sum.Length == 0 => simd.Multiply(x, simd.Create(SourceWriter.Literal((float)weight))),
                    double weight => simd.MultiplyAdd(x, simd.Create(SourceWriter.Literal((float)weight)), sum),
                };
            }

            writer.Line(simd.Store(at("y"), sum));
        });
    }
}
