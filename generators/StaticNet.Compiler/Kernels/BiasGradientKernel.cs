using System.Collections.Generic;
using StaticNet.Compiler.Model;

namespace StaticNet.Compiler.Kernels;

/// <summary>
/// db[c] = sum of dy[c] over samples and pixels.
/// </summary>
internal sealed record BiasGradientKernel(Tensor DY, Tensor DB) : Kernel
{
    public override IReadOnlyList<Operand> Operands => [Operand.Read("dy", DY), Operand.Write("db", DB)];

    public override string Formula => "";

    public override Work Work => Work.Units;

    public override void Evaluate(Frame frame)
    {
        Shape shape = DY.Shape;
        double[] dy = frame[DY], db = new double[DB.Shape.Size];
        for (int i = 0; i < dy.Length; i++)
            db[shape.IsImage ? i / shape.Pixels % shape.Channels : i % shape.Channels] += dy[i];
        frame[DB] = db;
    }

    public override void Emit(KernelWriter writer) => throw new System.NotImplementedException();
}
