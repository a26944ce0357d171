namespace StaticNet;

/// <summary>What was not finite.</summary>
public enum DivergenceReason
{
    /// <summary>A number of the batch's inputs or targets.</summary>
    Input,

    /// <summary>A layer's output.</summary>
    Activation,

    /// <summary>A parameter's gradient; or the gradient is finite, but too large for a step.</summary>
    Gradient,

    /// <summary>The loss alone.</summary>
    Loss,
}
