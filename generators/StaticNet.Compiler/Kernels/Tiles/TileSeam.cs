namespace StaticNet.Compiler.Kernels.Tiles;

/// <summary>
/// Pointers of the emitted code by which a tile's rows are addressed from one on, as those before are by its own. Of a tile that crosses
/// from a row of the image to the next one they are further by what lies between the two; of any other they are the same, so that both have one text.
/// </summary>
/// <param name="Row">The first row behind the seam.</param>
/// <param name="X">The input; null where rows of it follow each other without a gap.</param>
/// <param name="Y">The output, likewise.</param>
/// <param name="R">What is added to the sums, or what the gate reads, likewise.</param>
/// <param name="G">What the gate reads in a shared method, likewise.</param>
internal sealed record TileSeam(int Row, string? X, string? Y, string? R, string? G);
