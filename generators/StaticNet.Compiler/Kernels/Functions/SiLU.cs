using System;

namespace StaticNet.Compiler.Kernels.Functions;

/// <summary>x / (1 + exp(-x)); derivative s (1 + x (1 - s)), s the logistic function.</summary>
internal sealed class SiLU : Function
{
    public static readonly SiLU Instance = new();

    public override string Name => "SiLU";

    public override string Formula => "x / (1 + exp(-x))";

    public override bool DerivativeReadsInput => true;

    public override double Value(double x) => x * Sigmoid.Instance.Value(x);

    public override double Derivative(double x, double y) => Slope(x, Sigmoid.Instance.Value(x));

    public override string Emit(Simd simd, string x) => simd.Multiply(x, simd.Call("Sigmoid", x));

    public override string EmitGradient(Simd simd, string dy, string xy) => simd.Multiply(dy, simd.Call("SiluGradient", xy));

    private static double Slope(double x, double s) => s * (1 + x * (1 - s));
}
