using System.Collections.Generic;

namespace StaticNet.Compiler.Kernels.Tiles;

/// <summary>
/// What convolutions of one shape differ in, so that their common method is told: pointers that some give as null, where the rows of
/// the output lie, and a floor under the sums, which is 0 for ReLU and minus infinity without it.
/// </summary>
/// <param name="Bias">How many begin their sums with b.</param>
/// <param name="Residual">How many add r to their sums.</param>
/// <param name="Gate">How many multiply their sums by the derivative at g.</param>
/// <param name="HasFloor">Whether some end with ReLU and some do not.</param>
/// <param name="HasRows">Whether y, r or g lie differently: then each is given by its first pixel, with the floats from a row to the next one.</param>
internal sealed record ConvolutionForm(Among Bias, Among Residual, Among Gate, bool HasFloor, bool HasRows)
{
    /// <summary>No bias, residual or gate, and rows wherever they lie.</summary>
    public static readonly ConvolutionForm Plain = new(Among.None, Among.None, Among.None, HasFloor: false, HasRows: true);

    /// <summary>The parameters of the emitted method, with their types.</summary>
    public IEnumerable<string> Parameters
    {
        get
        {
            yield return "float* x";
            yield return "float* w";
            if (Bias != Among.None)
                yield return "float* b";
            if (Residual != Among.None)
                yield return "float* r";
            if (Gate != Among.None)
                yield return "float* g";
            yield return "float* y";
            if (HasRows && Residual != Among.None)
                yield return "int rRow";
            if (HasRows && Gate != Among.None)
                yield return "int gRow";
            if (HasRows)
                yield return "int yRow";
            if (HasFloor)
                yield return "float floor";
        }
    }
}

/// <summary>How many of several do something.</summary>
internal enum Among
{
    None,
    Some,
    All,
}
