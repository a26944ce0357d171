namespace StaticNet;

/// <summary>The mean of each feature of a sequence over all its steps: <c>[T, F] -> [F]</c>, <c>y[f] = sum over t of x[t, f] / T</c>.</summary>
public sealed class MeanOverTimeAttribute : LayerAttribute
{
}
