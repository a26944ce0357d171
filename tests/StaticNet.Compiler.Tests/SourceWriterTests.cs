using System.Globalization;
using StaticNet.Compiler.Text;

namespace StaticNet.Compiler.Tests;

public class SourceWriterTests
{
    [Theory]
    [InlineData(0f, "0f")]
    [InlineData(-0f, "-0f")]
    [InlineData(0.1f, "0.1f")]
    [InlineData(1f / 3, "0.33333334f")]
    [InlineData(1e10f, "1E+10f")]
    [InlineData(float.NaN, "float.NaN")]
    [InlineData(float.PositiveInfinity, "float.PositiveInfinity")]
    [InlineData(float.NegativeInfinity, "float.NegativeInfinity")]
    public void Float_is_written_as_C_sharp(float value, string expected)
    {
        Assert.Equal(expected, SourceWriter.Literal(value));
        Assert.Equal(expected, Culture.Strange(() => SourceWriter.Literal(value)));
    }

    [Theory]
    [InlineData(-1.5, "-1.5d")]
    [InlineData(1.0 / 3, "0.3333333333333333d")]
    [InlineData(double.NaN, "double.NaN")]
    [InlineData(double.PositiveInfinity, "double.PositiveInfinity")]
    [InlineData(double.NegativeInfinity, "double.NegativeInfinity")]
    public void Double_is_written_as_C_sharp(double value, string expected)
    {
        Assert.Equal(expected, SourceWriter.Literal(value));
        Assert.Equal(expected, Culture.Strange(() => SourceWriter.Literal(value)));
    }

    [Theory]
    [InlineData(0, "0")]
    [InlineData(999, "999")]
    [InlineData(1000, "1_000")]
    [InlineData(-100, "-100")]
    [InlineData(-1234567, "-1_234_567")]
    [InlineData(int.MinValue, "-2_147_483_648")]
    public void Int_has_its_digits_grouped(long value, string expected)
    {
        Assert.Equal(expected, SourceWriter.Literal(value));
        Assert.Equal(expected, Culture.Strange(() => SourceWriter.Literal(value)));
    }

    [Fact]
    public void Every_float_reads_back_as_the_same_bits()
    {
        var random = new Random(7);
        for (int i = 0; i < 100_000; i++)
        {
            float value = BitConverter.Int32BitsToSingle(random.Next(int.MinValue, int.MaxValue));
            if (!float.IsFinite(value))
                continue;
            string literal = SourceWriter.Literal(value);
            Assert.Equal('f', literal[^1]);
            float read = float.Parse(literal[..^1], NumberStyles.Float, CultureInfo.InvariantCulture);
            Assert.True(BitConverter.SingleToInt32Bits(value) == BitConverter.SingleToInt32Bits(read), $"{literal} reads back as other bits; seed 7, {i}");
        }
    }

    [Fact]
    public void String_is_quoted() => Assert.Equal("\"a \\\"b\\\" \\\\ c\"", SourceWriter.Literal("a \"b\" \\ c"));

    [Fact]
    public void Blocks_indent_and_lines_end_in_newlines_alone()
    {
        var writer = new SourceWriter();
        using (writer.Open("class A"))
        {
            writer.Line("int x;\r\n\r\n    int y;  ");
            using (writer.Indent())
                writer.Line("z();");
        }

        Assert.Equal("class A\n{\n    int x;\n\n        int y;\n        z();\n}\n", writer.ToString());
    }

    [Fact]
    public void Open_block_is_a_mistake()
    {
        var writer = new SourceWriter();
        writer.Open("class A");
        Assert.Throws<InvalidOperationException>(writer.ToString);
    }
}
