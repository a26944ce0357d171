using System;
using System.Collections.Generic;
using StaticNet.Compiler.Model;

namespace StaticNet.Compiler.Kernels.Recurrent;

/// <summary>db[o] = sum of da[o] over samples and steps.</summary>
internal sealed record GateBiasGradientKernel(Tensor DA, Tensor DB, Gates Gates) : Kernel
{
    public override IReadOnlyList<Operand> Operands => [Operand.Read("dy", DA), Operand.Write("db", DB)];

    public override string Formula => $"db = sum of da over samples and steps, {DA.Shape} -> {DB.Shape}";

    public override Work Work => Work.Units;

    public override Kernel Rename(Func<Tensor, Tensor> name) => this with { DA = name(DA), DB = name(DB) };

    public override void Evaluate(Frame frame)
    {
        double[] da = frame[DA], db = new double[DB.Shape.Size];
        for (int row = 0; row < da.Length / Gates.Columns; row++)
        {
            for (int o = 0; o < db.Length; o++)
                db[o] += da[row * Gates.Columns + Gates.Column(o)];
        }

        frame[DB] = db;
    }

    public override int Units(IPlacement placement) => Plain.Units(placement);

    public override void Emit(KernelWriter writer) => Plain.Emit(writer);

    private BiasGradientKernel Plain => new(DA, Gates.Widened(DB)) { Layer = Layer };
}
