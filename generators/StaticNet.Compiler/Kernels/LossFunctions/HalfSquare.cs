namespace StaticNet.Compiler.Kernels.LossFunctions;

/// <summary>(x - t)^2 / 2; derivative x - t.</summary>
internal sealed class HalfSquare : LossFunction
{
    public override string Name => "HalfSquare";

    public override string Formula => "(x - t)^2 / 2";

    public override double Value(double x, double t) => (x - t) * (x - t) / 2;

    public override double Derivative(double x, double t) => x - t;

    public override string Emit(KernelWriter writer, string x, string t)
    {
        Simd simd = writer.Simd;
        writer.Vector("error", simd.Subtract(x, t));
        return simd.Multiply(simd.Multiply("error", "error"), Constant(simd, 0.5));
    }

    public override string EmitDerivative(KernelWriter writer, string x, string t) => "error";
}
