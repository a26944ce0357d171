using System;

namespace StaticNet.Compiler.Kernels.Functions;

/// <summary>x tanh(ln(1 + exp(x))); derivative tanh(p) + x (1 - tanh(p)^2) s, with p the softplus and s the logistic function.</summary>
internal sealed class Mish : Function
{
    public static readonly Mish Instance = new();

    public override string Name => "Mish";

    public override string Formula => "x tanh(ln(1 + exp(x)))";

    public override bool DerivativeReadsInput => true;

    public override double Value(double x) => x * Math.Tanh(Softplus.Of(x));

    public override double Derivative(double x, double y) => Slope(x, Math.Tanh(Softplus.Of(x)));

    public override string Emit(Simd simd, string x) => simd.Call("Mish", x);

    public override string EmitGradient(Simd simd, string dy, string xy) => simd.Multiply(dy, simd.Call("MishGradient", xy));

    private static double Slope(double x, double t) => t + x * (1 - t * t) * Sigmoid.Instance.Value(x);
}
