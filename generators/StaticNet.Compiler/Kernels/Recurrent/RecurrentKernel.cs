using System;
using System.Collections.Generic;
using System.Linq;
using StaticNet.Compiler.Model;
using StaticNet.Layouts;
using static StaticNet.Compiler.Kernels.KernelWriter;

namespace StaticNet.Compiler.Kernels.Recurrent;

/// <summary>
/// h[t] = step(a[t], U h[t-1]) from the first step to the last, or backwards, beginning with zeros: Y is all states or the last one. In
/// a stream A and Y are of one step, the steps follow each other as samples do, and the state is carried on from call to call.
/// Where an input is a single number, A may be that input: a step then adds W x and the biases itself.
/// </summary>
internal sealed record RecurrentKernel(Tensor A, Tensor U, Tensor? C, Tensor Y, Gates Gates) : Kernel
{
    /// <summary>Where A is the input: its weights.</summary>
    public Tensor? W { get; init; }

    /// <summary>Where A is the input: its bias. The state's is C then, for all gates.</summary>
    public Tensor? B { get; init; }

    /// <summary>Whether it begins with the last step.</summary>
    public bool IsReversed { get; init; }

    /// <summary>Room for the sums of a step, for its states and cells, which a stream carries, and with W for the sums of the biases.</summary>
    public required Tensor Scratch { get; init; }

    /// <summary>For the backward pass: the state before each step.</summary>
    public Tensor? Before { get; init; }

    /// <summary>For the backward pass: the gates of each step.</summary>
    public Tensor? Kept { get; init; }

    /// <summary>For the backward pass: an LSTM's cells before each step.</summary>
    public Tensor? CellsBefore { get; init; }

    /// <summary>A stream's state.</summary>
    public Tensor? State { get; init; }

    /// <summary>A stream's cells.</summary>
    public Tensor? Cells { get; init; }

    private bool IsStream => State is not null;

    private bool IsLstm => Gates.Cell == RecurrentCell.Lstm;

    public override Work Work => IsStream ? Work.Rows : Work.Sample;

    public override IReadOnlyList<Operand> Operands
    {
        get
        {
            var operands = new List<Operand> { Operand.Read(W is null ? "a" : "x", A), Operand.Read("w", U) };
            foreach ((string letter, Tensor? tensor) in new[] { ("wi", W), ("bi", B), ("bh", C) })
            {
                if (tensor is not null)
                    operands.Add(Operand.Read(letter, tensor));
            }

            operands.Add(Operand.Write("y", Y));
            foreach ((string letter, Tensor? tensor) in new[] { ("sums", Scratch), ("hs", Before), ("g", Kept), ("cs", CellsBefore) })
            {
                if (tensor is not null)
                    operands.Add(Operand.Write(letter, tensor));
            }

            foreach ((string letter, Tensor? tensor) in new[] { ("h", State), ("c", Cells) })
            {
                if (tensor is not null)
                    operands.Add(Operand.Write(letter, tensor, accumulate: true));
            }

            return operands;
        }
    }

    public override string Formula => Gates.Cell switch
    {
        RecurrentCell.Simple => "h' = tanh(a + U h)",
        RecurrentCell.Gru => "r, z = logistic(a + U h); n = tanh(a + r (U h + b_hn)); h' = (1 - z) n + z h",
        _ => "i, f, o = logistic(a + U h), g = tanh(a + U h); c' = f c + i g; h' = o tanh(c')",
    } + $"{(W is null ? "" : "; a = W x + b_ih + b_hh")}{(IsReversed ? ", from the last step to the first" : "")}, {A.Shape} -> {Y.Shape}";

    public override long MultiplyAdds => A.Shape.Width * ((long)U.Shape.Size + (W?.Shape.Size ?? 0));

    public override Kernel Rename(Func<Tensor, Tensor> name) => this with
    {
        A = name(A),
        U = name(U),
        C = Rename(C, name),
        W = Rename(W, name),
        B = Rename(B, name),
        Y = name(Y),
        Scratch = name(Scratch),
        Before = Rename(Before, name),
        Kept = Rename(Kept, name),
        CellsBefore = Rename(CellsBefore, name),
        State = Rename(State, name),
        Cells = Rename(Cells, name),
    };

