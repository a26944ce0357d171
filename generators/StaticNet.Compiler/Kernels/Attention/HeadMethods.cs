using System;
using System.Collections.Generic;
using StaticNet.Compiler.Kernels.Tiles;
using StaticNet.Compiler.Text;
using static StaticNet.Compiler.Kernels.KernelWriter;

namespace StaticNet.Compiler.Kernels.Attention;

/// <summary>
/// The products of one head as local functions of the emitted method, so that each stays within what the JIT optimises well: tiles of
/// rows x 2 vectors in registers, literal strides. Where queries come in blocks, a function is told how many rows the block has; where
/// the attention is causal too, also its first query.
/// </summary>
internal sealed class HeadMethods(KernelWriter writer, Heads heads)
{
    private const string Attribute = "[MethodImpl(Kernel)]";

    // Columns of a tile.
    private int Width => 2 * writer.Simd.Lanes;

    private bool TellsTop => heads.IsBlocked && heads.Causal;

    /// <summary>The end of a function's parameters.</summary>
    public string Parameters => (heads.IsBlocked ? ", int rows" : "") + (TellsTop ? ", int top" : "");

    /// <summary>The end of a call's arguments.</summary>
    public string Arguments => (heads.IsBlocked ? ", rows" : "") + (TellsTop ? ", top" : "");

    /// <summary>The loop over blocks of queries.</summary>
    public IDisposable Blocks()
    {
        if (!heads.IsBlocked)
            return new Nothing();
        SourceWriter.Block block = writer.Text.Open($"for (int top = 0; top < {N(heads.Steps)}; top += {N(heads.Queries)})");
        writer.Line($"int rows = Math.Min({N(heads.Queries)}, {N(heads.Steps)} - top);");
        return block;
    }

    /// <summary>A pointer to the block's first row.</summary>
    public string Row(string pointer, int stride) => heads.IsBlocked ? $"{pointer} + top * {N(stride)}" : pointer;

    /// <summary>xt = x with rows (steps) and columns (features) exchanged, in panels as wide as a tile; columns behind the last step are zero.</summary>
    public void Transpose(string name, int stride)
    {
        int size = heads.PaddedSize, steps = heads.Steps, whole = steps / 8 * 8, full = heads.Padded / Width * Width;
        writer.Text.Line();
        writer.Line($"// Panels of {Width} steps: xt[d, j] = x[j, d].");
        writer.Line(Attribute);
        using (writer.Text.Open($"static void {name}(float* x, float* xt)"))
        {
            if (Math.Min(whole, full) > 0)
            {
                using (writer.Text.Open($"for (int j = 0; j < {N(Math.Min(whole, full))}; j += 8)"))
                {
                    writer.Line(Width == 8 ? $"float* to = xt + j * {size};" : $"float* to = xt + j / {Width} * {N(size * Width)} + j % {Width};");
                    Blocks($"x + j * {N(stride)}", stride, "to", Width);
                }
            }

            if (whole > full)
                Block(full, $"x + {N((long)full * stride)}", stride);
            if (whole < steps)
            {
                // The last steps go through eight rows of our own, since there may be nothing behind them.
                writer.Line($"float* last = xt + {N(heads.Padded * size)};");
                writer.Line($"new Span<float>(last, {N(8 * size)}).Clear();");
                using (writer.Text.Open($"for (int j = 0; j < {steps - whole}; j++)"))
                using (writer.Text.Open($"for (int d = 0; d < {N(size)}; d += {writer.Simd.Lanes})"))
                    writer.Line(writer.Simd.Store($"last + j * {N(size)} + d", writer.Simd.Load($"{At("x", (long)whole * stride)} + j * {N(stride)} + d")));
                Block(whole, "last", size);
            }
        }

        void Block(int step, string from, int fromStride)
        {
            int width = step >= full ? 8 : Width;
            using (writer.Text.Open())
                Blocks(from, fromStride, At("xt", (long)step / Width * Width * size + (step >= full ? 0 : step % Width)), width);
        }

        void Blocks(string from, int fromStride, string to, int toStride)
        {
            using (writer.Text.Open($"for (int d = 0; d < {N(size)}; d += 8)"))
                writer.Line($"Transpose.Block8x8({from} + d, {N(fromStride)}, {to} + d * {toStride}, {toStride});");
        }
    }

    /// <summary>s[i, j] = sum over d of x[i, d] wt[d, j]: queries and transposed keys, or gradients of what the head gives and transposed values.</summary>
    public void Scores(string name, int stride)
    {
        using (Method(name, "s[i, j] = sum over d of x[i, d] wt[d, j]", "float* x, float* wt, float* s"))
        {
            Queries((i, rows) =>
            {
                writer.Line($"float* xr = x + {i} * {N(stride)};");
                writer.Line($"float* wr = wt;");
                writer.Line($"float* yr = s + {i} * {N(heads.Padded)};");
                if (heads.Causal)
                    writer.Line($"int keys = {End(i, rows)};");
                var tile = new ProductTile { Rows = rows, Vectors = 2, XRow = stride, YRow = heads.Padded, Loops = [] };
                Strips(tile, heads.Padded, new KLoop(heads.Size, 1, 0), panelRows: heads.PaddedSize, heads.Causal ? "keys" : null);
            });
        }
    }

