using System;
using System.Collections.Generic;
using System.Linq;
using StaticNet.Compiler.Kernels.Loops;
using StaticNet.Compiler.Model;
using StaticNet.Compiler.Text;
using StaticNet.Numerics;

namespace StaticNet.Compiler.Kernels;

/// <summary>
/// y = x / (1 - p) where a random number says to keep it, else 0. The same kernel is its own gradient, since the numbers depend on
/// seed, layer, step, sample and element alone. The element's counter is pixel * (channels rounded up to 8) + channel.
/// </summary>
internal sealed record DropoutKernel(Tensor X, Tensor Y, double Probability, int LayerIndex) : Kernel, IRandomKernel
{
    public bool Accumulate { get; init; }

    /// <summary>The image in whose order a flattened vector lies in memory, and so is counted; null for the tensor's own.</summary>
    public Shape? Order { get; init; }

    public override bool IsElementwise => true;

    public override IReadOnlyList<Operand> Operands => [Operand.Read("x", X), Operand.Write("y", Y, Accumulate)];

    public override Tensor? InPlace => Accumulate ? null : X;

    public override IReadOnlyList<Scalar> Scalars => [Scalar.Key];

    public override string Formula => $"y = x / (1 - {KernelWriter.N(Probability)}) where kept, else 0, {X.Shape}";

    /// <summary>Numbers below it drop the element: p * 2^32.</summary>
    public uint Threshold => (uint)System.Math.Min(uint.MaxValue, System.Math.Round(Probability * 4294967296.0));

    public override Kernel Rename(Func<Tensor, Tensor> name) => this with { X = name(X), Y = name(Y) };

    public override void Evaluate(Frame frame)
    {
        double[] x = frame[X], y = frame[Y];
        Shape shape = Order ?? X.Shape;
        int stride = (shape.Channels + 7) / 8 * 8, size = (int)shape.Size;
        for (int i = 0; i < x.Length; i++)
        {
            int element = i % size;
            int channel = shape.IsImage ? element / shape.Pixels : element % shape.Channels;
            int pixel = shape.IsImage ? element % shape.Pixels : element / shape.Channels;
            uint key = CounterRandom.SampleKey(frame.Seed, LayerIndex, frame.Step, i / size);
            bool kept = Probability < 1 && CounterRandom.Bits(key, (uint)(pixel * stride + channel)) >= Threshold;
            Frame.Put(y, i, kept ? x[i] / (1 - Probability) : 0, Accumulate);
        }
    }

    public override void Emit(KernelWriter writer)
    {
        Simd simd = writer.Simd;
        writer.Line($"Vector{simd.Lanes * 32}<uint> lanes = Vector{simd.Lanes * 32}.Create({string.Join(", ", Enumerable.Range(0, simd.Lanes).Select(lane => $"{lane}u"))});");
        writer.Vector("scale", simd.Create(SourceWriter.Literal(Probability < 1 ? (float)(1 / (1 - Probability)) : 0f)));
        ElementLoop.Emit(writer, [("x", writer.Layout(X)), ("y", writer.Layout(Y))], (at, element) =>
        {
            writer.Vector("kept", $"CounterRandom.AtLeast(key, lanes + Vector{simd.Lanes * 32}.Create({KernelWriter.Unsigned(element)}), {SourceWriter.Literal(Threshold)}u)");
            writer.Vector("v", simd.And(simd.Multiply(simd.Load(at("x")), "scale"), "kept"));
            writer.Line(simd.Store(at("y"), Accumulate ? simd.Add(simd.Load(at("y")), "v") : "v"));
        });
    }
}
