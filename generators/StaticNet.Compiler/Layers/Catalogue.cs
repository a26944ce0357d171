using System;
using System.Collections.Generic;
using System.Linq;
using StaticNet.Compiler.Layers.Losses;

namespace StaticNet.Compiler.Layers;

/// <summary>Every layer and every loss. A new one is added here, and nowhere else in the compiler.</summary>
internal static class Catalogue
{
    public static readonly IReadOnlyList<Layer> Layers =
    [
        new DenseLayer(),
        new Conv2DLayer(),
        new MaxPool2DLayer(),
        new AvgPool2DLayer(),
        new FlattenLayer(),
        new DropoutLayer(),
        new ReLULayer(),
        new TanhLayer(),
        new SigmoidLayer(),
        new SoftmaxLayer(),
        new BatchNormLayer(),
        new LayerNormLayer(),
        new RMSNormLayer(),
        new GroupNormLayer(),
        new InstanceNormLayer(),
        new LocalResponseNormLayer(),
        new AddLayer(),
        new ConcatLayer(),
    ];

    public static readonly IReadOnlyList<Loss> Losses =
    [
        new SoftmaxCrossEntropyLoss(),
        new MeanSquaredErrorLoss(),
    ];

    private static readonly Dictionary<Type, Layer> LayerOf = Layers.ToDictionary(layer => layer.AttributeType);

    private static readonly Dictionary<Type, Loss> LossOf = Losses.ToDictionary(loss => loss.AttributeType);

    /// <summary>Whether there is a layer for this attribute, so that the declaration can be compiled.</summary>
    public static bool Has(LayerAttribute attribute) => LayerOf.ContainsKey(attribute.GetType());

    public static bool Has(LossAttribute attribute) => LossOf.ContainsKey(attribute.GetType());

    public static Layer Of(LayerAttribute attribute) => LayerOf[attribute.GetType()];

    public static Loss Of(LossAttribute attribute) => LossOf[attribute.GetType()];
}
