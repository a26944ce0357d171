using StaticNet.Compiler.Kernels.Functions;

namespace StaticNet.Compiler.Kernels.LossFunctions;

/// <summary>-p t ln s(x) - (1 - t) ln(1 - s(x)) with s the logistic function, as (1 + (p - 1) t) softplus(x) - p t x, which neither overflows nor cancels; derivative (1 + (p - 1) t) s(x) - p t.</summary>
internal sealed class LogisticLoss(double positiveWeight) : LossFunction
{
    public override string Name => "BinaryCrossEntropyWithLogits";

    public override string Formula => $"softplus(x) {(positiveWeight == 1 ? "- x t" : $"(1 + {KernelWriter.N(positiveWeight - 1)} t) - {KernelWriter.N(positiveWeight)} x t")}";

    public override double Value(double x, double t) => (1 + (positiveWeight - 1) * t) * Softplus.Of(x) - positiveWeight * t * x;

    public override double Derivative(double x, double t) => (1 + (positiveWeight - 1) * t) * Sigmoid.Instance.Value(x) - positiveWeight * t;

    public override string Emit(KernelWriter writer, string x, string t)
    {
        Simd simd = writer.Simd;
        writer.Vector("weighted", positiveWeight == 1 ? t : simd.Multiply(t, Constant(simd, positiveWeight)));
        if (positiveWeight != 1)
            writer.Vector("share", simd.MultiplyAdd(t, Constant(simd, positiveWeight - 1), simd.Create("1f")));
        return simd.Subtract(Share(simd, simd.Call("Softplus", x)), simd.Multiply("weighted", x));
    }

    public override string EmitDerivative(KernelWriter writer, string x, string t) =>
        writer.Simd.Subtract(Share(writer.Simd, writer.Simd.Call("Sigmoid", x)), "weighted");


    private string Share(Simd simd, string value) => positiveWeight == 1 ? value : simd.Multiply("share", value);
}
