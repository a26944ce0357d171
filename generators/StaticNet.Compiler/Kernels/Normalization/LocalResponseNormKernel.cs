using System;
using System.Collections.Generic;
using System.Linq;
using StaticNet.Compiler.Kernels.Loops;
using StaticNet.Compiler.Model;
using StaticNet.Compiler.Text;
using StaticNet.Layouts;
using static StaticNet.Compiler.Kernels.KernelWriter;

namespace StaticNet.Compiler.Kernels.Normalization;

/// <summary>
/// y = x s^-beta with s = k + alpha / size sum x^2 over a window of channels. T holds the squares between margins of zeros; Scale
/// is where s is kept for the gradient, null where nobody needs it.
/// </summary>
internal sealed record LocalResponseNormKernel(Tensor X, Tensor T, Tensor Y, Tensor? Scale, LocalResponseWindow Window) : Kernel
{
    public override IReadOnlyList<Operand> Operands => Scale is null
        ? [Operand.Read("x", X), Operand.Write("t", T), Operand.Write("y", Y)]
        : [Operand.Read("x", X), Operand.Write("t", T), Operand.Write("y", Y), Operand.Write("s", Scale)];

    public override string Formula =>
        $"y = x / ({N(Window.K)} + {N(Window.Alpha)} / {Window.Size} sum of x^2 over {Window.Size} channels)^{N(Window.Beta)}, {X.Shape}";

    public override Kernel Rename(Func<Tensor, Tensor> name) => this with { X = name(X), T = name(T), Y = name(Y), Scale = Scale is null ? null : name(Scale) };

    public override void Evaluate(Frame frame)
    {
        double[] x = frame[X], y = frame[Y];
        int channels = X.Shape.Channels;
        foreach (int[] pixel in Pixels.Of(X.Shape, frame.Count))
        {
            for (int c = 0; c < channels; c++)
            {
                double scale = Window.K + Window.Alpha / Window.Size * Window.Sum(c, channels, other => x[pixel[other]] * x[pixel[other]]);
                y[pixel[c]] = x[pixel[c]] * Math.Pow(scale, -Window.Beta);
                if (Scale is not null)
                    frame[Scale][pixel[c]] = scale;
            }
        }
    }

    public override void Emit(KernelWriter writer)
    {
        Simd simd = writer.Simd;
        int channels = X.Shape.Channels;
        TensorLayout margins = LocalResponseMargins.Emit(writer, T, channels, [("x", writer.Layout(X))], Window.Half, at =>
        {
            writer.Vector("v", simd.Load(at("xp")));
            return simd.Multiply("v", "v");
        });
        writer.Vector("k", simd.Create(SourceWriter.Literal((float)Window.K)));
        writer.Vector("alpha", simd.Create(SourceWriter.Literal((float)(Window.Alpha / Window.Size))));
        var operands = new List<(string, TensorLayout)> { ("x", writer.Layout(X)), ("y", writer.Layout(Y)), ("t", margins) };
        if (Scale is not null)
            operands.Add(("s", writer.Layout(Scale)));
        PixelLoop.Emit(writer, operands, () => ChannelLoop.Emit(writer, channels, (at, _) =>
        {
            Window.EmitSum(writer, at("tp"));
            writer.Vector("scale", simd.MultiplyAdd("sum", "alpha", "k"));

            writer.Line(simd.Store(at("yp"), simd.Multiply(simd.Load(at("xp")), Window.Power(simd, "scale"))));
            if (Scale is not null)
                writer.Line(simd.Store(at("sp"), "scale"));
        }));
    }
}
