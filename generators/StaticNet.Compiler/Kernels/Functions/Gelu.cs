using System;

namespace StaticNet.Compiler.Kernels.Functions;

/// <summary>x Phi(x), Phi the distribution function of the standard normal; derivative Phi(x) + x phi(x).</summary>
internal sealed class Gelu : Function
{
    public static readonly Gelu Instance = new();

    public override string Name => "Gelu";

    public override string Formula => "x (1 + erf(x / sqrt 2)) / 2";

    public override bool DerivativeReadsInput => true;

    public override double Value(double x) => x * Phi(x);

    public override double Derivative(double x, double y) => Phi(x) + x * Math.Exp(-x * x / 2) / Math.Sqrt(2 * Math.PI);

    public override string Emit(Simd simd, string x) => simd.Call("Gelu", x);

    public override string EmitGradient(Simd simd, string dy, string xy) => simd.Multiply(dy, simd.Call("GeluGradient", xy));

    private static double Phi(double x) => (1 + Erf(x / Math.Sqrt(2))) / 2;

    /// <summary>
    /// The error function: 2/sqrt(pi) exp(-x^2) sum 2^n x^(2n+1) / (1 3 5 ... (2n+1)), all of whose terms have one sign; 1 from 6 on.
    /// </summary>
    private static double Erf(double x)
    {
        if (double.IsNaN(x) || Math.Abs(x) >= 6)
            return double.IsNaN(x) ? x : Math.Sign(x);
        double sum = 0, term = x;
        for (int n = 1; Math.Abs(term) > 1e-17 * Math.Abs(sum); n++)
        {
            sum += term;
            term *= 2 * x * x / (2 * n + 1);
        }

        return 2 / Math.Sqrt(Math.PI) * Math.Exp(-x * x) * sum;
    }
}
