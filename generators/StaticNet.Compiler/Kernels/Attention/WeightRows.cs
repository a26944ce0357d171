using System;
using System.Linq;
using StaticNet.Compiler.Kernels.Loops;
using StaticNet.Compiler.Text;
using static StaticNet.Compiler.Kernels.KernelWriter;

namespace StaticNet.Compiler.Kernels.Attention;

/// <summary>
/// What happens to rows of scores between the products: the softmax, and its gradient. Columns behind the last key that a query sees
/// become zero, so that products may run over them.
/// </summary>
internal sealed class WeightRows(KernelWriter writer, Heads heads)
{
    private bool Drops => heads.Dropout > 0;

    private Simd Simd => writer.Simd;

    /// <summary>The arguments for dropout.</summary>
    public string Arguments(string head) => !Drops ? "" : heads.IsBlocked
        ? $", key, ({head} * {N(heads.Steps)} + top) * {N(heads.Padded)}"
        : $", key, {head} * {N(heads.Steps * heads.Padded)}";

    /// <summary>
    /// s = softmax(s / sqrt D), dropped out while training; keeps the largest score and 1 / sum of each row. Where the weights are kept, what
    /// dropout leaves of them goes to d.
    /// </summary>
    public void Softmax(string name, bool keepsStatistics, bool keepsWeights, string parameters)
    {
        bool isApart = Drops && keepsWeights;
        string statistics = keepsStatistics ? ", float* largest, float* inverse" : "", formula = isApart ? ", d = s dropped out" : "";
        using (Method(name, $"s = exp((s - largest) / sqrt D) / sum{formula}, row by row", $"float* s{(isApart ? ", float* d" : "")}{statistics}", parameters))
        {
            writer.Vector("most", Simd.Create("float.NegativeInfinity"));
            Columns((at, mask) =>
            {
                string s = Simd.Load(at("s"));
                writer.Line($"most = {Simd.Max("most", mask is null ? s : Simd.Select(mask, s, Simd.Create("float.NegativeInfinity")))};");
            });
            writer.Line("float peak = VectorMath.Largest(most);");
            writer.Vector("shift", Simd.Create($"peak * {MinusScale}"));
            writer.Vector("sum", Simd.Zero);
            Columns((at, mask) =>
            {
                writer.Vector("e", Exp(at("s"), "shift"));
                if (mask is not null)
                    writer.Line($"e = {Simd.And("e", mask)};");
                writer.Line(Simd.Store(at("s"), "e"));
                writer.Line($"sum = {Simd.Add("sum", "e")};");
            });
            writer.Line($"float share = 1f / {Simd.Sum("sum")};");
            if (keepsStatistics)
            {
                writer.Line("largest[i] = peak;");
                writer.Line("inverse[i] = share;");
            }

            writer.Vector("scale", Simd.Create(Drops && !isApart ? $"share * {SourceWriter.Literal((float)heads.Kept)}" : "share"));
            Columns((at, _) =>
            {
                string p = Simd.Multiply(Simd.Load(at("s")), "scale");
                if (isApart)
                {
                    writer.Vector("p", p);
                    writer.Line(Simd.Store(at("s"), "p"));
                    writer.Line(Simd.Store(at("d"), Dropped("p", at)));
                    return;
                }

                writer.Line(Simd.Store(at("s"), Drops ? Simd.And(p, Kept(at)) : p));
            });
            ZeroBehind(isApart ? ["s", "d"] : ["s"]);
        }
    }

    /// <summary>
    /// From scores s and gradients of dropped weights t: the weights p again, t = p (t - sum over keys of p t) / sqrt D, the gradient
    /// of the scores, and s = the dropped weights. Where the weights were kept they are s, and what dropout leaves of them goes to d.
    /// </summary>
    public void SoftmaxGradient(string name, bool keptWeights, string parameters)
    {
        string formula = keptWeights ? $"p = s{(Drops ? ", d = p dropped out" : "")}" : "p = exp((s - largest) / sqrt D) inverse, s = p";
        string pointers = !keptWeights ? "float* s, float* t, float* largest, float* inverse" : Drops ? "float* s, float* t, float* d" : "float* s, float* t";
        string dropped = keptWeights ? "d" : "s";
        using (Method(name, $"{formula}, t = p (t - sum p t) / sqrt D, row by row", pointers, parameters))
        {
            if (!keptWeights)
            {
                writer.Vector("shift", Simd.Create($"largest[i] * {MinusScale}"));
                writer.Vector("share", Simd.BroadcastAt("inverse + i"));
            }

            writer.Vector("sum", Simd.Zero);
            Columns((at, mask) =>
            {
                writer.Vector("p", keptWeights ? Simd.Load(at("s")) : Simd.Multiply(Exp(at("s"), "shift"), "share"));
                if (mask is not null && !keptWeights)
                    writer.Line($"p = {Simd.And("p", mask)};");
                string d = Simd.Load(at("t"));
                if (Drops)
                    d = Simd.And(Simd.Multiply(d, Simd.Create(SourceWriter.Literal((float)heads.Kept))), Kept(at));
                writer.Vector("product", Simd.Multiply("p", d));
                if (mask is not null)
                    writer.Line($"product = {Simd.And("product", mask)};");
                if (!keptWeights)
                    writer.Line(Simd.Store(at("s"), "p"));
                writer.Line(Simd.Store(at("t"), "product"));
                writer.Line($"sum = {Simd.Add("sum", "product")};");
            });
            writer.Vector("total", Simd.Create(Simd.Sum("sum")));
            writer.Vector("scale", Simd.Create(SourceWriter.Literal((float)heads.Scale)));
            Columns((at, _) =>
            {
                writer.Vector("p", Simd.Load(at("s")));
                writer.Line(Simd.Store(at("t"), Simd.Multiply(Simd.Subtract(Simd.Load(at("t")), Simd.Multiply("p", "total")), "scale")));
                if (Drops)
                    writer.Line(Simd.Store(at(dropped), Dropped("p", at)));
            });
            ZeroBehind(keptWeights && !Drops ? ["t"] : [dropped, "t"]);
        }
    }

