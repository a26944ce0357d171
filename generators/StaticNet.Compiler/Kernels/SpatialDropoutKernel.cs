using System;
using System.Collections.Generic;
using System.Linq;
using StaticNet.Compiler.Kernels.Loops;
using StaticNet.Compiler.Model;
using StaticNet.Compiler.Text;
using StaticNet.Numerics;
using static StaticNet.Compiler.Kernels.KernelWriter;

namespace StaticNet.Compiler.Kernels;

/// <summary>
/// y[c] = x[c] / (1 - p) for the channels that a random number says to keep, else 0. The same kernel is its own gradient, since
/// the numbers depend on seed, layer, step, sample and channel alone: the counter is the channel.
/// </summary>
internal sealed record SpatialDropoutKernel(Tensor X, Tensor Y, double Probability, int LayerIndex) : Kernel, IRandomKernel
{
    public bool Accumulate { get; init; }

    public override IReadOnlyList<Operand> Operands => [Operand.Read("x", X), Operand.Write("y", Y, Accumulate)];

    public override Tensor? InPlace => Accumulate ? null : X;

    public override IReadOnlyList<Scalar> Scalars => [Scalar.Key];

    public override string Formula => $"y[c] = x[c] / (1 - {KernelWriter.N(Probability)}) where the channel is kept, else 0, {X.Shape}";

    /// <summary>Numbers below it drop the channel: p * 2^32.</summary>
    public uint Threshold => (uint)Math.Min(uint.MaxValue, Math.Round(Probability * 4294967296.0));

    private float Scale => Probability < 1 ? (float)(1 / (1 - Probability)) : 0f;

    public override Kernel Rename(Func<Tensor, Tensor> name) => this with { X = name(X), Y = name(Y) };

    public override void Evaluate(Frame frame)
    {
        double[] x = frame[X], y = frame[Y];
        Shape shape = X.Shape;
        for (int i = 0; i < x.Length; i++)
        {
            uint key = CounterRandom.SampleKey(frame.Seed, LayerIndex, frame.Step, i / (int)shape.Size);
            bool kept = Probability < 1 && CounterRandom.Bits(key, (uint)(i / shape.Pixels % shape.Channels)) >= Threshold;
            Frame.Put(y, i, kept ? x[i] / (1 - Probability) : 0, Accumulate);
        }
    }

    public override void Emit(KernelWriter writer)
    {
        Simd simd = writer.Simd;
        string type = $"Vector{simd.Lanes * 32}";
        writer.Line($"{type}<uint> lanes = {type}.Create({string.Join(", ", Enumerable.Range(0, simd.Lanes).Select(lane => $"{lane}u"))});");
        writer.Vector("scale", simd.Create(SourceWriter.Literal(Scale)));
        ChannelBlocks.Emit(writer, X.Shape.Channels, (block, vectors) =>
        {
            foreach (int v in Enumerable.Range(0, vectors))
                writer.Vector($"kept{v}", $"CounterRandom.AtLeast(key, lanes + {type}.Create({Unsigned($"{N(v * simd.Lanes)}{block}")}), {SourceWriter.Literal(Threshold)}u)");
            ChannelBlocks.Pixels(writer, block, [("x", writer.Layout(X)), ("y", writer.Layout(Y))], () =>
            {
                for (int v = 0; v < vectors; v++)
                {
                    string at = At("yp", v * simd.Lanes), value = simd.And(simd.Multiply(simd.Load(At("xp", v * simd.Lanes)), "scale"), $"kept{v}");
                    writer.Line(simd.Store(at, Accumulate ? simd.Add(simd.Load(at), value) : value));
                }
            });
        });
    }
}
