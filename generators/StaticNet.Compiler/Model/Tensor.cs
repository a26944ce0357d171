namespace StaticNet.Compiler.Model;

/// <summary>A value of a kernel program: for one sample, or (parameters and what is derived from them) for all.</summary>
/// <param name="Id">Unique in its network, in order of creation; two tensors are the same when their ids are.</param>
/// <param name="Name">As emitted code and messages call it: "conv2d1", "conv2d1.weight", "dconv2d1" (d for gradient).</param>
/// <param name="Shape">The logical shape, as PyTorch has it.</param>
/// <param name="Kind">What it is.</param>
internal sealed record Tensor(int Id, string Name, Shape Shape, TensorKind Kind)
{
    /// <summary>Whether every sample has its own.</summary>
    public bool IsPerSample => Kind is not (TensorKind.Parameter or TensorKind.ParameterGradient or TensorKind.State or TensorKind.Derived or TensorKind.Carried or TensorKind.Prepared);

    public bool Equals(Tensor? other) => other is not null && Id == other.Id;

    public override int GetHashCode() => Id;

    public override string ToString() => $"{Name} {Shape}";
}

internal enum TensorKind
{
    /// <summary>The network's input, in the caller's memory and the caller's order.</summary>
    Input,

    /// <summary>The target of training, in the caller's memory.</summary>
    Target,

    /// <summary>The prediction, in the caller's memory and the caller's order.</summary>
    Output,

    /// <summary>A layer's output.</summary>
    Activation,

    /// <summary>The gradient of the loss by an activation.</summary>
    Gradient,

    /// <summary>What forward leaves for backward beside activations, as the winners of a pool.</summary>
    Saved,

    /// <summary>The loss of a sample; one float.</summary>
    Loss,

    /// <summary>1 for a sample that is classified rightly, else 0; one float.</summary>
    Hit,

    /// <summary>Learned.</summary>
    Parameter,

    /// <summary>The gradient of the loss by a parameter.</summary>
    ParameterGradient,

    /// <summary>Kept with the parameters but not learned, as running statistics.</summary>
    State,

    /// <summary>Made anew in each step, for all samples together: a parameter in another order, statistics of the batch.</summary>
    Derived,

    /// <summary>The state of a stream, which one call leaves for the next.</summary>
    Carried,

    /// <summary>Made of parameters for predictions, whenever these have changed: weights that have taken a normalisation in.</summary>
    Prepared,
}
