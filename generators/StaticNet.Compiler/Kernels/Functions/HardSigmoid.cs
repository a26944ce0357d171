namespace StaticNet.Compiler.Kernels.Functions;

/// <summary>min(1, max(0, x / 6 + 1/2)), as PyTorch and Keras 3 have it; derivative 1/6 between -3 and 3.</summary>
internal sealed class HardSigmoid : Function
{
    public static readonly HardSigmoid Instance = new();

    public override string Name => "HardSigmoid";

    public override string Formula => "min(1, max(0, x / 6 + 1/2))";

    public override bool DerivativeReadsInput => false;

    public override bool IsCheap => true;

    public override double Value(double x) => x <= -3 ? 0 : x >= 3 ? 1 : x / 6 + 0.5;

    public override double Derivative(double x, double y) => y > 0 && y < 1 ? 1.0 / 6 : 0;

    public override string Emit(Simd simd, string x) =>
        simd.Min(simd.Create("1f"), simd.Max(simd.Zero, simd.MultiplyAdd(x, simd.Create("0.16666667f"), simd.Create("0.5f"))));

    public override string EmitGradient(Simd simd, string dy, string xy) => simd.And(
        simd.Multiply(dy, simd.Create("0.16666667f")), simd.And(simd.GreaterThan(xy, simd.Zero), simd.GreaterThan(simd.Create("1f"), xy)));
}
