using System;

namespace StaticNet.Compiler.Kernels.Functions;

/// <summary>tanh(x); derivative 1 - y^2.</summary>
internal sealed class Tanh : Function
{
    public static readonly Tanh Instance = new();

    public override string Name => "Tanh";

    public override string Formula => "tanh(x)";

    public override bool DerivativeReadsInput => false;

    public override bool IsGradientCheap => true;

    public override double Value(double x) => Math.Tanh(x);

    public override double Derivative(double x, double y) => 1 - y * y;

    public override string Emit(Simd simd, string x) => simd.Call("Tanh", x);

    public override string EmitGradient(Simd simd, string dy, string xy) =>
        simd.Multiply(dy, simd.Subtract(simd.Create("1f"), simd.Multiply(xy, xy)));
}
