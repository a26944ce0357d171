using System;

namespace StaticNet;

/// <summary>A layer of a network. The order of the attributes is the order of the layers.</summary>
[AttributeUsage(AttributeTargets.Class, Inherited = false, AllowMultiple = true)]
public abstract class LayerAttribute : Attribute
{
    private protected LayerAttribute()
    {
    }

    /// <summary>
    /// The layer's name, by which others read it and under which its parameters are saved. Unless told, the kind in
    /// lower case and a running number: <c>conv2d1</c>, <c>conv2d2</c>, <c>dense1</c>.
    /// </summary>
    public string? Name { get; set; }

    /// <summary>
    /// The name of the layer (or input) that this one reads, in place of the one before it. A joining layer takes
    /// several, separated by commas.
    /// </summary>
    public string? From { get; set; }

    /// <summary>
    /// Whether training leaves the layer's parameters alone, bit by bit, as for fine-tuning what is behind it. No code is emitted for
    /// their gradients, nor any backward code for layers that nothing trained comes before. On a block it is meant for all layers of
    /// the block; a layer that learns nothing is as it was. A frozen BatchNorm works as in prediction: by its running statistics,
    /// which stay as they are.
    /// </summary>
    public bool Frozen { get; set; }

    /// <summary>What the layer's weights are before training; unless told, what PyTorch makes them.</summary>
    public Init Init { get; set; }

    /// <summary>
    /// The gain of <see cref="Init"/>'s methods that have one, over 0; each has its own unless told. PyTorch advises 1 for sigmoid,
    /// 5/3 for tanh, sqrt 2 for ReLU, sqrt(2 / (1 + slope^2)) for LeakyReLU, 3/4 for SELU.
    /// </summary>
    public double InitGain
    {
        get => InitialGain ?? double.NaN;
        set => InitialGain = value;
    }

    /// <summary>The bound, deviation or value of <see cref="Init"/>'s methods that are told one.</summary>
    public double InitValue
    {
        get => InitialValue ?? double.NaN;
        set => InitialValue = value;
    }

    /// <summary>What the layer's biases are before training; unless told, what PyTorch makes them.</summary>
    public double InitBias
    {
        get => InitialBias ?? double.NaN;
        set => InitialBias = value;
    }

    /// <summary>The gain; null where nothing was said.</summary>
    internal double? InitialGain { get; private set; }

    /// <summary>The bound, deviation or value; null where nothing was said.</summary>
    internal double? InitialValue { get; private set; }

    /// <summary>The biases; null where nothing was said.</summary>
    internal double? InitialBias { get; private set; }

    internal LayerAttribute Copy() => (LayerAttribute)MemberwiseClone();
}
