using System;

namespace StaticNet.Compiler.Kernels.Functions;

/// <summary>x (1 + tanh(sqrt(2/pi) (x + 0.044715 x^3))) / 2, an approximation of GELU; derivative by the product rule.</summary>
internal sealed class GeluTanh : Function
{
    public static readonly GeluTanh Instance = new();

    public override string Name => "GeluTanh";

    public override string Formula => "x (1 + tanh(sqrt(2/pi) (x + 0.044715 x^3))) / 2";

    public override bool DerivativeReadsInput => true;

    public override double Value(double x) => x * (1 + Inner(x)) / 2;

    public override double Derivative(double x, double y) => Slope(x, Inner(x));

    public override string Emit(Simd simd, string x) => simd.Call("GeluTanh", x);

    public override string EmitGradient(Simd simd, string dy, string xy) => simd.Multiply(dy, simd.Call("GeluTanhGradient", xy));

    private static double Inner(double x) => Math.Tanh(Math.Sqrt(2 / Math.PI) * (x + 0.044715 * x * x * x));

    // At the far ends 1 - t^2 is 0 and the other factor may be infinite.
    private static double Slope(double x, double t) =>
        Math.Abs(x) > 30 ? (1 + t) / 2 : (1 + t + x * (1 - t * t) * Math.Sqrt(2 / Math.PI) * (1 + 3 * 0.044715 * x * x)) / 2;
}
