using System;

namespace StaticNet.Compiler.Kernels.Functions;

/// <summary>x / (1 + |x|); derivative (1 - |y|)^2.</summary>
internal sealed class Softsign : Function
{
    public static readonly Softsign Instance = new();

    public override string Name => "Softsign";

    public override string Formula => "x / (1 + |x|)";

    public override bool DerivativeReadsInput => false;

    public override double Value(double x) => x / (1 + Math.Abs(x));

    public override double Derivative(double x, double y) => (1 - Math.Abs(y)) * (1 - Math.Abs(y));

    public override string Emit(Simd simd, string x) => simd.Divide(x, simd.Add(simd.Create("1f"), simd.Abs(x)));

    public override string EmitGradient(Simd simd, string dy, string xy)
    {
        string rest = simd.Subtract(simd.Create("1f"), simd.Abs(xy));
        return simd.Multiply(dy, simd.Multiply(rest, rest));
    }
}
