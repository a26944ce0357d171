using System;
using System.Collections.Generic;
using StaticNet.Compiler.Model;

namespace StaticNet.Compiler.Kernels;

/// <summary>
/// dx[c,i,j] = sum w[c,o,u,v] dy[o, i s + u d - p, j s + v d - p]: an ordinary convolution, of weights that lie for the transposed one.
/// </summary>
internal sealed record ConvTranspose2DInputGradientKernel(Tensor DY, Tensor W, Tensor DX, Window Window, int Groups) : Kernel
{
    public bool Accumulate { get; init; }

    public override IReadOnlyList<Operand> Operands => [Operand.Read("dy", DY), Operand.Read("w", W), Operand.Write("dx", DX, Accumulate)];

    public override string Formula => Convolution.Formula;

    public override long MultiplyAdds => Convolution.MultiplyAdds;

    public override Kernel Rename(Func<Tensor, Tensor> name) => this with { DY = name(DY), W = name(W), DX = name(DX) };

    public override void Evaluate(Frame frame) => Convolution.Evaluate(frame);

    public override void Emit(KernelWriter writer) =>
        throw new InvalidOperationException("the schedule puts a convolution with weights that lie for it in its place");

    private Conv2DKernel Convolution => new(DY, W, null, DX, Window, Groups) { Layer = Layer, Accumulate = Accumulate };
}
