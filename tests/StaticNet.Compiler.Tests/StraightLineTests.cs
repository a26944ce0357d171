using System.Linq;
using StaticNet.Compiler.Emit;
using StaticNet.Compiler.Emit.Unrolling;

namespace StaticNet.Compiler.Tests;

/// <summary>What becomes of loops when they run ahead of time.</summary>
public class StraightLineTests
{
    public static TheoryData<string, string> Bodies => new()
    {
        { "for (int k = 2; k != 0; k--) { s = F(p, s); p += 4; }", "s = F(p, s); p += 4; s = F(p, s); p += 4;" },
        { "float* p = x; for (int k = 2; k != 0; k--) { s = F(p, s); p += 4; }", "s = F(x, s); s = F(x + 4, s);" },
        { "float* p = x; float* q = w + 8; for (int i = 0; i < 9; i += 4) y[i] = p[i + 1] * *(q + i);", "y[0] = x[1] * w[8]; y[4] = x[5] * w[12]; y[8] = x[9] * w[16];" },
        { "for (int i = 0; i < 2; i++) { for (int j = i; j < 2; j++) F(x + i * 8 + j); }", "F(x); F(x + 1); F(x + 9);" },
        { "for (int i = 0; i < 3; i++) { if (i % 2 == 0) F(i); else G(i); }", "F(0); G(1); F(2);" },
        { "int keys = 3, full = keys / 2 * 2; F(Math.Min(full, 5), full < keys ? 1 : 0);", "F(2, 1);" },
        { "Vector256<float> v; for (int i = 0; i < 2; i++) { v = F(x + i); G(v); }", "Vector256<float> v = F(x); G(v); v = F(x + 1); G(v);" },
        { "for (int i = 0; i < 2; i++) { float v = x[i]; G(v); } for (int i = 0; i < 1; i++) { int v = (int)x[2]; G(v); }", "float v = x[0]; G(v); v = x[1]; G(v); int v2 = (int)x[2]; G(v2);" },
        { "int best = 0; for (int c = 1; c < 3; c++) { if (x[c] > x[best]) best = c; } F(best);", "int best = 0; if (x[1] > x[best]) { best = 1; } if (x[2] > x[best]) { best = 2; } F(best);" },
        { "for (int unit = begin; unit < end; unit++) { F(w + unit * 8); }", "if (begin <= 0 && 0 < end) { F(w); } if (begin <= 1 && 1 < end) { F(w + 8); }" },
        { "for (int unit = Math.Max(begin, 1); unit < Math.Min(end, 2); unit++) F(unit);", "if (begin <= 1 && 1 < end) { F(1); }" },
        { "float* p = x; for (int sample = 0; sample < count; sample++) { F(p + 4); p += 8; } F(p);", "float* p = x; for (int sample = 0; sample < count; sample++) { F(p + 4); p += 8; } F(p);" },
        { "for (int sample = 0; sample < count; sample++) { float* p = x + sample * 8; for (int i = 0; i < 2; i++) { F(p); p += 2; } }", "for (int sample = 0; sample < count; sample++) { float* p = x + sample * 8; F(p); p += 2; F(p); p += 2; }" },
        { "for (int i = 0; i < 3; i++) { if (i == 1) continue; F(i); }", "F(0); F(2);" },
        { "float* last = h; h = y; y = last; F(h, y);", "float* last = h; h = y; y = last; F(h, y);" },
        { "float sum = 0.5f; sum += (a - (b - 1.5e-7f)) * -2; F(sum);", "float sum = 0.5f; sum += (a - (b - 1.5e-7f)) * -2; F(sum);" },
        { "float* p = x; for (int j = 2; j != 0; j--) { float* p2 = j == 1 ? p + 6 : p; for (int i = 0; i < 2; i++) { float* t = i < 1 ? p : p2; F(t + i); } p = p2 + 4; }", "F(x); F(x + 1); F(x + 4); F(x + 11);" },
        { "// Why.\nfor (int i = 0; i < 2; i++) { // Once.\n F(1_024 * i); }", "// Why. // Once. F(0); F(1_024);" },
    };

    public static TheoryData<string, string> Crooked => new()
    {
        { "for (int k = terms; k != 0; k--) F(k);", "loops while k != 0, which the data decide" },
        { "static void F(float* x) { }", "has inner methods" },
        { "for (int i = 0; i < 2; i++) { if (x[i] > 0f) break; }", "leaves a loop early" },
        { "for (int i = 0; i < 2; i++) { if (x[i] > 0f) continue; F(i); }", "leaves a loop where the data say so" },
        { "for (int i = 0; i < 200_000; i++) F(i);", "has more than 100_000 statements" },
    };

    [Theory, MemberData(nameof(Bodies))]
    public void Loops_are_run_ahead_of_time(string body, string straight) => Assert.Equal(straight, OneLine(Text(body).Text));

    [Theory, MemberData(nameof(Crooked))]
    public void What_cannot_be_unrolled_says_why(string body, string reason) => Assert.Equal(reason, Assert.Throws<NotStraightException>(() => Text(body)).Message);

    [Fact]
    public void What_is_long_is_cut_and_sums_go_on_behind_the_cut()
    {
        KernelBody body = Text("Vector256<float> s = F(b); Vector256<float> v = F(x); for (int i = 0; i < 1_200; i++) { s = G(s, v, w + i); } H(y, s);");
        Assert.Equal(
            "Vector256<float> s = default; Vector256<float> v = default; NetPart1Avx2(x, count, begin, end, ref s, ref v); NetPart2Avx2(x, count, begin, end, v, ref s); NetPart3Avx2(x, count, begin, end, s, v);",
            OneLine(body.Text));
        Assert.Equal(3, body.Parts.Count);
        Assert.Equal("float* x, int count, int begin, int end, Vector256<float> v, ref Vector256<float> sKept", body.Parts[1].Parameters);
        Assert.StartsWith("Vector256<float> s = sKept; s = G(s, v, w + ", OneLine(body.Parts[1].Body), System.StringComparison.Ordinal);
        Assert.EndsWith("sKept = s;", OneLine(body.Parts[1].Body), System.StringComparison.Ordinal);
        Assert.All(body.Parts, part => Assert.InRange(part.Body.Count(letter => letter == ';'), 1, CutMethods.MostStatements + 4));
    }

    [Fact]
    public void A_long_loop_over_samples_is_cut_inside()
    {
        KernelBody body = Text("float s = 0f; for (int sample = 0; sample < count; sample++) { float* p = x + sample * 8; for (int i = 0; i < 800; i++) s = G(s, p + i); } F(s);");
        Assert.Equal(
            "float s = 0f; for (int sample = 0; sample < count; sample++) { float* p = default; NetPart1Avx2(x, count, begin, end, sample, ref p, ref s); NetPart2Avx2(x, count, begin, end, p, ref s); } F(s);",
            OneLine(body.Text));
    }

    private static KernelBody Text(string body) => CutMethods.Run(StraightLine.Run(body, units: 2), "Net", "Avx2", "float* x, int count, int begin, int end");

    private static string OneLine(string text) => string.Join(" ", text.Split((char[])[' ', '\n'], System.StringSplitOptions.RemoveEmptyEntries));
}
