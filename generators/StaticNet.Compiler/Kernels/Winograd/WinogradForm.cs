using StaticNet.Compiler.Model;

namespace StaticNet.Compiler.Kernels.Winograd;

/// <summary>
/// F(m x m, 3 x 3): m x m outputs of a 3 x 3 convolution from (m + 2) x (m + 2) inputs by (m + 2)^2 products of each channel and filter
/// in place of 9 m^2, <c>Y = A^T [(G w G^T) . (B^T x B)] A</c> (Winograd 1980; Lavin, Gray 2015, arXiv:1509.09308, from which the matrices are).
/// The gradient by the weights is the transpose of that: <c>dw = G^T [sum over tiles (B^T x B) . (A dy A^T)] G</c>.
/// </summary>
internal sealed class WinogradForm
{
    public static readonly WinogradForm F2 = new()
    {
        Input = new LinearMap(
            [[1, 0, -1, 0], [0, 1, 1, 0], [0, -1, 1, 0], [0, 1, 0, -1]],
            [],
            simd => [("e0", simd.Subtract("d0", "d2")), ("e1", simd.Add("d1", "d2")), ("e2", simd.Subtract("d2", "d1")), ("e3", simd.Subtract("d1", "d3"))]),
        Filter = new LinearMap(
            [[1, 0, 0], [0.5, 0.5, 0.5], [0.5, -0.5, 0.5], [0, 0, 1]],
            [("half", 0.5f)],
            simd =>
            [
                ("even", simd.Add("d0", "d2")),
                ("e0", "d0"), ("e1", simd.Multiply("half", simd.Add("even", "d1"))), ("e2", simd.Multiply("half", simd.Subtract("even", "d1"))), ("e3", "d2"),
            ]),
        Output = new LinearMap(
            [[1, 1, 1, 0], [0, 1, -1, -1]],
            [],
            simd => [("e0", simd.Add("d0", simd.Add("d1", "d2"))), ("e1", simd.Subtract(simd.Subtract("d1", "d2"), "d3"))]),
        OutputTransposed = new LinearMap(
            [[1, 0], [1, 1], [1, -1], [0, -1]],
            [],
            simd => [("e0", "d0"), ("e1", simd.Add("d0", "d1")), ("e2", simd.Subtract("d0", "d1")), ("e3", simd.Subtract(simd.Zero, "d1"))]),
        FilterTransposed = new LinearMap(
            [[1, 0.5, 0.5, 0], [0, 0.5, -0.5, 0], [0, 0.5, 0.5, 1]],
            [("half", 0.5f)],
            simd =>
            [
                ("even", simd.Multiply("half", simd.Add("d1", "d2"))),
                ("e0", simd.Add("d0", "even")), ("e1", simd.Multiply("half", simd.Subtract("d1", "d2"))), ("e2", simd.Add("even", "d3")),
            ]),
    };

