using System;
using StaticNet.Compiler.Text;

namespace StaticNet.Compiler.Kernels.Functions;

/// <summary>ln(1 + exp(beta x)) / beta, which is x in every digit of a float where beta x is over 20; derivative the logistic function of beta x.</summary>
internal sealed class Softplus(double beta) : Function
{
    // PyTorch's: from here on it is x itself.
    private const double Threshold = 20;

    public override string Name => "Softplus";

    public override string Formula => beta == 1 ? "ln(1 + exp(x))" : $"ln(1 + exp({KernelWriter.N(beta)} x)) / {KernelWriter.N(beta)}";

    public override bool DerivativeReadsInput => true;

    /// <summary>ln(1 + exp(x)) without overflow.</summary>
    public static double Of(double x) => Math.Max(x, 0) + Log1p(Math.Exp(-Math.Abs(x)));

    public override double Value(double x) => beta * x > Threshold ? x : Of(beta * x) / beta;

    public override double Derivative(double x, double y) => beta * x > Threshold ? 1 : Sigmoid.Instance.Value(beta * x);

    public override string Emit(Simd simd, string x) => beta == 1
        ? simd.Call("Softplus", x)
        : simd.Multiply(simd.Call("Softplus", simd.Multiply(x, Constant(simd, beta))), Constant(simd, 1 / beta));

    public override string EmitGradient(Simd simd, string dy, string xy) =>
        simd.Multiply(dy, simd.Call("Sigmoid", beta == 1 ? xy : simd.Multiply(xy, Constant(simd, beta))));

    // For x from 0 to 1.
    private static double Log1p(double x) => x < 1e-5 ? x - x * x / 2 : Math.Log(1 + x);

    private static string Constant(Simd simd, double value) => simd.Create(SourceWriter.Literal((float)value));
}
