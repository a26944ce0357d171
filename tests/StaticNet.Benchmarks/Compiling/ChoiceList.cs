extern alias generator;

using generator::StaticNet.Compiler.Kernels.Tiles;
using generator::StaticNet.Compiler.Model;
using generator::StaticNet.Layouts;

namespace StaticNet.Benchmarks.Compiling;

/// <summary>What the compiler chooses between, over the shapes that small networks have: every way of each, with what it is taken to cost.</summary>
internal static class ChoiceList
{
    private const int Samples = 32;

    private static readonly (int Channels, int Side)[] Images = [(8, 28), (16, 32), (16, 14), (16, 20), (24, 12), (32, 32), (32, 16), (64, 16), (64, 8), (64, 7), (96, 4)];

    public static IEnumerable<Choice> All() => [.. Images.SelectMany(Convolution), .. Images.SelectMany(ConvolutionGradient), .. Points(), .. Dense()];

    // 3 x 3, as many filters as channels.
    private static IEnumerable<Choice> Convolution((int Channels, int Side) image)
    {
        (int channels, int side) = image;
        TensorLayout x = Image(channels, side, halo: 1), y = Image(channels, side, halo: 0);
        ParameterLayout w = Weights(9 * channels, channels);
        var body = new ConvolutionBody(x, y, w, Three, HasBias: true, Accumulate: false, Activation: null);
        Panel[] panels = [.. Panel.Of(w)];
        int most = panels.Min(panel => TileChoice.Limit(panel.Width / 8));
        string shape = $"convolution 3 x 3, {channels} -> {channels}, rows of {side}";
        (string, long)[] operands = [("x", x.SampleStride), ("w", w.Size), ("b", w.PaddedColumns), ("y", y.SampleStride)];
        TileChoice[] picked = [.. panels.Select(panel => TileChoice.ForLines(side, side, panel.Width / 8)).Distinct()];
        for (int lines = 1; lines <= 2; lines++)
        {
            // Crossing from a row to the next one is something else only where tiles do not end with the row.
            for (int rows = 2; rows <= Math.Min(most, lines * side); rows++)
            {
                if (lines == 2 && side % rows == 0)
                    continue;
                var choice = TileChoice.Of(side, rows, lines);
                double cycles = panels.Sum(panel => panel.Count * side * w.Rows * CyclesOf(choice, panel));
                yield return new Choice(shape, Name(choice), picked is [var one] && one == choice, cycles, operands, [], Choice.TextOf((body with { TileRows = rows, TileLines = lines }).Emit));
            }
        }

        // Panels of both widths have a choice each.
        if (picked.Length > 1)
        {
            double cycles = panels.Sum(panel => panel.Count * side * w.Rows * CyclesOf(TileChoice.ForLines(side, side, panel.Width / 8), panel));
            yield return new Choice(shape, string.Join(" and ", picked.Select(Name)), IsPicked: true, cycles, operands, [], Choice.TextOf(body.Emit));
        }
    }

    private static double CyclesOf(TileChoice choice, Panel panel) => choice.Cycles(panel.Width / 8) / choice.Lines;

    private static string Name(TileChoice choice) => choice.Lines > 1 ? $"{choice.Rows} over two rows" : $"{choice.Rows}";

    private static IEnumerable<Choice> ConvolutionGradient((int Channels, int Side) image)
    {
        (int channels, int side) = image;
        TensorLayout x = Image(channels, side, halo: 1), dy = Image(channels, side, halo: 0);
        ParameterLayout w = Weights(9 * channels, channels);
        int limit = Panel.Of(w).Max(panel => TileChoice.Limit(panel.Width / 8));
        foreach (int rows in (int[])[.. Enumerable.Range(2, limit - 1), 0])
        {
            WeightGradientBody body = new(x, dy, w, Three, x.SampleStride, dy.SampleStride) { MostRows = rows == 0 ? null : rows };
            if (rows > 0 && Panel.Of(w).Any(panel => rows > TileChoice.Limit(panel.Width / 8)))
                continue;
            yield return new Choice(
                $"its gradient by weights, {channels} -> {channels}, rows of {side}", rows == 0 ? Heights(body) : $"at most {rows}", rows == 0, double.NaN,
                [("x", (long)Samples * x.SampleStride), ("dy", (long)Samples * dy.SampleStride), ("dw", w.Size)], [("count", Samples), ("begin", 0), ("end", body.Units)], Choice.TextOf(body.Emit));
        }
    }

