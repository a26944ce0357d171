using System;

namespace StaticNet.Compiler.Kernels.LossFunctions;

/// <summary>-t ln x - (1 - t) ln(1 - x), each logarithm at least -100, for probabilities x; derivative (x - t) / (x (1 - x)), the divisor at least 1e-12: both as PyTorch has them.</summary>
internal sealed class BinaryCrossEntropy : LossFunction
{
    public override string Name => "BinaryCrossEntropy";

    public override string Formula => "-t max(-100, ln x) - (1 - t) max(-100, ln(1 - x))";

    public override double Value(double x, double t) => -t * Log(x) - (1 - t) * Log(1 - x);

    public override double Derivative(double x, double t) => (x - t) / Math.Max(x * (1 - x), 1e-12);

    public override string Emit(KernelWriter writer, string x, string t)
    {
        Simd simd = writer.Simd;
        writer.Vector("rest", simd.Subtract(simd.Create("1f"), x));
        string left = simd.Multiply(t, Log(simd, x)), right = simd.Multiply(simd.Subtract(simd.Create("1f"), t), Log(simd, "rest"));
        return simd.Subtract(simd.Zero, simd.Add(left, right));
    }

    public override string EmitDerivative(KernelWriter writer, string x, string t)
    {
        Simd simd = writer.Simd;
        return simd.Divide(simd.Subtract(x, t), simd.Max(simd.Create("1e-12f"), simd.Multiply(x, "rest")));
    }


    private static double Log(double x) => Math.Max(Math.Log(x), -100);

    private static string Log(Simd simd, string x) => simd.Max(simd.Create("-100f"), simd.Call("Log", x));
}
