using StaticNet.Compiler.Model;
using StaticNet.Layouts;

namespace StaticNet.Compiler.Kernels;

/// <summary>Where the tensors of a program lie in memory: what the schedule decides and a kernel's text needs.</summary>
internal interface IPlacement
{
    /// <summary>How a sample of a tensor lies in memory.</summary>
    TensorLayout Layout(Tensor tensor);

    /// <summary>How a parameter, or what is derived from it, lies in memory.</summary>
    ParameterLayout Parameter(Tensor tensor);

    /// <summary>Floats from a sample of a tensor to the next one's.</summary>
    int SampleStride(Tensor tensor);
}
