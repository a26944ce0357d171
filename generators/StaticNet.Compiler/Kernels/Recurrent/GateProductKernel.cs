using System;
using System.Collections.Generic;
using StaticNet.Compiler.Model;
using static StaticNet.Compiler.Kernels.KernelWriter;

namespace StaticNet.Compiler.Kernels.Recurrent;

/// <summary>
/// a = W x + b + c for all gates and all steps at once: what a recurrent layer can compute before its first step. The state's bias c
/// is left out in the gates where it is not simply added.
/// </summary>
internal sealed record GateProductKernel(Tensor X, Tensor W, Tensor B, Tensor C, Tensor A, Gates Gates) : Kernel
{
    public override Work Work => X.Shape.IsVector ? Work.Rows : Work.Sample;

    public override IReadOnlyList<Operand> Operands => [Operand.Read("x", X), Operand.Read("w", W), Operand.Read("bi", B), Operand.Read("bh", C), Operand.Write("y", A)];

    public override string Formula => $"a = W x + b_ih + b_hh{(Gates.Summed < Gates.Count ? " (without b_hh in the last gate)" : "")}, {X.Shape} -> {A.Shape}";

    public override long MultiplyAdds => X.Shape.Size * W.Shape[0];

    public override Kernel Rename(Func<Tensor, Tensor> name) => this with { X = name(X), W = name(W), B = name(B), C = name(C), A = name(A) };

    public override void Evaluate(Frame frame) => Sums(Gates, frame[X], frame[W], frame[B], frame[C]).CopyTo(frame[A], 0);

    public override void Emit(KernelWriter writer)
    {
        EmitBiases(writer, Gates, $"stackalloc float[{N(Gates.Columns)}]");
        new DenseKernel(X, Gates.Widened(W), B, A) { Layer = Layer, Batched = true }.Emit(writer);
    }

    /// <summary>What the kernel computes, in double.</summary>
    public static double[] Sums(Gates gates, double[] x, double[] w, double[] b, double[] c)
    {
        int inputs = w.Length / b.Length;
        var a = new double[x.Length / inputs * gates.Columns];
        for (int row = 0; row < x.Length / inputs; row++)
        {
            for (int o = 0; o < b.Length; o++)
            {
                double sum = b[o] + (o / gates.Units < gates.Summed ? c[o] : 0);
                for (int i = 0; i < inputs; i++)
                    sum += w[o * inputs + i] * x[row * inputs + i];
                a[row * gates.Columns + gates.Column(o)] = sum;
            }
        }

        return a;
    }

    /// <summary>Adds the biases at bi and bh, once and not in every step, and leaves them at b, in a room for all columns.</summary>
    public static void EmitBiases(KernelWriter writer, Gates gates, string room)
    {
        Simd simd = writer.Simd;
        int summed = gates.Summed * gates.Padded;
        writer.Line($"float* b = {room};");
        using (writer.Text.Open($"for (int i = 0; i < {N(summed)}; i += {simd.Lanes})"))
            writer.Line(simd.Store("b + i", simd.Add(simd.Load("bi + i"), simd.Load("bh + i"))));
        if (summed < gates.Columns)
        {
            using (writer.Text.Open($"for (int i = {N(summed)}; i < {N(gates.Columns)}; i += {simd.Lanes})"))
                writer.Line(simd.Store("b + i", simd.Load("bi + i")));
        }
    }
}
