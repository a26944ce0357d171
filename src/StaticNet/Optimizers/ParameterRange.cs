namespace StaticNet;

/// <summary>A range of the packed parameters that an optimizer updates. Begin and end are multiples of 16, blocks are 64-byte aligned, and unused floats have a gradient of 0.</summary>
public readonly unsafe struct ParameterRange
{
    /// <summary>An empty range.</summary>
    public ParameterRange()
    {
    }

    /// <summary>The packed parameters, from the first one.</summary>
    public float* Weights { get; init; }

    /// <summary>Their gradients of the mean loss, laid out alike.</summary>
    public float* Gradients { get; init; }

    /// <summary>The optimizer's state: <see cref="Optimizer.StateCount"/> blocks, each laid out alike.</summary>
    public float* State { get; init; }

    /// <summary>Floats from a block of state to the next.</summary>
    public nint StateStride { get; init; }

    /// <summary>The first float of the range.</summary>
    public nint Begin { get; init; }

    /// <summary>One behind the last.</summary>
    public nint End { get; init; }

    /// <summary>The update's index, from 0.</summary>
    public long Step { get; init; }

    /// <summary>The learning rate of this update.</summary>
    public double LearningRate { get; init; }

    /// <summary>The momentum (of Adam's kind, beta1) that a schedule wants for this update; NaN for the optimizer's own.</summary>
    public double Momentum { get; init; } = double.NaN;

    /// <summary>What the optimizer's weight decay is multiplied by for these parameters.</summary>
    public double DecayScale { get; init; } = 1;

    internal double MomentumOr(double own) => double.IsNaN(Momentum) ? own : Momentum;
}
