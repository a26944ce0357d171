using System;

namespace StaticNet.Compiler.Kernels.LossFunctions;

/// <summary>|x - t|; derivative the sign of x - t, 0 at 0.</summary>
internal sealed class Absolute : LossFunction
{
    public override string Name => "Absolute";

    public override string Formula => "|x - t|";

    public override double Value(double x, double t) => Math.Abs(x - t);

    public override double Derivative(double x, double t) => x > t ? 1 : x < t ? -1 : 0;

    public override string Emit(KernelWriter writer, string x, string t)
    {
        Simd simd = writer.Simd;
        writer.Vector("error", simd.Subtract(x, t));
        return simd.Abs("error");
    }

    public override string EmitDerivative(KernelWriter writer, string x, string t)
    {
        Simd simd = writer.Simd;
        return simd.Subtract(simd.And(simd.GreaterThan("error", simd.Zero), simd.Create("1f")), simd.And(simd.GreaterThan(simd.Zero, "error"), simd.Create("1f")));
    }

}
