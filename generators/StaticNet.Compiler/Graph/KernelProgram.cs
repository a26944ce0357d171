using System.Collections.Generic;
using StaticNet.Compiler.Kernels;
using StaticNet.Compiler.Model;

namespace StaticNet.Compiler.Graph;

/// <summary>Kernels in the order in which they run. Valid as it is: the interpreter runs it, and the schedule only makes it fast.</summary>
/// <param name="Name">What it is for: "Predict", "Train".</param>
/// <param name="Kernels">The kernels in order.</param>
/// <param name="Inputs">What the caller gives: the network's inputs, and for training the target.</param>
/// <param name="Results">What must be there at the end: predictions, or losses and parameter gradients.</param>
internal sealed record KernelProgram(string Name, IReadOnlyList<Kernel> Kernels, IReadOnlyList<Tensor> Inputs, IReadOnlyList<Tensor> Results);

/// <summary>The programs of a network.</summary>
/// <param name="Predict">From the input to the prediction.</param>
/// <param name="Inspect">The same, but every layer's output is a result.</param>
/// <param name="Train">From input and target to losses and gradients; null without a loss.</param>
internal sealed record NetworkPrograms(NetworkGraph Graph, KernelProgram Predict, KernelProgram Inspect, KernelProgram? Train)
{
    /// <summary>From the next steps of a sequence to their predictions; null where the network cannot run step by step.</summary>
    public KernelProgram? Stream { get; init; }
}
