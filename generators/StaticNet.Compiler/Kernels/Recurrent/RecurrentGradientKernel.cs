using System;
using System.Collections.Generic;
using StaticNet.Compiler.Kernels.Tiles;
using StaticNet.Compiler.Model;
using StaticNet.Layouts;
using static StaticNet.Compiler.Kernels.KernelWriter;

namespace StaticNet.Compiler.Kernels.Recurrent;

/// <summary>
/// Back through time: from the gradients of the states to those of the gates before their functions, DA as the input sees them and
/// DB as the state does; they differ in the gate in which the state's share is gated. With the weights on the state transposed.
/// </summary>
internal sealed record RecurrentGradientKernel(Tensor Kept, Tensor Before, Tensor UT, Tensor DY, Tensor DA, Tensor Scratch, Gates Gates) : Kernel
{
    public bool IsReversed { get; init; }

    /// <summary>An LSTM's cells before each step.</summary>
    public Tensor? CellsBefore { get; init; }

    /// <summary>The gates' gradients as the state sees them, where they differ.</summary>
    public Tensor? DB { get; init; }

    public override IReadOnlyList<Operand> Operands
    {
        get
        {
            var operands = new List<Operand> { Operand.Read("g", Kept), Operand.Read("hs", Before) };
            if (CellsBefore is not null)
                operands.Add(Operand.Read("cs", CellsBefore));
            operands.AddRange([Operand.Read("w", UT), Operand.Read("dy", DY), Operand.Write("da", DA)]);
            if (DB is not null)
                operands.Add(Operand.Write("db", DB));
            operands.Add(Operand.Write("dh", Scratch));
            return operands;
        }
    }

    public override string Formula => $"da[t] from dh[t] = dy[t] + U^T da[t+1] and what h[t+1] kept of h[t], {DY.Shape} -> {DA.Shape}";

    public override long MultiplyAdds => (long)DA.Shape.Width * UT.Shape.Size;

    public override Kernel Rename(Func<Tensor, Tensor> name) => this with
    {
        Kept = name(Kept),
        Before = name(Before),
        UT = name(UT),
        DY = name(DY),
        DA = name(DA),
        Scratch = name(Scratch),
        CellsBefore = CellsBefore is null ? null : name(CellsBefore),
        DB = DB is null ? null : name(DB),
    };

    public override void Evaluate(Frame frame)
    {
        int units = Gates.Units, padded = Gates.Padded, steps = DA.Shape.Width, outputs = UT.Shape[1];
        double[] kept = frame[Kept], before = frame[Before], ut = frame[UT], dy = frame[DY], da = frame[DA], db = frame[DB ?? DA];
        double[]? cells = CellsBefore is null ? null : frame[CellsBefore];
        frame.ForSamples(sample =>
        {
            double[] dh = new double[units], dc = new double[units];
            if (!DY.Shape.IsSequence)
                Array.Copy(dy, sample * units, dh, 0, units);
            for (int step = steps - 1; step >= 0; step--)
            {
                int row = sample * steps + (IsReversed ? steps - 1 - step : step), at = row * Gates.Columns, keptAt = row * Gates.Kept * padded;
                for (int j = 0; j < units; j++)
                {
                    double d = dh[j] + (DY.Shape.IsSequence ? dy[row * units + j] : 0);
                    double K(int gate) => kept[keptAt + gate * padded + j];
                    void Put(int gate, double value, double? seen = null)
                    {
                        da[at + gate * padded + j] = value;
                        db[at + gate * padded + j] = seen ?? value;
                    }

                    double Slope(double gate) => gate * (1 - gate);
                    switch (Gates.Cell)
                    {
                        case RecurrentCell.Simple:
                            Put(0, d * (1 - K(0) * K(0)));
                            dh[j] = 0;
                            break;
                        case RecurrentCell.Gru:
                            double dn = d * (1 - K(1)) * (1 - K(2) * K(2));
                            Put(0, dn * K(3) * Slope(K(0)));
                            Put(1, d * (before[row * units + j] - K(2)) * Slope(K(1)));
                            Put(2, dn, dn * K(0));
                            dh[j] = d * K(1);
                            break;
                        default:
                            double old = cells![row * units + j], t = Math.Tanh(K(1) * old + K(0) * K(2));
                            double dcell = dc[j] + d * K(3) * (1 - t * t);
                            Put(0, dcell * K(2) * Slope(K(0)));
                            Put(1, dcell * old * Slope(K(1)));
                            Put(2, dcell * K(0) * (1 - K(2) * K(2)));
                            Put(3, d * t * Slope(K(3)));
                            dc[j] = dcell * K(1);
                            dh[j] = 0;
                            break;
                    }
                }

                for (int j = 0; j < units; j++)
                {
                    for (int o = 0; o < outputs; o++)
                        dh[j] += ut[j * outputs + o] * db[at + Gates.Column(o)];
                }
            }
        });
    }

