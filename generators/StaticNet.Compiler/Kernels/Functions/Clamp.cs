using StaticNet.Compiler.Text;

namespace StaticNet.Compiler.Kernels.Functions;

/// <summary>min(high, max(low, x)), as ReLU6 and HardTanh; derivative 1 strictly between the ends, else 0; NaN passes through.</summary>
internal sealed class Clamp(string name, double low, double high) : Function
{
    public override string Name => name;

    public override string Formula => $"min({KernelWriter.N(high)}, max({KernelWriter.N(low)}, x))";

    public override bool DerivativeReadsInput => false;

    public override bool IsCheap => true;

    public override double Value(double x) => x <= low ? low : x >= high ? high : x;

    public override double Derivative(double x, double y) => y > low && y < high ? 1 : 0;

    public override string Emit(Simd simd, string x) => simd.Min(End(simd, high), simd.Max(End(simd, low), x));

    public override string EmitGradient(Simd simd, string dy, string xy) =>
        simd.And(dy, simd.And(simd.GreaterThan(xy, End(simd, low)), simd.GreaterThan(End(simd, high), xy)));

    private static string End(Simd simd, double end) => end == 0 ? simd.Zero : simd.Create(SourceWriter.Literal((float)end));
}
