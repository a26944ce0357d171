using StaticNet.Compiler.Kernels.Tiles;

namespace StaticNet.Compiler.Tests;

/// <summary>Tiles cover all pixels of the rows that they are for, no pixel twice, and are taken across rows only where that costs less.</summary>
public class TileChoiceTests
{
    public static TheoryData<int, int> Images()
    {
        var data = new TheoryData<int, int>();
        foreach (int lines in new[] { 1, 2, 3, 4, 7, 32 })
        {
            foreach (int vectors in new[] { 1, 2 })
                data.Add(lines, vectors);
        }

        return data;
    }

    [Theory, MemberData(nameof(Images))]
    public void Rows_are_covered_and_pairs_are_cheaper(int lines, int vectors)
    {
        for (int pixels = 1; pixels <= 70; pixels++)
        {
            TileChoice choice = TileChoice.ForLines(lines, pixels, vectors), alone = TileChoice.For(pixels, vectors);
            Assert.InRange(choice.Lines, 1, Math.Min(2, lines));
            Assert.Equal(choice.Lines * pixels, choice.Rows * choice.Count + choice.Rest);
            Assert.InRange(choice.Rows * vectors, vectors, TileChoice.MostSums);
            Assert.InRange(choice.Rest, 0, choice.Rows - 1);
            if (choice.Lines == 1)
            {
                Assert.Equal(alone, choice);
                Assert.Null(choice.Seam(pixels));
                continue;
            }

            // One tile has pixels of both rows; the smaller one at the end has none of the first.
            Assert.InRange(choice.Seam(pixels)!.Value, 1, choice.Rows - 1);
            Assert.True(choice.Rows * choice.Count >= pixels + choice.Rows - choice.Seam(pixels), $"{choice} of {pixels} pixels");
            Assert.True(lines / 2 * choice.Cycles(vectors) + lines % 2 * alone.Cycles(vectors) < lines * alone.Cycles(vectors), $"{choice} of {pixels} pixels");
        }
    }

    [Theory]
    [InlineData(32, 2, 6, 10, 4)]
    [InlineData(20, 2, 6, 6, 4)]
    [InlineData(14, 2, 6, 4, 4)]
    [InlineData(8, 2, 6, 2, 4)]
    [InlineData(7, 2, 5, 2, 4)]
    [InlineData(3, 2, 6, 1, 0)]
    [InlineData(16, 1, 12, 2, 8)]
    public void Widths_that_tiles_do_not_divide_go_across_rows(int pixels, int vectors, int rows, int count, int rest) =>
        Assert.Equal(new TileChoice(rows, count, rest, Lines: 2), TileChoice.ForLines(4, pixels, vectors));

    [Theory]
    [InlineData(16, 2)]
    [InlineData(12, 2)]
    [InlineData(6, 2)]
    [InlineData(28, 2)]
    [InlineData(12, 1)]
    public void Widths_that_they_divide_do_not(int pixels, int vectors) => Assert.Equal(TileChoice.For(pixels, vectors), TileChoice.ForLines(4, pixels, vectors));
}