    public override void Emit(KernelWriter writer)
    {
        Simd simd = writer.Simd;
        int padded = Gates.Padded, steps = DA.Shape.Width;
        var rows = new List<(string Name, int Stride)>();
        void Row(string name, string letter, Tensor? tensor)
        {
            if (tensor is null)
                return;
            TensorLayout layout = writer.Layout(tensor);
            long first = layout.Origin + (IsReversed ? 0 : (long)(steps - 1) * layout.PixelStride);
            writer.Line($"float* {name} = {At(letter, first)};");
            rows.Add((name, IsReversed ? layout.PixelStride : -layout.PixelStride));
        }

        // The gradients of the state and of the cells, as the step behind has left them.
        writer.Line($"new Span<float>(dh, {N(2 * padded)}).Clear();");
        if (CellsBefore is not null)
            writer.Line($"float* dc = {At("dh", padded)};");
        if (!DY.Shape.IsSequence)
        {
            using (writer.Text.Open($"for (int i = 0; i < {N(padded)}; i += {simd.Lanes})"))
                writer.Line(simd.Store("dh + i", simd.Load($"{At("dy", writer.Layout(DY).Origin)} + i")));
        }

        Row("gr", "g", Kept);
        if (Gates.Cell == RecurrentCell.Gru)
            Row("hr", "hs", Before);
        Row("cr", "cs", CellsBefore);
        if (DY.Shape.IsSequence)
            Row("dyr", "dy", DY);
        Row("dar", "da", DA);
        Row("dbr", "db", DB);
        using (writer.Text.Open($"for (int step = {N(steps)}; step != 0; step--)"))
        {
            using (writer.Text.Open($"for (int i = 0; i < {N(padded)}; i += {simd.Lanes})"))
                EmitUnits(writer);
            using (writer.Text.Open())
            {
                writer.Line($"float* x = {(DB is null ? "dar" : "dbr")};");
                writer.Line("float* y = dh;");
                new SingleRowBody(writer.Parameter(UT), HasBias: false, Accumulate: true, Activation: null).Emit(writer);
            }

            foreach ((string name, int stride) in rows)
                writer.Line($"{name} {(stride < 0 ? "-" : "+")}= {N(Math.Abs(stride))};");
        }
    }

    private void EmitUnits(KernelWriter writer)
    {
        Simd simd = writer.Simd;
        string Place(string pointer, int gate = 0) => At(pointer, gate * Gates.Padded) + " + i";
        string one = simd.Create("1f");
        string Slope(string gate) => simd.Multiply(gate, simd.Subtract(one, gate));
        string Flat(string tanh) => simd.Subtract(one, simd.Multiply(tanh, tanh));
        void Put(int gate, string value) => writer.Line(simd.Store(Place("dar", gate), value));
        string carried = simd.Load(Place("dh"));
        writer.Vector("d", DY.Shape.IsSequence ? simd.Add(simd.Load(Place("dyr")), carried) : carried);
        string[] names = Gates.Cell switch { RecurrentCell.Simple => ["h"], RecurrentCell.Gru => ["gateR", "gateZ", "gateN", "inner"], _ => ["gateI", "gateF", "gateG", "gateO"] };
        for (int gate = 0; gate < names.Length; gate++)
            writer.Vector(names[gate], simd.Load(Place("gr", gate)));
        switch (Gates.Cell)
        {
            case RecurrentCell.Simple:
                Put(0, simd.Multiply("d", Flat("h")));
                writer.Line(simd.Store(Place("dh"), simd.Zero));
                break;
            case RecurrentCell.Gru:
                writer.Vector("dn", simd.Multiply(simd.Multiply("d", simd.Subtract(one, "gateZ")), Flat("gateN")));
                writer.Vector("dz", simd.Multiply(simd.Multiply("d", simd.Subtract(simd.Load(Place("hr")), "gateN")), Slope("gateZ")));
                writer.Vector("dr", simd.Multiply(simd.Multiply("dn", "inner"), Slope("gateR")));
                Put(0, "dr");
                Put(1, "dz");
                Put(2, "dn");
                writer.Line($"{simd.Store(Place("dbr"), "dr")} {simd.Store(Place("dbr", 1), "dz")} {simd.Store(Place("dbr", 2), simd.Multiply("dn", "gateR"))}");
                writer.Line(simd.Store(Place("dh"), simd.Multiply("d", "gateZ")));
                break;
            default:
                writer.Vector("old", simd.Load(Place("cr")));
                writer.Vector("bent", simd.Call("RecurrentTanh", simd.MultiplyAdd("gateF", "old", simd.Multiply("gateI", "gateG"))));
                writer.Vector("dcell", simd.MultiplyAdd(simd.Multiply("d", "gateO"), Flat("bent"), simd.Load(Place("dc"))));
                Put(0, simd.Multiply(simd.Multiply("dcell", "gateG"), Slope("gateI")));
                Put(1, simd.Multiply(simd.Multiply("dcell", "old"), Slope("gateF")));
                Put(2, simd.Multiply(simd.Multiply("dcell", "gateI"), Flat("gateG")));
                Put(3, simd.Multiply(simd.Multiply("d", "bent"), Slope("gateO")));
                writer.Line(simd.Store(Place("dc"), simd.Multiply("dcell", "gateF")));
                writer.Line(simd.Store(Place("dh"), simd.Zero));
                break;
        }
    }
}
