namespace StaticNet;

/// <summary>
/// How <see cref="Conv2DAttribute"/> is computed; the result is the same but for rounding. Winograd's algorithm transforms tiles of the
/// image and multiplies less (Lavin, Gray 2015, "Fast Algorithms for Convolutional Neural Networks"). It is for kernels of 3 x 3 with stride
/// 1, dilation 1 and one group, and takes 1.8 to 3.4 times less time from 8 to 64 channels, in training 1.6 to 3.3 times less for the
/// gradient by the weights.
/// </summary>
public enum ConvolutionAlgorithm
{
    /// <summary>Each output is the sum of its products. Its error, relative to the largest output or gradient by a weight, is 2E-6 at most for 64 channels.</summary>
    Direct,

    /// <summary>Winograd's algorithm, with the tiles that have the cheaper products for the size of the output.</summary>
    Winograd,

    /// <summary>
    /// Winograd's algorithm F(2x2, 3x3): tiles of 2 x 2 outputs, 2.25 times fewer products. Its error, relative to the largest output, is 1E-6
    /// at most for 64 channels, and relative to the largest gradient by a weight 2E-6: not more than that of the direct one.
    /// </summary>
    WinogradF2,

    /// <summary>
    /// Winograd's algorithm F(4x4, 3x3): tiles of 4 x 4 outputs, 4 times fewer products. Its error, relative to the largest output, is 1E-5 at
    /// most for 64 channels, and relative to the largest gradient by a weight 2E-5.
    /// </summary>
    WinogradF4,
}
