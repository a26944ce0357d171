using System;
using StaticNet.Compiler.Model;
using StaticNet.Compiler.Text;
using static StaticNet.Compiler.Kernels.KernelWriter;

namespace StaticNet.Compiler.Kernels.Normalization;

/// <summary>The settings of local response normalisation, and what its two kernels share.</summary>
/// <param name="Size">How many channels the window has; what the sum is divided by.</param>
/// <param name="Half">How many of them on each side there can be at all.</param>
/// <param name="Alpha">The factor of the mean square.</param>
/// <param name="Beta">The exponent.</param>
/// <param name="K">What is added to the mean square.</param>
internal sealed record LocalResponseWindow(int Size, int Half, double Alpha, double Beta, double K)
{
    private const int MostUnrolled = 9;

    /// <summary>
    /// A pixel's channels, rounded up to eight, with as many zeros on both sides as a window reaches out: no window needs a limit.
    /// </summary>
    public static Shape Margins(Shape x, LocalResponseWindow window) => new(x.Pixels, (x.Channels + 7) / 8 * 8 + 2 * window.Half);

    /// <summary>The sum of a window of the interpreter: terms of the channels that there are.</summary>
    public double Sum(int channel, int channels, Func<int, double> term)
    {
        double sum = 0;
        for (int c = Math.Max(0, channel - Half); c <= Math.Min(channels - 1, channel + Half); c++)
            sum += term(c);
        return sum;
    }

    /// <summary>Declares the sum of a window of terms that lie behind margins, at a pointer to the first.</summary>
    public void EmitSum(KernelWriter writer, string terms)
    {
        Simd simd = writer.Simd;
        int count = 2 * Half + 1;
        writer.Vector("sum", simd.Load(terms));
        if (count <= MostUnrolled)
        {
            for (int i = 1; i < count; i++)
                writer.Line($"sum = {simd.Add("sum", simd.Load(At(terms, i)))};");
            return;
        }

        writer.Line($"for (int o = 1; o < {N(count)}; o++)");
        using (writer.Text.Indent())
            writer.Line($"sum = {simd.Add("sum", simd.Load($"{terms} + o"))};");
    }

    /// <summary>The vector s^-beta, s at least k; quarters of the exponent by square roots, which are exact to half an ULP.</summary>
    public string Power(Simd simd, string s)
    {
        string one = simd.Create("1f");
        double quarters = Beta * 4;
        if (quarters != Math.Round(quarters) || quarters > 8)
            return simd.Call("Exp", simd.Multiply(simd.Create(SourceWriter.Literal((float)-Beta)), simd.Call("Log", s)));
        string? product = null;
        for (int i = 0; i < (int)quarters / 4; i++)
            Times(s);
        if ((int)quarters % 4 >= 2)
            Times(simd.Sqrt(s));
        if ((int)quarters % 2 == 1)
            Times(simd.Sqrt(simd.Sqrt(s)));
        return product is null ? one : simd.Divide(one, product);

        void Times(string factor) => product = product is null ? factor : simd.Multiply(product, factor);
    }
}
