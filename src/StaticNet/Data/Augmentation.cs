namespace StaticNet;

/// <summary>
/// Changes a training sample at random, in a way that keeps its target true. It runs on several threads at once and must be a
/// function of its arguments; random numbers come from <see cref="Numerics.CounterRandom.Bits(uint, uint)"/> of the key.
/// </summary>
/// <param name="sample">The sample in row-major order.</param>
/// <param name="result">Receives the changed sample; its contents before are arbitrary.</param>
/// <param name="shape">The sample's shape.</param>
/// <param name="key">Another one for each sample and epoch.</param>
public delegate void Augmentation(ReadOnlySpan<float> sample, Span<float> result, ReadOnlySpan<int> shape, uint key);
