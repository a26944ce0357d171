namespace StaticNet.Compiler.Kernels.LossFunctions;

/// <summary>A loss of one number x against its target t: value and derivative by x, in double and as vector code.</summary>
internal abstract class LossFunction
{
    /// <summary>The name, as in emitted methods: "Huber".</summary>
    public abstract string Name { get; }

    /// <summary>The value with x and t for the numbers: "|x - t|".</summary>
    public abstract string Formula { get; }

    public abstract double Value(double x, double t);

    public abstract double Derivative(double x, double t);

    /// <summary>The value as a vector expression of two variables; it may first write lines.</summary>
    public abstract string Emit(KernelWriter writer, string x, string t);

    /// <summary>The derivative, written behind the value and so with its lines before it.</summary>
    public abstract string EmitDerivative(KernelWriter writer, string x, string t);

    public override string ToString() => Name;

    /// <summary>A number in every lane.</summary>
    protected static string Constant(Simd simd, double value) => simd.Create(Text.SourceWriter.Literal((float)value));
}
