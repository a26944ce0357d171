using StaticNet.Compiler.Kernels.Functions;
using StaticNet.Compiler.Model;

namespace StaticNet.Compiler.Kernels;

/// <summary>The derivative of an activation, by which a product multiplies what it gives: the backward pass through a layer and the activation before it at once.</summary>
/// <param name="XY">The activation's argument or value, as its derivative wants it.</param>
/// <param name="Function">The activation.</param>
internal sealed record Gate(Tensor XY, Function Function)
{
    /// <summary>The end of a formula.</summary>
    public string Formula => $" f'(g) with f(x) = {Function.Formula}";
}
