using System;
using StaticNet.Compiler.Text;

namespace StaticNet.Compiler.Kernels.Functions;

/// <summary>x where x > 0, else scale alpha (exp(x) - 1), times scale where that is not 1 (SELU); derivative from the value: scale, and y + scale alpha.</summary>
internal sealed class ELU : Function
{
    /// <summary>The constants that keep mean 0 and variance 1 (Klambauer et al. 2017).</summary>
    public static readonly ELU Selu = new("SELU", 1.6732632423543772, 1.0507009873554805);

    private readonly string name;
    private readonly double alpha;
    private readonly double scale;

    public ELU(double alpha)
        : this("ELU", alpha, 1)
    {
    }

    private ELU(string name, double alpha, double scale)
    {
        this.name = name;
        this.alpha = alpha;
        this.scale = scale;
    }

    public override string Name => name;

    public override string Formula => $"x > 0 ? {Times(scale)}x : {Times(scale * alpha)}(exp(x) - 1)";

    public override bool DerivativeReadsInput => false;

    public override double Value(double x) => x > 0 ? scale * x : scale * alpha * Expm1(x);

    public override double Derivative(double x, double y) => y > 0 ? scale : y + scale * alpha;

    public override string Emit(Simd simd, string x) => simd.Select(
        simd.GreaterThan(x, simd.Zero),
        scale == 1 ? x : simd.Multiply(x, Constant(simd, scale)),
        simd.Multiply(simd.Call("Expm1", x), Constant(simd, scale * alpha)));

    public override string EmitGradient(Simd simd, string dy, string xy) => simd.Multiply(
        dy, simd.Select(simd.GreaterThan(xy, simd.Zero), Constant(simd, scale), simd.Add(xy, Constant(simd, scale * alpha))));

    // Half a sum of exponentials is as good as the difference needs, where it would lose digits.
    private static double Expm1(double x) => Math.Abs(x) < 1e-5 ? x + x * x / 2 : Math.Exp(x) - 1;

    private static string Times(double factor) => factor == 1 ? "" : KernelWriter.N(factor) + " ";

    private static string Constant(Simd simd, double value) => simd.Create(SourceWriter.Literal((float)value));
}
