using System;
using System.Collections.Generic;
using StaticNet.Compiler.Kernels.Functions;
using StaticNet.Compiler.Kernels.Tiles;
using StaticNet.Compiler.Model;
using StaticNet.Layouts;

namespace StaticNet.Compiler.Kernels;

/// <summary>
/// y = f(W x + b + r) for each row: a vector is one row of a sample, a sequence T rows. Weights [out, in]. With transposed weights
/// it is also the gradient by the input.
/// </summary>
internal sealed record DenseKernel(Tensor X, Tensor W, Tensor? B, Tensor Y) : Kernel
{
    /// <summary>f; null for none.</summary>
    public Function? Activation { get; init; }

    public bool Accumulate { get; init; }

    /// <summary>Whether it tiles the rows of many samples; else it is made for one sample, whose weights are read once.</summary>
    public bool Batched { get; init; }

    /// <summary>Whether x is what a ReLU gives, of which about half is zero: one sample then reads no weights of inputs that are.</summary>
    public bool SkipsZeros { get; init; }

    /// <summary>r, the other side of a residual connection over a sequence; null for none.</summary>
    public Tensor? R { get; init; }

    /// <summary>What y is multiplied by at the end; null for nothing.</summary>
    public Gate? Gate { get; init; }

    public override Work Work => Batched && X.Shape.IsVector ? Work.Rows : Work.Sample;

    public override IReadOnlyList<Operand> Operands
    {
        get
        {
            var operands = new List<Operand> { Operand.Read("x", X), Operand.Read("w", W) };
            if (B is not null)
                operands.Add(Operand.Read("b", B));
            if (R is not null)
                operands.Add(Operand.Read("r", R));
            if (Gate is not null)
                operands.Add(Operand.Read("g", Gate.XY));
            operands.Add(Operand.Write("y", Y, Accumulate));
            return operands;
        }
    }

    public override Tensor? InPlace => R == X ? null : R;

    /// <summary>Weights are packed in the order of what they are multiplied by, and their transposed copies in the order of the gradient that comes out.</summary>
    public override bool TakesAnyOrder(Tensor tensor) => X.Shape.IsVector && (W.Kind == TensorKind.Derived ? tensor != X : tensor == X);

    public override string Formula => $"y{(Accumulate ? " +=" : " =")} {(Activation is null ? "" : Activation.Name + "(")}W x{(B is null ? "" : " + b")}{(R is null ? "" : " + r")}{(Activation is null ? "" : ")")}{Gate?.Formula}, {X.Shape} -> {Y.Shape}";

    public override bool IsProduct => Batched || !X.Shape.IsVector;

    public override long MultiplyAdds => X.Shape.Size * W.Shape[0];

    public override Kernel Rename(Func<Tensor, Tensor> name) => this with { X = name(X), W = name(W), B = B is null ? null : name(B), R = R is null ? null : name(R), Gate = Gate is null ? null : Gate with { XY = name(Gate.XY) }, Y = name(Y) };

    public override void Evaluate(Frame frame)
    {
        int inputs = W.Shape[1], outputs = W.Shape[0];
        double[] x = frame[X], w = frame[W], y = frame[Y];
        double[]? b = B is null ? null : frame[B], r = R is null ? null : frame[R], g = Gate is null ? null : frame[Gate.XY];
        for (int row = 0; row < x.Length / inputs; row++)
        {
            for (int o = 0; o < outputs; o++)
            {
                double sum = (b?[o] ?? 0) + (r?[row * outputs + o] ?? 0);
                for (int i = 0; i < inputs; i++)
                    sum += w[o * inputs + i] * x[row * inputs + i];
                Frame.Put(y, row * outputs + o, Activation?.Value(sum) ?? sum, Accumulate);
                if (g is not null)
                    y[row * outputs + o] *= Gate!.Function.Derivative(g[row * outputs + o], g[row * outputs + o]);
            }
        }
    }

    public override void Emit(KernelWriter writer)
    {
        ParameterLayout w = writer.Parameter(W);
        if (!X.Shape.IsVector)
        {
            var point = new Axis(1, 1, 1, 0, 0);
            Tensor? read = R ?? Gate?.XY;
            new ConvolutionBody(writer.Layout(X), writer.Layout(Y), w, new Window { Vertical = point, Horizontal = point }, B is not null, Accumulate, Activation)
            {
                R = read is null ? null : writer.Layout(read),
                Gate = Gate?.Function,
            }.Emit(writer);
        }
        else if (Batched)
        {
            new RowsBody(w, writer.SampleStride(X), writer.SampleStride(Y), B is not null, Accumulate, Activation)
            {
                Gate = Gate?.Function,
                GStride = Gate is null ? 0 : writer.SampleStride(Gate.XY),
            }.Emit(writer);
        }
        else
        {
            new SingleRowBody(w, B is not null, Accumulate, Activation) { Gate = Gate?.Function, SkipsZeros = SkipsZeros }.Emit(writer);
        }
    }
}
