using System;
using System.Collections.Generic;
using System.Linq;
using StaticNet.Compiler.Kernels.Functions;
using StaticNet.Compiler.Model;

namespace StaticNet.Compiler.Kernels.Winograd;

/// <summary>
/// A convolution of 3 x 3 with stride 1 by Winograd's algorithm: <c>y = f(b + A^T [sum u . (B^T x B)] A + r)</c> tile by tile, with the
/// weights' <c>u = G w G^T</c> made beforehand by <see cref="WinogradWeightsKernel"/>. XT and YT hold a block's transformed inputs and products.
/// Inserted by the schedule in the place of a <see cref="Conv2DKernel"/>.
/// </summary>
internal sealed record WinogradKernel(Tensor X, Tensor U, Tensor? B, Tensor Y, Tensor XT, Tensor YT, Window Window, WinogradForm Form) : Kernel
{
    /// <summary>f; null for none.</summary>
    public Function? Activation { get; init; }

    public bool Accumulate { get; init; }

    /// <summary>What is added before f, of y's shape; null for nothing.</summary>
    public Tensor? R { get; init; }

    /// <summary>What y is multiplied by at the end; null for nothing.</summary>
    public Gate? Gate { get; init; }

    public WinogradTiles Tiles => new(Form, Y.Shape);

    public override IReadOnlyList<Operand> Operands => new (string Letter, Tensor? Tensor)[] { ("x", X), ("u", U), ("b", B), ("r", R), ("g", Gate?.XY) }
        .Where(operand => operand.Tensor is not null).Select(operand => Operand.Read(operand.Letter, operand.Tensor!))
        .Concat([Operand.Write("y", Y, Accumulate), Operand.Write("xt", XT), Operand.Write("yt", YT)]).ToArray();

    public override Tensor? InPlace => R == X ? null : R;

    public override string Formula =>
        $"y{(Accumulate ? " +=" : " =")} {(Activation is null ? "" : Activation.Name + "(")}{(B is null ? "" : "b + ")}A^T [sum u . (B^T x B)] A{(R is null ? "" : " + r")}{Gate?.Formula}{(Activation is null ? "" : ")")} with tiles of {Form.Outputs} x {Form.Outputs} outputs, {X.Shape} -> {Y.Shape}";

    public override long MultiplyAdds => (long)Tiles.Count * Form.Points * Form.Points * X.Shape.Channels * Y.Shape.Channels;

    public override Kernel Rename(Func<Tensor, Tensor> name) => this with
    {
        X = name(X),
        U = name(U),
        B = B is null ? null : name(B),
        Y = name(Y),
        XT = name(XT),
        YT = name(YT),
        R = R is null ? null : name(R),
        Gate = Gate is null ? null : Gate with { XY = name(Gate.XY) },
    };

    public override void Evaluate(Frame frame)
    {
        double[] x = frame[X], u = frame[U], y = frame[Y];
        double[]? b = B is null ? null : frame[B], r = R is null ? null : frame[R], gate = Gate is null ? null : frame[Gate.XY];
        int points = Form.Points, outputs = Form.Outputs, channels = X.Shape.Channels;
        WinogradTiles tiles = Tiles;
        for (int sample = 0; sample < frame.Count; sample++)
        {
            for (int tile = 0; tile < tiles.Count; tile++)
            {
                int top = tile / tiles.Columns * outputs, left = tile % tiles.Columns * outputs;
                double[][,] transformed = [.. Enumerable.Range(0, channels).Select(c => Form.Input.OfBothAxes(tiles.Inputs(x, X.Shape, Window, sample * channels + c, tile)))];
                for (int o = 0; o < Y.Shape.Channels; o++)
                {
                    var products = new double[points, points];
                    for (int c = 0; c < channels; c++)
                    {
                        for (int s = 0; s < points * points; s++)
                            products[s / points, s % points] += u[(o * channels + c) * points * points + s] * transformed[c][s / points, s % points];
                    }

                    double[,] sums = Form.Output.OfBothAxes(products);
                    for (int i = 0; i < Math.Min(outputs, Y.Shape.Height - top); i++)
                    {
                        for (int j = 0; j < Math.Min(outputs, Y.Shape.Width - left); j++)
                        {
                            int at = ((sample * Y.Shape.Channels + o) * Y.Shape.Height + top + i) * Y.Shape.Width + left + j;
                            double sum = (b?[o] ?? 0) + sums[i, j] + (r?[at] ?? 0);
                            Frame.Put(y, at, Activation?.Value(sum) ?? sum, Accumulate);
                            if (gate is not null)
                                y[at] *= Gate!.Function.Derivative(gate[at], gate[at]);
                        }
                    }
                }
            }
        }
    }

    public override void Emit(KernelWriter writer) => new WinogradBody(
        Tiles, writer.Layout(X), writer.Layout(Y), writer.Parameter(U), Window, B is not null, Accumulate, Activation)
    {
        R = R is not null ? writer.Layout(R) : Gate is not null ? writer.Layout(Gate.XY) : null,
        Gate = Gate?.Function,
    }.Emit(writer);
}
