using System;
using System.Collections.Generic;
using System.Linq;
using StaticNet.Compiler.Kernels.Loops;
using StaticNet.Compiler.Model;

namespace StaticNet.Compiler.Kernels;

/// <summary>
/// y = the largest of the sources, element by element; NaN is passed on.
/// </summary>
internal sealed record MaximumKernel(EquatableArray<Tensor> Xs, Tensor Y) : Kernel
{
    public override bool IsElementwise => true;

    public override IReadOnlyList<Operand> Operands => [.. Xs.Select((x, i) => Operand.Read($"x{i}", x)), Operand.Write("y", Y)];

    public override string Formula => $"y = max of {Xs.Count} sources, {Y.Shape}";

    public override Kernel Rename(Func<Tensor, Tensor> name) => this with { Xs = new(Xs.Select(name).ToArray()), Y = name(Y) };

    public override void Evaluate(Frame frame)
    {
        double[] y = frame[Y];
        double[][] xs = Xs.Select(x => frame[x]).ToArray();
        for (int i = 0; i < y.Length; i++)
            y[i] = xs[Winner(xs, i)][i];
    }

    /// <summary>The first source with the largest value; the first NaN where there is one.</summary>
    public static int Winner(double[][] xs, int i)
    {
        int winner = 0;
        for (int source = 1; source < xs.Length; source++)
        {
            double value = xs[source][i], best = xs[winner][i];
            if (value > best || (double.IsNaN(value) && !double.IsNaN(best)))
                winner = source;
        }

        return winner;
    }

    public override void Emit(KernelWriter writer)
    {
        Simd simd = writer.Simd;
        ElementLoop.Emit(writer, Operands.Select(operand => (operand.Letter, writer.Layout(operand.Tensor))).ToArray(), at =>
        {
            writer.Vector("best", simd.Load(at("x0")));
            for (int i = 1; i < Xs.Count; i++)
            {
                writer.Vector($"v{i}", simd.Load(at($"x{i}")));
                writer.Line($"best = {simd.Select(Larger(simd, $"v{i}", "best"), $"v{i}", "best")};");
            }

            writer.Line(simd.Store(at("y"), "best"));
        });
    }

    /// <summary>All bits set where a value takes the place of the best so far: larger, or the first NaN.</summary>
    public static string Larger(Simd simd, string value, string best) => simd.And(simd.NotLessThanOrEqual(value, best), simd.IsNumber(best));
}
