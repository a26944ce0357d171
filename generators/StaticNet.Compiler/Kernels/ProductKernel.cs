using System;
using System.Collections.Generic;
using System.Linq;
using StaticNet.Compiler.Kernels.Loops;
using StaticNet.Compiler.Model;

namespace StaticNet.Compiler.Kernels;

/// <summary>
/// y = the product of the sources, element by element. Its gradient by one of them is the product of dy and the others.
/// </summary>
internal sealed record ProductKernel(EquatableArray<Tensor> Xs, Tensor Y) : Kernel
{
    public bool Accumulate { get; init; }

    public override bool IsElementwise => true;

    public override IReadOnlyList<Operand> Operands =>
        [.. Xs.Select((x, i) => Operand.Read($"x{i}", x)), Operand.Write("y", Y, Accumulate)];

    public override string Formula => $"y {(Accumulate ? "+=" : "=")} {string.Join(" ", Xs.Select((_, i) => $"x{i}"))}, {Y.Shape}";

    public override Kernel Rename(Func<Tensor, Tensor> name) => this with { Xs = new(Xs.Select(name).ToArray()), Y = name(Y) };

    public override void Evaluate(Frame frame)
    {
        double[] y = frame[Y];
        double[][] xs = Xs.Select(x => frame[x]).ToArray();
        for (int i = 0; i < y.Length; i++)
            Frame.Put(y, i, xs.Aggregate(1.0, (product, x) => product * x[i]), Accumulate);
    }

    public override void Emit(KernelWriter writer)
    {
        Simd simd = writer.Simd;
        ElementLoop.Emit(writer, Operands.Select(operand => (operand.Letter, writer.Layout(operand.Tensor))).ToArray(), at =>
        {
            string product = simd.Load(at("x0"));
            for (int i = 1; i < Xs.Count; i++)
                product = simd.Multiply(product, simd.Load(at($"x{i}")));
            writer.Line(simd.Store(at("y"), Accumulate ? simd.Add(simd.Load(at("y")), product) : product));
        });
    }
}
