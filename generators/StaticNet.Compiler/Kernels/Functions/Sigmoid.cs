using System;

namespace StaticNet.Compiler.Kernels.Functions;

/// <summary>1 / (1 + exp(-x)); derivative y (1 - y).</summary>
internal sealed class Sigmoid : Function
{
    public static readonly Sigmoid Instance = new();

    public override string Name => "Sigmoid";

    public override string Formula => "1 / (1 + exp(-x))";

    public override bool DerivativeReadsInput => false;

    public override bool IsGradientCheap => true;

    public override double Value(double x) => x >= 0 ? 1 / (1 + Math.Exp(-x)) : Math.Exp(x) / (1 + Math.Exp(x));

    public override double Derivative(double x, double y) => y * (1 - y);

    public override string Emit(Simd simd, string x) => simd.Call("Sigmoid", x);

    public override string EmitGradient(Simd simd, string dy, string xy) =>
        simd.Multiply(dy, simd.Multiply(xy, simd.Subtract(simd.Create("1f"), xy)));
}
