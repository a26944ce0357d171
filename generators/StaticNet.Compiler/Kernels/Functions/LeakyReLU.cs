using StaticNet.Compiler.Text;

namespace StaticNet.Compiler.Kernels.Functions;

/// <summary>x where x > 0, else slope x; derivative 1 and slope.</summary>
internal sealed class LeakyReLU(double slope) : Function
{
    public override string Name => "LeakyReLU";

    public override string Formula => $"x > 0 ? x : {KernelWriter.N(slope)} x";

    // The value has the sign of the argument.
    public override bool DerivativeReadsInput => slope <= 0;

    public override bool IsCheap => true;

    public override double Value(double x) => x > 0 ? x : slope * x;

    public override double Derivative(double x, double y) => (DerivativeReadsInput ? x : y) > 0 ? 1 : slope;

    public override string Emit(Simd simd, string x) => simd.Select(simd.GreaterThan(x, simd.Zero), x, simd.Multiply(x, Slope(simd)));

    public override string EmitGradient(Simd simd, string dy, string xy) =>
        simd.Multiply(dy, simd.Select(simd.GreaterThan(xy, simd.Zero), simd.Create("1f"), Slope(simd)));

    private string Slope(Simd simd) => simd.Create(SourceWriter.Literal((float)slope));
}
