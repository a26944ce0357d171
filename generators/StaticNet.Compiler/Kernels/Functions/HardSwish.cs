namespace StaticNet.Compiler.Kernels.Functions;

/// <summary>x min(6, max(0, x + 3)) / 6; derivative x / 3 + 1/2 from -3 to 3, 0 before and 1 behind.</summary>
internal sealed class HardSwish : Function
{
    public static readonly HardSwish Instance = new();

    public override string Name => "HardSwish";

    public override string Formula => "x min(6, max(0, x + 3)) / 6";

    public override bool DerivativeReadsInput => true;

    public override bool IsCheap => true;

    public override double Value(double x) => x * HardSigmoid.Instance.Value(x);

    public override double Derivative(double x, double y) => x < -3 ? 0 : x <= 3 ? x / 3 + 0.5 : 1;

    public override string Emit(Simd simd, string x) => simd.Multiply(x, HardSigmoid.Instance.Emit(simd, x));

    public override string EmitGradient(Simd simd, string dy, string xy)
    {
        string inside = simd.MultiplyAdd(xy, simd.Create("0.33333334f"), simd.Create("0.5f"));
        string upper = simd.Select(simd.GreaterThan(xy, simd.Create("3f")), simd.Create("1f"), inside);
        return simd.Multiply(dy, simd.Select(simd.GreaterThan(simd.Create("-3f"), xy), simd.Zero, upper));
    }
}
