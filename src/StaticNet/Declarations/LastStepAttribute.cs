namespace StaticNet;

/// <summary>The last step of a sequence: <c>[T, F] -> [F]</c>, <c>y[f] = x[T - 1, f]</c>.</summary>
public sealed class LastStepAttribute : LayerAttribute
{
}
