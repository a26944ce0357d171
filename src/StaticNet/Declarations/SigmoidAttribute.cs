namespace StaticNet;

/// <summary><c>y = 1 / (1 + exp(-x))</c>.</summary>
public sealed class SigmoidAttribute : LayerAttribute
{
}