    private static string Heights(WeightGradientBody body) =>
        string.Join(" and ", body.Families(generator::StaticNet.Compiler.Kernels.Simd.Avx2).Select(family => family.Tiles.Rows).Distinct());

    // Gradients by weights of dense layers over sequences: points copied side by side, or read where they are.
    private static IEnumerable<Choice> Points()
    {
        foreach ((int points, int inputs, int outputs) in ((int, int, int)[])[(16, 32, 32), (64, 32, 32), (64, 64, 64), (64, 64, 128), (64, 96, 96), (64, 128, 64), (64, 128, 128), (64, 128, 512), (64, 512, 128), (256, 32, 64), (256, 64, 64), (256, 64, 128), (256, 128, 128), (1_024, 32, 64)])
        {
            TensorLayout x = Row(inputs, points), dy = Row(outputs, points);
            ParameterLayout w = Weights(inputs, outputs);
            string shape = $"gradient by weights of {points} points, {inputs} -> {outputs}";
            (string, long)[] operands = [("x", (long)(Samples + 1) * x.SampleStride), ("dy", (long)(Samples + 1) * dy.SampleStride), ("dw", w.Size)];
            PointGradientBody? copied = PointGradientBody.For(x, dy, w, x.SampleStride, dy.SampleStride);
            if (copied is not null)
                yield return new Choice(shape, "copied", true, double.NaN, operands, [("count", Samples), ("begin", 0), ("end", copied.Units)], Choice.TextOf(copied.Emit));
            var point = new Axis(1, 1, 1, 0, 0);
            var read = new WeightGradientBody(x, dy, w, new Window { Vertical = point, Horizontal = point }, x.SampleStride, dy.SampleStride);
            yield return new Choice(shape, "where they are", copied is null, double.NaN, operands, [("count", Samples), ("begin", 0), ("end", read.Units)], Choice.TextOf(read.Emit));
        }
    }

    // One sample by the text for one, and by the one for many.
    private static IEnumerable<Choice> Dense()
    {
        foreach ((int inputs, int outputs) in ((int, int)[])[(16, 16), (64, 10), (128, 64), (784, 128), (256, 512)])
        {
            ParameterLayout w = Weights(inputs, outputs);
            int padded = (inputs + 15) / 16 * 16;
            string shape = $"dense of one sample, {inputs} -> {outputs}";
            (string, long)[] operands = [("x", padded), ("w", w.Size), ("b", w.PaddedColumns), ("y", w.PaddedColumns)];
            yield return new Choice(shape, "columns", true, double.NaN, operands, [], Choice.TextOf(new SingleRowBody(w, HasBias: true, Accumulate: false, Activation: null).Emit));
            yield return new Choice(shape, "rows", false, double.NaN, operands, [("count", 1)], Choice.TextOf(new RowsBody(w, padded, w.PaddedColumns, HasBias: true, Accumulate: false, Activation: null).Emit));
        }
    }

    private static Window Three => new() { Vertical = new Axis(3, 1, 1, 1, 1), Horizontal = new Axis(3, 1, 1, 1, 1) };

    private static TensorLayout Image(int channels, int side, int halo) => new(channels, side, side, (channels + 7) / 8 * 8, new Halo(halo, halo, halo, halo), PixelMajor: false);

    private static TensorLayout Row(int channels, int points) => new(channels, 1, points, channels, new Halo(0, 0, 0, 0), PixelMajor: true);

    private static ParameterLayout Weights(int rows, int columns) => new(rows, columns, [columns, rows], [0, 1], [1, 0]);
}
