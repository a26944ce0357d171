using System;
using System.Collections.Generic;
using System.Linq;
using StaticNet.Compiler.Kernels.Loops;
using StaticNet.Compiler.Model;

namespace StaticNet.Compiler.Kernels;

/// <summary>
/// dx = dy where this source is the first largest, else 0.
/// </summary>
internal sealed record MaximumGradientKernel(EquatableArray<Tensor> Xs, Tensor DY, Tensor DX, int Source) : Kernel
{
    public bool Accumulate { get; init; }

    public override bool IsElementwise => true;

    public override IReadOnlyList<Operand> Operands =>
        [.. Xs.Select((x, i) => Operand.Read($"x{i}", x)), Operand.Read("dy", DY), Operand.Write("dx", DX, Accumulate)];

    public override string Formula => $"dx {(Accumulate ? "+=" : "=")} dy where x{Source} is the first largest of {Xs.Count} sources, {DX.Shape}";

    public override Kernel Rename(Func<Tensor, Tensor> name) => this with { Xs = new(Xs.Select(name).ToArray()), DY = name(DY), DX = name(DX) };

    public override void Evaluate(Frame frame)
    {
        double[] dy = frame[DY], dx = frame[DX];
        double[][] xs = Xs.Select(x => frame[x]).ToArray();
        for (int i = 0; i < dx.Length; i++)
            Frame.Put(dx, i, MaximumKernel.Winner(xs, i) == Source ? dy[i] : 0, Accumulate);
    }

    public override void Emit(KernelWriter writer)
    {
        Simd simd = writer.Simd;
        ElementLoop.Emit(writer, Operands.Select(operand => (operand.Letter, writer.Layout(operand.Tensor))).ToArray(), at =>
        {
            // It must take the place of the best before it, and none behind it may take its place.
            writer.Vector("d", simd.Load(at("dy")));
            writer.Vector("best", simd.Load(at("x0")));
            for (int i = 1; i < Xs.Count; i++)
            {
                writer.Vector($"v{i}", simd.Load(at($"x{i}")));
                string larger = MaximumKernel.Larger(simd, $"v{i}", "best");
                if (i == Source)
                    writer.Line($"d = {simd.And("d", larger)};");
                else if (i > Source)
                    writer.Line($"d = {simd.Select(larger, simd.Zero, "d")};");
                if (i < Source)
                    writer.Line($"best = {simd.Select(larger, $"v{i}", "best")};");
                else if (i == Source)
                    writer.Line($"best = v{i};");
            }

            writer.Line(simd.Store(at("dx"), Accumulate ? simd.Add(simd.Load(at("dx")), "d") : "d"));
        });
    }
}