    // The shift is the same for a row, so that its rounding is in the sum too.
    private string Exp(string score, string shift) =>
        Simd.Call("Exp", Simd.MultiplyAdd(Simd.Load(score), Simd.Create(SourceWriter.Literal((float)heads.Scale)), shift));

    private string MinusScale => SourceWriter.Literal(-(float)heads.Scale);

    // A function that works on a row at a time, whose body is written next.
    private IDisposable Method(string name, string formula, string pointers, string parameters)
    {
        writer.Text.Line();
        writer.Line($"// {formula}.");
        writer.Line("[MethodImpl(Kernel)]");
        SourceWriter.Block method = writer.Text.Open($"static void {name}({pointers}{(Drops ? ", uint key, int element" : "")}{parameters})");
        if (Drops)
            writer.Line($"Vector{Simd.Lanes * 32}<uint> lanes = Vector{Simd.Lanes * 32}.Create({string.Join(", ", Enumerable.Range(0, Simd.Lanes).Select(lane => $"{lane}u"))});");
        SourceWriter.Block loop = writer.Text.Open($"for (int i = 0; i < {(heads.IsBlocked ? "rows" : N(heads.Steps))}; i++)");
        if (heads.Causal)
        {
            writer.Line($"int keys = {(heads.IsBlocked ? "top + " : "")}i + 1, full = keys / {Simd.Lanes} * {Simd.Lanes};");
            writer.Vector("seen", Simd.FirstLanesOf("keys - full"));
        }

        return new Both(loop, method, () => writer.Line(
            string.Join(" ", pointers.Split(',').Select(pointer => pointer.Trim().Split(' ')[1]).Where(pointer => pointer.Length == 1).Select(pointer => $"{pointer} += {N(heads.Padded)};"))
            + (Drops ? $" element += {N(heads.Padded)};" : "")));
    }

    // The columns of the keys that the row's query sees, a vector at a time.
    private void Columns(Action<Func<string, string>, string?> body)
    {
        if (!heads.Causal)
        {
            ChannelLoop.Emit(writer, heads.Steps, body);
            return;
        }

        using (writer.Text.Open($"for (int c = 0; c < full; c += {Simd.Lanes})"))
            body(pointer => $"{pointer} + c", null);
        using (writer.Text.Open("if (full < keys)"))
            body(pointer => $"{pointer} + full", "seen");
    }

    // Columns of padding were zeroed by their masks where the attention is not causal.
    private void ZeroBehind(params string[] pointers)
    {
        if (!heads.Causal)
            return;
        using (writer.Text.Open($"for (int c = (keys + {Simd.Lanes - 1}) / {Simd.Lanes} * {Simd.Lanes}; c < {N(heads.Padded)}; c += {Simd.Lanes})"))
        {
            foreach (string pointer in pointers)
                writer.Line(Simd.Store($"{pointer} + c", Simd.Zero));
        }
    }

    private string Dropped(string weights, Func<string, string> at) => Simd.And(Simd.Multiply(weights, Simd.Create(SourceWriter.Literal((float)heads.Kept))), Kept(at));

    private string Kept(Func<string, string> at) =>
        $"CounterRandom.AtLeast(key, lanes + Vector{Simd.Lanes * 32}.Create({KernelWriter.Unsigned(at("element"))}), {SourceWriter.Literal(heads.Threshold)}u)";

    private sealed class Both(SourceWriter.Block inner, SourceWriter.Block outer, Action last) : IDisposable
    {
        public void Dispose()
        {
            last();
            inner.Dispose();
            outer.Dispose();
        }
    }
}
