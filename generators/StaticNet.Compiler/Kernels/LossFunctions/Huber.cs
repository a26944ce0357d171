using System;

namespace StaticNet.Compiler.Kernels.LossFunctions;

/// <summary>(x - t)^2 / 2 where |x - t| is at most delta, else delta (|x - t| - delta / 2), all divided by a number that is 1 or (SmoothL1) delta; derivative x - t, at most delta, divided alike.</summary>
internal sealed class Huber(string name, double delta, double divisor) : LossFunction
{
    public override string Name => name;

    public override string Formula => $"{(divisor == 1 ? "" : "1 / " + KernelWriter.N(divisor) + " ")}(|x - t| <= {KernelWriter.N(delta)} ? (x - t)^2 / 2 : {KernelWriter.N(delta)} (|x - t| - {KernelWriter.N(delta / 2)}))";

    public override double Value(double x, double t) => Clipped(x - t) * (x - t - Clipped(x - t) / 2) / divisor;

    public override double Derivative(double x, double t) => Clipped(x - t) / divisor;

    public override string Emit(KernelWriter writer, string x, string t)
    {
        Simd simd = writer.Simd;
        writer.Vector("error", simd.Subtract(x, t));
        writer.Vector("clipped", simd.Min(Constant(simd, delta), simd.Max(Constant(simd, -delta), "error")));
        string value = simd.Multiply("clipped", simd.Subtract("error", simd.Multiply("clipped", Constant(simd, 0.5))));
        return divisor == 1 ? value : simd.Multiply(value, Constant(simd, 1 / divisor));
    }

    public override string EmitDerivative(KernelWriter writer, string x, string t) =>
        divisor == 1 ? "clipped" : writer.Simd.Multiply("clipped", Constant(writer.Simd, 1 / divisor));


    private double Clipped(double error) => Math.Max(-delta, Math.Min(delta, error));
}
