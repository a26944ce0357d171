using System;
using StaticNet.Compiler.Model;
using StaticNet.Layouts;

namespace StaticNet.Compiler.Kernels;

/// <summary>A gradient by weights that may give the bias's too, since it looks at every dy once where they lie side by side.</summary>
internal interface IPointGradient
{
    Tensor DY { get; }

    Tensor DW { get; }

    /// <summary>Whether it is of that kind where tensors lie so.</summary>
    bool TakesBias(Func<Tensor, TensorLayout> layout, ParameterLayout dw);

    /// <summary>The same with the sums of dy.</summary>
    Kernel WithBias(Tensor db);
}
