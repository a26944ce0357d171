namespace StaticNet.Compiler.Kernels;

/// <summary>A kernel that draws random numbers; they are its layer's own.</summary>
internal interface IRandomKernel
{
    /// <summary>The layer's place in the declaration, which is part of the key of its numbers.</summary>
    int LayerIndex { get; }
}