    public override void Evaluate(Frame frame)
    {
        int units = Gates.Units, steps = IsStream ? frame.Count : A.Shape.Width;
        double[] u = frame[U], y = frame[Y];
        double[]? bias = C is null ? null : frame[C];
        double[] a = W is null ? frame[A] : GateProductKernel.Sums(Gates, frame[A], frame[W], frame[B!], bias!);
        for (int first = 0; first < a.Length / Gates.Columns; first += steps)
        {
            double[] h = State is null ? new double[units] : frame[State], c = Cells is null ? new double[units] : frame[Cells];
            for (int step = 0; step < steps; step++)
            {
                int row = first + (IsReversed ? steps - 1 - step : step);
                Put(Before, h, row);
                Put(CellsBefore, c, row);
                Put(Kept, RecurrentStep.Run(Gates, a, row * Gates.Columns, u, bias, h, c), row);
                if (Y.Shape.IsSequence || IsStream)
                    h.CopyTo(y, row * units);
            }

            if (!Y.Shape.IsSequence && !IsStream)
                h.CopyTo(y, first / steps * units);
        }

        void Put(Tensor? tensor, double[] values, int row)
        {
            if (tensor is not null)
                values.CopyTo(frame[tensor], row * values.Length);
        }
    }

    public override void Emit(KernelWriter writer)
    {
        TensorLayout y = writer.Layout(Y);
        bool eachStep = IsStream || Y.Shape.IsSequence;
        int padded = Gates.Padded, steps = A.Shape.Width;
        int Stride(Tensor tensor) => IsStream ? writer.SampleStride(tensor) : writer.Layout(tensor).PixelStride;
        var rows = new List<(string Name, int Stride)>();
        void Row(string name, string letter, Tensor? tensor)
        {
            if (tensor is null)
                return;
            int stride = Stride(tensor);
            long first = writer.Layout(tensor).Origin + (IsReversed ? (long)(steps - 1) * stride : 0);
            writer.Line($"float* {name} = {At(letter, first)};");
            rows.Add((name, IsReversed ? -stride : stride));
        }

        // hr is the state before a step, yr where the one behind it goes.
        if (!IsStream)
        {
            writer.Line($"float* s = {At("sums", Gates.Columns)};");
            writer.Line($"new Span<float>(s, {N(3 * padded)}).Clear();");
            if (IsLstm)
                writer.Line($"float* c = {At("s", 2 * padded)};");
        }

        if (W is not null)
            GateProductKernel.EmitBiases(writer, Gates, At("sums", Gates.Columns + (IsStream ? 0 : 3 * padded)));
        writer.Line($"float* hr = {(IsStream ? "h" : "s")};");
        if (W is null)
            Row("ar", "a", A);
        else
            Row("xr", "x", A);
        if (eachStep)
            Row("yr", "y", Y);
        else
            writer.Line($"float* yr = {At("s", padded)};");
        Row("hsr", "hs", Before);
        Row("csr", "cs", CellsBefore);
        Row("gr", "g", Kept);
        using (writer.Text.Open($"for (int step = {(IsStream ? "count" : N(steps))}; step != 0; step--)"))
        {
            if (Before is not null)
                Copy(writer, "hr", "hsr", padded);
            if (CellsBefore is not null)
                Copy(writer, "c", "csr", padded);
            new RecurrentStepBody(Gates, writer.Parameter(U), OneInput: W is not null, Keeps: Kept is not null).Emit(writer);
            writer.Line(eachStep ? "hr = yr;" : "float* last = hr; hr = yr; yr = last;");
            foreach ((string name, int stride) in rows)
                writer.Line($"{name} {(stride < 0 ? "-" : "+")}= {N(Math.Abs(stride))};");
        }

        if (IsStream)
            Copy(writer, "hr", "h", padded);
        else if (!eachStep)
            Copy(writer, "hr", At("y", y.Origin), padded);
    }

    private static void Copy(KernelWriter writer, string from, string to, int floats)
    {
        using (writer.Text.Open($"for (int i = 0; i < {N(floats)}; i += {writer.Simd.Lanes})"))
            writer.Line(writer.Simd.Store($"{to} + i", writer.Simd.Load($"{from} + i")));
    }

    private static Tensor? Rename(Tensor? tensor, Func<Tensor, Tensor> name) => tensor is null ? null : name(tensor);
}
