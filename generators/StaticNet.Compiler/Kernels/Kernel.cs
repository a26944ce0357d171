using System;
using System.Collections.Generic;
using System.Linq;
using StaticNet.Compiler.Model;

namespace StaticNet.Compiler.Kernels;

/// <summary>
/// One piece of work of a kernel program, with the tensors that it reads and writes. It can be evaluated slowly in double
/// (what it means) and emitted as C# (how it runs). It knows nothing of layers but the name of the one it works for.
/// </summary>
internal abstract record Kernel
{
    /// <summary>The layer on whose behalf it runs; names the emitted method and is named in messages.</summary>
    public required string Layer { get; init; }

    /// <summary>What it does for the layer, as the end of the emitted method's name: "Forward", "InputGradient".</summary>
    public string Role { get; init; } = "Forward";

    /// <summary>Which of the network's losses it computes, where it computes one.</summary>
    public int LossIndex { get; init; }

    /// <summary>The tensors, with the letters that mathematics gives them, in the order of the emitted parameters.</summary>
    public abstract IReadOnlyList<Operand> Operands { get; }

    /// <summary>The formula with the shapes, as the comment above the emitted method.</summary>
    public abstract string Formula { get; }

    /// <summary>Multiply-adds for one sample; 0 where there are none worth counting.</summary>
    public virtual long MultiplyAdds => 0;

    /// <summary>On what it works at a time, and so what its emitted method is given.</summary>
    public virtual Work Work => Work.Sample;

    /// <summary>Whether every output element depends on the input elements at its own place alone, so that any order in memory does.</summary>
    public virtual bool IsElementwise => false;

    /// <summary>Whether a vector may lie in memory in the order of the image that it was flattened from.</summary>
    public virtual bool TakesAnyOrder(Tensor tensor) => IsElementwise;

    /// <summary>The tensor that the output may overwrite where nobody reads it later; null where there is none.</summary>
    public virtual Tensor? InPlace => null;

    /// <summary>Numbers that the emitted method is given beside its pointers.</summary>
    public virtual IReadOnlyList<Scalar> Scalars => [];

    /// <summary>Into how many independent units of work it is cut, where it works on units.</summary>
    public virtual int Units(IPlacement placement) => 0;

    /// <summary>
    /// Whether it may work on all samples microbatch by microbatch, where it works on units: what it gives is then, bit for bit, what it gives
    /// for all of them at once.
    /// </summary>
    public virtual bool CanAdd => false;

    /// <summary>Whether it works microbatch by microbatch: its method is told whether to add to what those before gave.</summary>
    public bool Adds { get; init; }

    /// <summary>The same work on other tensors.</summary>
    public abstract Kernel Rename(Func<Tensor, Tensor> name);

    /// <summary>Whether its text depends on the instruction set.</summary>
    public virtual bool IsVectorised => true;

    /// <summary>Whether it is a product of matrices whose work outweighs what it reads, so that wider vectors make it faster.</summary>
    public virtual bool IsProduct => false;

    /// <summary>Whether it gives its numbers names, by <see cref="KernelWriter.Number"/>, so that kernels which differ in nothing else share its method.</summary>
    public virtual bool NamesNumbers => false;

    /// <summary>The parameters of its method, with their types.</summary>
    public string Parameters
    {
        get
        {
            IEnumerable<string> scalars = Scalars.Select(scalar => scalar == Scalar.LossScale ? "float scale" : "uint key");
            string[] range = Work switch { Work.Rows => ["int count"], Work.Units => ["int count", "int begin", "int end"], _ => [] };
            if (Adds)
                range = ["bool adds", .. range];
            return string.Join(", ", Operands.Select(operand => $"{operand.PointerType} {operand.Letter}").Concat(scalars).Concat(range));
        }
    }

    /// <summary>Computes it in double, for the samples of the frame. The reference that emitted code is checked against.</summary>
    public abstract void Evaluate(Frame frame);

    /// <summary>Writes the body of the emitted method, for one instruction set.</summary>
    public abstract void Emit(KernelWriter writer);
}

/// <summary>A tensor of a kernel.</summary>
/// <param name="Letter">The emitted parameter's name: x, w, b, y; d for gradient.</param>
/// <param name="Tensor">The tensor.</param>
/// <param name="Access">What the kernel does with it.</param>
internal sealed record Operand(string Letter, Tensor Tensor, Access Access)
{
    /// <summary>The emitted parameter's type: class indices are ints.</summary>
    public string PointerType { get; init; } = "float*";

    public bool IsRead => Access is Access.Read or Access.Accumulate;

    public bool IsWritten => Access != Access.Read;

    public static Operand Read(string letter, Tensor tensor) => new(letter, tensor, Access.Read);

    public static Operand Write(string letter, Tensor tensor) => new(letter, tensor, Access.Write);

    /// <summary>Written whole, or added to where something else has already written its share.</summary>
    public static Operand Write(string letter, Tensor tensor, bool accumulate) => new(letter, tensor, accumulate ? Access.Accumulate : Access.Write);
}

internal enum Access
{
    Read,

    /// <summary>Every element is written, and none is read.</summary>
    Write,

    /// <summary>Added to what is there.</summary>
    Accumulate,

    /// <summary>Made ready for the kernel that writes it.</summary>
    Prepare,
}

/// <summary>On what a kernel works at a time.</summary>
internal enum Work
{
    /// <summary>One sample: the method gets the sample's own pointers.</summary>
    Sample,

    /// <summary>A range of samples, whose rows it tiles: the method gets the first sample's pointers and how many there are.</summary>
    Rows,

    /// <summary>All samples, but a range of units of what it computes: the method gets the first sample's pointers, count and range.</summary>
    Units,
}

/// <summary>A number that an emitted method is given.</summary>
internal enum Scalar
{
    /// <summary>What a sample's gradient is multiplied by: 1 / count.</summary>
    LossScale,

    /// <summary>The key of this layer's, step's and sample's random numbers.</summary>
    Key,
}
