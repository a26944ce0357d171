namespace StaticNet.Compiler.Kernels.Functions;

/// <summary>A function of one number, applied to every element: its value and its derivative, in double and as vector code.</summary>
internal abstract class Function
{
    /// <summary>The name, as in emitted methods: "ReLU".</summary>
    public abstract string Name { get; }

    /// <summary>The value with x for the argument: "max(0, x)".</summary>
    public abstract string Formula { get; }

    /// <summary>Whether the derivative is computed from the argument; else from the value, and the argument need not be kept.</summary>
    public abstract bool DerivativeReadsInput { get; }

    /// <summary>Whether it is an instruction or two, and so worth doing on every sum of a product before it is stored.</summary>
    public virtual bool IsCheap => false;

    /// <summary>The same of the derivative.</summary>
    public virtual bool IsGradientCheap => IsCheap;

    public abstract double Value(double x);

    /// <summary>The derivative, given the argument and the value.</summary>
    public abstract double Derivative(double x, double y);

    /// <summary>The value as a vector expression; <paramref name="x"/> is a variable.</summary>
    public abstract string Emit(Simd simd, string x);

    /// <summary>dy times the derivative as a vector expression; <paramref name="xy"/> is the variable that the derivative reads.</summary>
    public abstract string EmitGradient(Simd simd, string dy, string xy);

    public override string ToString() => Name;
}
