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
        new ReLU6Layer(),
        new LeakyReLULayer(),
        new PReLULayer(),
        new ELULayer(),
        new SELULayer(),
        new GELULayer(),
        new SiLULayer(),
        new MishLayer(),
        new HardSigmoidLayer(),
        new HardSwishLayer(),
        new HardTanhLayer(),
        new SoftplusLayer(),
        new SoftsignLayer(),
        new MaxoutLayer(),
        new SoftmaxLayer(),
        new LogSoftmaxLayer(),
        new DepthwiseConv2DLayer(),
        new SeparableConv2DLayer(),
        new ConvTranspose2DLayer(),
        new Conv1DLayer(),
        new MaxPool1DLayer(),
        new AvgPool1DLayer(),
        new GlobalAvgPoolLayer(),
        new GlobalMaxPoolLayer(),
        new SpatialDropoutLayer(),
        new ReshapeLayer(),
        new PermuteLayer(),
        new ZeroPad2DLayer(),
        new Crop2DLayer(),
        new Upsample2DLayer(),
        new PixelShuffleLayer(),
        new BatchNormLayer(),
        new LayerNormLayer(),
        new RMSNormLayer(),
        new GroupNormLayer(),
        new InstanceNormLayer(),
        new LocalResponseNormLayer(),
        new AddLayer(),
        new SubtractLayer(),
        new MultiplyLayer(),
        new AverageLayer(),
        new MaximumLayer(),
        new ConcatLayer(),
        new SimpleRNNLayer(),
        new GRULayer(),
        new LSTMLayer(),
        new LastStepLayer(),
        new MeanOverTimeLayer(),
        new EmbeddingLayer(),
        new PositionalEmbeddingLayer(),
        new MultiHeadAttentionLayer(),
    ];

    public static readonly IReadOnlyList<Loss> Losses =
    [
        new SoftmaxCrossEntropyLoss(),
        new NegativeLogLikelihoodLoss(),
        new MulticlassHingeLoss(),
        new BinaryCrossEntropyWithLogitsLoss(),
        new BinaryCrossEntropyLoss(),
        new KLDivergenceLoss(),
        new MeanSquaredErrorLoss(),
        new HalfSquaredErrorLoss(),
        new MeanAbsoluteErrorLoss(),
        new HuberLoss(),
        new SmoothL1Loss(),
    ];

    private static readonly Dictionary<Type, Layer> LayerOf = Layers.ToDictionary(layer => layer.AttributeType);

    private static readonly Dictionary<Type, Loss> LossOf = Losses.ToDictionary(loss => loss.AttributeType);

    /// <summary>Whether there is a layer for this attribute, so that the declaration can be compiled.</summary>
    public static bool Has(LayerAttribute attribute) => LayerOf.ContainsKey(attribute.GetType());

    public static bool Has(LossAttribute attribute) => LossOf.ContainsKey(attribute.GetType());

    public static Layer Of(LayerAttribute attribute) => LayerOf[attribute.GetType()];

    public static Loss Of(LossAttribute attribute) => LossOf[attribute.GetType()];
}