    /// <summary>y[i, :] = sum over j of s[i, j] w[j, :]: what a head gives, or the gradient of its queries.</summary>
    public void SumOverKeys(string name, int stride, int yStride)
    {
        using (Method(name, "y[i, d] = sum over j of s[i, j] w[j, d]", "float* s, float* w, float* y"))
        {
            Queries((i, rows) =>
            {
                writer.Line($"float* xr = s + {i} * {N(heads.Padded)};");
                writer.Line("float* wr = w;");
                writer.Line($"float* yr = y + {i} * {N(yStride)};");
                if (heads.Causal)
                    writer.Line($"int keys = {End(i, rows)};");
                var tile = new ProductTile { Rows = rows, Vectors = 2, XRow = heads.Padded, YRow = yStride, Loops = [] };
                Strips(tile, heads.Size, new KLoop(heads.Steps, 1, stride) { Counter = heads.Causal ? "keys" : null }, panelRows: 0, end: null);
            });
        }
    }

    /// <summary>y[j, :] = sum over i of s[i, j] w[i, :], added up over blocks: the gradient of keys or of values.</summary>
    public void SumOverQueries(string name, int stride, int yStride)
    {
        using (Method(name, $"y[j, d] {(heads.IsBlocked ? "+=" : "=")} sum over i of s[i, j] w[i, d]", "float* s, float* w, float* y"))
        {
            int tileRows = heads.TileRows, rest = heads.Steps % tileRows, whole = heads.Steps - rest;
            using (writer.Text.Open($"for (int j = 0; j < {N(whole)}; j += {tileRows})"))
                Tile("j", tileRows);
            if (rest > 0)
            {
                using (writer.Text.Open())
                    Tile(N(whole), rest);
            }
        }

        void Tile(string j, int rows)
        {
            string first = "";
            string? terms = heads.IsBlocked ? "rows" : null;
            if (heads.Causal)
            {
                // Queries before the tile's first key do not see it.
                writer.Line(TellsTop ? $"int first = Math.Max(0, {j} - top), terms = Math.Max(0, rows - first);" : $"int first = {j}, terms = {N(heads.Steps)} - first;");
                (first, terms) = (" + first * ", "terms");
            }

            writer.Line($"float* xr = s + {j}{(first.Length > 0 ? first + N(heads.Padded) : "")};");
            writer.Line($"float* wr = w{(first.Length > 0 ? first + N(stride) : "")};");
            writer.Line($"float* yr = y + {j} * {N(yStride)};");
            var tile = new ProductTile { Rows = rows, Vectors = 2, XRow = 1, YRow = yStride, Loops = [], Accumulate = heads.IsBlocked };
            Strips(tile, heads.Size, new KLoop(heads.Steps, heads.Padded, stride) { Counter = terms }, panelRows: 0, end: null);
        }
    }

    private IDisposable Method(string name, string formula, string parameters)
    {
        writer.Text.Line();
        writer.Line($"// {formula}.");
        writer.Line(Attribute);
        return writer.Text.Open($"static void {name}({parameters}{Parameters})");
    }

    // How many keys the last query of a tile sees.
    private string End(string i, int rows) => TellsTop ? $"top + {i} + {rows}" : $"{i} + {rows}";

    // Tiles of queries; what is left over is the same in every block, as only the last one is not a multiple of the tile.
    private void Queries(Action<string, int> tile)
    {
        int tileRows = heads.TileRows, rest = heads.Steps % tileRows, whole = heads.Steps - rest;
        using (writer.Text.Open(heads.IsBlocked ? $"for (int i = 0; i <= rows - {tileRows}; i += {tileRows})" : $"for (int i = 0; i < {N(whole)}; i += {tileRows})"))
            tile("i", tileRows);
        if (rest == 0)
            return;
        using (writer.Text.Open(heads.IsBlocked ? $"if (rows % {tileRows} != 0)" : null))
        {
            if (heads.IsBlocked)
                writer.Line($"int i = rows - {rest};");
            tile(heads.IsBlocked ? "i" : N(whole), rest);
        }
    }

    // Tiles side by side over the columns: up to an end, where there is one.
    private void Strips(ProductTile tile, int columns, KLoop loop, int panelRows, string? end)
    {
        int full = columns / Width, rest = columns % Width, step = panelRows > 0 ? panelRows * Width : Width;
        if (full > 0)
        {
            string count = end is null ? N(full) : $"Math.Min({N(full)}, ({end} + {Width - 1}) / {Width})";
            bool loops = full > 1;
            using (writer.Text.Open(loops ? $"for (int n = 0; n < {count}; n++)" : null))
            {
                (tile with { Loops = [panelRows > 0 ? loop with { WStep = Width } : loop] })
                    .Emit(writer, "xr", "wr" + (loops ? Term("n", step) : ""), "yr" + (loops ? Term("n", Width) : ""));
            }
        }

        if (rest > 0)
        {
            int lanes = writer.Simd.Lanes, vectors = (rest + lanes - 1) / lanes;
            using (writer.Text.Open(end is null || full == 0 ? null : $"if ({end} > {N(full * Width)})"))
            {
                (tile with
                {
                    Vectors = vectors,
                    ValidColumns = rest % lanes == 0 ? null : rest,
                    Loops = [panelRows > 0 ? loop with { WStep = 8 } : loop],
                }).Emit(writer, "xr", At("wr", (long)full * step), At("yr", (long)full * Width));
            }
        }
    }

    private sealed class Nothing : IDisposable
    {
        public void Dispose()
        {
        }
    }
}
