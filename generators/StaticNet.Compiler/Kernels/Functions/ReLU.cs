namespace StaticNet.Compiler.Kernels.Functions;

/// <summary>max(0, x); derivative 1 where x > 0, else 0; NaN passes through.</summary>
internal sealed class ReLU : Function
{
    public static readonly ReLU Instance = new();

    public override string Name => "ReLU";

    public override string Formula => "max(0, x)";

    public override bool DerivativeReadsInput => false;

    public override bool IsCheap => true;

    public override double Value(double x) => x <= 0 ? 0 : x;

    public override double Derivative(double x, double y) => y <= 0 ? 0 : 1;

    public override string Emit(Simd simd, string x) => simd.Max(simd.Zero, x);

    public override string EmitGradient(Simd simd, string dy, string xy) => simd.And(dy, simd.GreaterThan(xy, simd.Zero));
}
