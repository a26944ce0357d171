using System;

namespace StaticNet.Compiler.Kernels.LossFunctions;

/// <summary>t (ln t - x) for log-probabilities x, and 0 where t is 0; derivative -t.</summary>
internal sealed class Divergence : LossFunction
{
    public override string Name => "KLDivergence";

    public override string Formula => "t (ln t - x)";

    public override double Value(double x, double t) => t > 0 ? t * (Math.Log(t) - x) : 0;

    public override double Derivative(double x, double t) => t > 0 ? -t : 0;

    public override string Emit(KernelWriter writer, string x, string t)
    {
        Simd simd = writer.Simd;
        writer.Vector("present", simd.GreaterThan(t, simd.Zero));
        return simd.And("present", simd.Multiply(t, simd.Subtract(simd.Call("Log", t), x)));
    }

    public override string EmitDerivative(KernelWriter writer, string x, string t) =>
        writer.Simd.And("present", writer.Simd.Subtract(writer.Simd.Zero, t));

}
