using System.Collections.Generic;
using StaticNet.Compiler.Model;

namespace StaticNet.Compiler.Memory;

/// <summary>Where the tensors of a scheduled program lie. Counted in floats; every tensor begins at a multiple of 16.</summary>
/// <param name="Offsets">The place of each tensor in the memory of one sample; views have their root's.</param>
/// <param name="SampleFloats">The memory of one sample: the peak of what is alive at once.</param>
/// <param name="Fixed">The place of each derived or carried tensor in the memory that all samples share.</param>
/// <param name="FixedFloats">The memory that all samples share.</param>
/// <param name="TotalFloats">What the tensors of one sample would need without sharing memory.</param>
/// <param name="Kept">Tensors that are read when all samples are done, where a step works on some samples at a time: they lie apart.</param>
/// <param name="KeptFloats">The memory of one sample for them.</param>
/// <param name="Reused">Tensors of one loop over the samples alone: all samples of the loop have them in its first sample's memory.</param>
internal sealed record MemoryPlan(
    IReadOnlyDictionary<Tensor, int> Offsets,
    int SampleFloats,
    IReadOnlyDictionary<Tensor, int> Fixed,
    int FixedFloats,
    int TotalFloats,
    IReadOnlyCollection<Tensor> Kept,
    int KeptFloats,
    IReadOnlyCollection<Tensor> Reused);
