using System;
using System.Collections.Generic;
using StaticNet.Compiler.Kernels.Functions;
using StaticNet.Compiler.Kernels.Loops;
using StaticNet.Compiler.Model;

namespace StaticNet.Compiler.Kernels;

/// <summary>
/// dx = dy f'(x), element by element; XY is the argument or the value, as the function's derivative wants it.
/// </summary>
internal sealed record ActivateGradientKernel(Tensor XY, Tensor DY, Tensor DX, Function Function) : Kernel
{
    public bool Accumulate { get; init; }

    public override bool IsElementwise => true;

    public override IReadOnlyList<Operand> Operands =>
        [Operand.Read(Function.DerivativeReadsInput ? "x" : "y", XY), Operand.Read("dy", DY), Operand.Write("dx", DX, Accumulate)];

    public override Tensor? InPlace => Accumulate ? null : DY;

    public override bool NamesNumbers => true;

    public override string Formula => $"dx = dy f'({(Function.DerivativeReadsInput ? "x" : "y")}) with f(x) = {Function.Formula}, {DX.Shape}";

    public override Kernel Rename(Func<Tensor, Tensor> name) => this with { XY = name(XY), DY = name(DY), DX = name(DX) };

    public override void Evaluate(Frame frame)
    {
        double[] xy = frame[XY], dy = frame[DY], dx = frame[DX];
        for (int i = 0; i < dx.Length; i++)
            Frame.Put(dx, i, dy[i] * Function.Derivative(xy[i], xy[i]), Accumulate);
    }

    public override void Emit(KernelWriter writer)
    {
        Simd simd = writer.Simd;
        string letter = Function.DerivativeReadsInput ? "x" : "y";
        ElementLoop.Emit(writer, [(letter, writer.Layout(XY)), ("dy", writer.Layout(DY)), ("dx", writer.Layout(DX))], at =>
        {
            writer.Vector("v", simd.Load(at(letter)));
            writer.Vector("d", Function.EmitGradient(simd, simd.Load(at("dy")), "v"));
            writer.Line(simd.Store(at("dx"), Accumulate ? simd.Add(simd.Load(at("dx")), "d") : "d"));
        });
    }
}
