using System;
using static StaticNet.Compiler.Kernels.KernelWriter;

namespace StaticNet.Compiler.Kernels.Recurrent;

/// <summary>
/// The text of what a step does with the sums of its gates, which lie at sums: logistic gates first, in their place, then the state.
/// Each loop has one function. Its constants and what it computes take all sixteen registers; with a second function, or right behind
/// the products, the JIT would spill what the next operation waits for.
/// </summary>
internal sealed record RecurrentFunctions(Gates Gates, bool OneInput, bool Keeps)
{
    // An LSTM of so few units waits for its longest chain, which goes through the cells; output gates fill the wait. With more, the
    // processor's window would be full of cells that wait while output gates could begin (3 to 5 % either way).
    private const int FewUnits = 24;

    public void Emit(KernelWriter writer)
    {
        Simd simd = writer.Simd;
        string unit = Gates.Padded > simd.Lanes ? " + i" : "";
        string Place(string pointer, int gate = 0) => At(pointer, gate * Gates.Padded) + unit;
        string Sum(int gate) => simd.Load(Place("sums", gate));
        string Tanh(string x) => simd.Call("RecurrentTanh", x);
        void Keep(int index, string gate)
        {
            if (Keeps)
                writer.Line(simd.Store(Place("gr", index), gate));
        }

        switch (Gates.Cell)
        {
            case RecurrentCell.Simple:
                using (Open(writer))
                {
                    writer.Vector("state", Tanh(Sum(0)));
                    Keep(0, "state");
                    writer.Line(simd.Store(Place("yr"), "state"));
                }

                break;
            case RecurrentCell.Gru:
                EmitLogistic(writer, first: 0, count: 2);
                using (Open(writer))
                {
                    writer.Vector("gateR", Sum(0));
                    writer.Vector("gateZ", Sum(1));
                    writer.Vector("inner", Sum(2));
                    writer.Vector("gateN", Tanh(simd.MultiplyAdd("gateR", "inner", RecurrentStepBody.Input(simd, OneInput, 2 * Gates.Padded, unit))));
                    Keep(0, "gateR");
                    Keep(1, "gateZ");
                    Keep(2, "gateN");
                    Keep(3, "inner");
                    writer.Line(simd.Store(Place("yr"), simd.MultiplyAdd("gateZ", simd.Subtract(simd.Load(Place("hr")), "gateN"), "gateN")));
                }

                break;
            default:
                bool cellsFirst = Gates.Padded <= FewUnits;
                EmitLogistic(writer, first: 0, count: 2);
                if (!cellsFirst)
                    EmitLogistic(writer, first: 3, count: 1);
                using (Open(writer))
                {
                    writer.Vector("gateI", Sum(0));
                    writer.Vector("gateF", Sum(1));
                    writer.Vector("gateG", Tanh(Sum(2)));
                    Keep(0, "gateI");
                    Keep(1, "gateF");
                    Keep(2, "gateG");
                    writer.Line(simd.Store(Place("c"), simd.MultiplyAdd("gateF", simd.Load(Place("c")), simd.Multiply("gateI", "gateG"))));
                }

                if (cellsFirst)
                    EmitLogistic(writer, first: 3, count: 1);
                using (Open(writer))
                {
                    writer.Vector("gateO", Sum(3));
                    Keep(3, "gateO");
                    writer.Line(simd.Store(Place("yr"), simd.Multiply("gateO", Tanh(simd.Load(Place("c"))))));
                }

                break;
        }
    }

    private void EmitLogistic(KernelWriter writer, int first, int count)
    {
        Simd simd = writer.Simd;
        string sum = At("sums", first * Gates.Padded) + (count * Gates.Padded > simd.Lanes ? " + i" : "");
        using (Open(writer, count))
            writer.Line(simd.Store(sum, simd.Call("RecurrentSigmoid", simd.Load(sum))));
    }

    // Over all units of some gates that follow each other. With an int as counter the JIT would unroll short loops, and spill.
    private IDisposable Open(KernelWriter writer, int gates = 1) =>
        gates * Gates.Padded > writer.Simd.Lanes ? writer.Text.Open($"for (nint i = 0; i < {N(gates * Gates.Padded)}; i += {writer.Simd.Lanes})") : writer.Text.Open();
}