    public static readonly WinogradForm F4 = new()
    {
        Input = new LinearMap(
            [[4, 0, -5, 0, 1, 0], [0, -4, -4, 1, 1, 0], [0, 4, -4, -1, 1, 0], [0, -2, -1, 2, 1, 0], [0, 2, -1, -2, 1, 0], [0, 4, 0, -5, 0, 1]],
            [("two", 2f), ("minusTwo", -2f), ("four", 4f), ("minusFour", -4f), ("minusFive", -5f)],
            simd =>
            [
                ("even1", simd.MultiplyAdd("minusFour", "d2", "d4")), ("odd1", simd.MultiplyAdd("minusFour", "d1", "d3")),
                ("even2", simd.Subtract("d4", "d2")), ("odd2", simd.Subtract("d3", "d1")),
                ("e0", simd.MultiplyAdd("four", "d0", simd.MultiplyAdd("minusFive", "d2", "d4"))),
                ("e1", simd.Add("even1", "odd1")), ("e2", simd.Subtract("even1", "odd1")),
                ("e3", simd.MultiplyAdd("two", "odd2", "even2")), ("e4", simd.MultiplyAdd("minusTwo", "odd2", "even2")),
                ("e5", simd.MultiplyAdd("four", "d1", simd.MultiplyAdd("minusFive", "d3", "d5"))),
            ]),
        Filter = new LinearMap(
            [[1 / 4.0, 0, 0], [-1 / 6.0, -1 / 6.0, -1 / 6.0], [-1 / 6.0, 1 / 6.0, -1 / 6.0], [1 / 24.0, 1 / 12.0, 1 / 6.0], [1 / 24.0, -1 / 12.0, 1 / 6.0], [0, 0, 1]],
            [("quarter", 0.25f), ("sixth", 1 / 6f), ("minusSixth", -1 / 6f), ("twelfth", 1 / 12f), ("twentyFourth", 1 / 24f)],
            simd =>
            [
                ("even1", simd.Multiply("minusSixth", simd.Add("d0", "d2"))), ("odd1", simd.Multiply("sixth", "d1")),
                ("even2", simd.MultiplyAdd("sixth", "d2", simd.Multiply("twentyFourth", "d0"))), ("odd2", simd.Multiply("twelfth", "d1")),
                ("e0", simd.Multiply("quarter", "d0")), ("e1", simd.Subtract("even1", "odd1")), ("e2", simd.Add("even1", "odd1")),
                ("e3", simd.Add("even2", "odd2")), ("e4", simd.Subtract("even2", "odd2")), ("e5", "d2"),
            ]),
        Output = new LinearMap(
            [[1, 1, 1, 1, 1, 0], [0, 1, -1, 2, -2, 0], [0, 1, 1, 4, 4, 0], [0, 1, -1, 8, -8, 1]],
            [("two", 2f), ("four", 4f), ("eight", 8f)],
            simd =>
            [
                ("even1", simd.Add("d1", "d2")), ("odd1", simd.Subtract("d1", "d2")), ("even2", simd.Add("d3", "d4")), ("odd2", simd.Subtract("d3", "d4")),
                ("e0", simd.Add("d0", simd.Add("even1", "even2"))), ("e1", simd.MultiplyAdd("two", "odd2", "odd1")),
                ("e2", simd.MultiplyAdd("four", "even2", "even1")), ("e3", simd.Add("d5", simd.MultiplyAdd("eight", "odd2", "odd1"))),
            ]),
        OutputTransposed = new LinearMap(
            [[1, 0, 0, 0], [1, 1, 1, 1], [1, -1, 1, -1], [1, 2, 4, 8], [1, -2, 4, -8], [0, 0, 0, 1]],
            [("two", 2f), ("four", 4f), ("eight", 8f)],
            simd =>
            [
                ("even1", simd.Add("d0", "d2")), ("odd1", simd.Add("d1", "d3")),
                ("even2", simd.MultiplyAdd("four", "d2", "d0")), ("odd2", simd.MultiplyAdd("eight", "d3", simd.Multiply("two", "d1"))),
                ("e0", "d0"), ("e1", simd.Add("even1", "odd1")), ("e2", simd.Subtract("even1", "odd1")),
                ("e3", simd.Add("even2", "odd2")), ("e4", simd.Subtract("even2", "odd2")), ("e5", "d3"),
            ]),
        FilterTransposed = new LinearMap(
            [[1 / 4.0, -1 / 6.0, -1 / 6.0, 1 / 24.0, 1 / 24.0, 0], [0, -1 / 6.0, 1 / 6.0, 1 / 12.0, -1 / 12.0, 0], [0, -1 / 6.0, -1 / 6.0, 1 / 6.0, 1 / 6.0, 1]],
            [("quarter", 0.25f), ("sixth", 1 / 6f), ("minusSixth", -1 / 6f), ("twelfth", 1 / 12f), ("twentyFourth", 1 / 24f)],
            simd =>
            [
                ("even1", simd.Multiply("minusSixth", simd.Add("d1", "d2"))), ("odd1", simd.Multiply("minusSixth", simd.Subtract("d1", "d2"))),
                ("even2", simd.Add("d3", "d4")), ("odd2", simd.Subtract("d3", "d4")),
                ("e0", simd.MultiplyAdd("quarter", "d0", simd.MultiplyAdd("twentyFourth", "even2", "even1"))),
                ("e1", simd.MultiplyAdd("twelfth", "odd2", "odd1")),
                ("e2", simd.Add("d5", simd.MultiplyAdd("sixth", "even2", "even1"))),
            ]),
    };

    /// <summary>B^T, from a tile's inputs to its points.</summary>
    public required LinearMap Input { get; init; }

    /// <summary>G, from a filter's taps to its points.</summary>
    public required LinearMap Filter { get; init; }

    /// <summary>A^T, from the products at a tile's points to its outputs.</summary>
    public required LinearMap Output { get; init; }

    /// <summary>A, from the gradients of a tile's outputs to those of its points.</summary>
    public required LinearMap OutputTransposed { get; init; }

    /// <summary>G^T, from the gradients of a filter's points to those of its taps.</summary>
    public required LinearMap FilterTransposed { get; init; }

    /// <summary>Rows and columns of a tile's outputs.</summary>
    public int Outputs => Output.Outputs;

    /// <summary>Rows and columns of a tile's inputs and products.</summary>
    public int Points => Input.Outputs;

    /// <summary>What an algorithm means for an output: "Winograd" takes the one with the cheaper products.</summary>
    public static WinogradForm Of(ConvolutionAlgorithm algorithm, Shape output) => algorithm switch
    {
        ConvolutionAlgorithm.WinogradF2 => F2,
        ConvolutionAlgorithm.WinogradF4 => F4,
        _ => new WinogradTiles(F4, output).Cost <= new WinogradTiles(F2, output).Cost ? F4 : F2,
    };
}
