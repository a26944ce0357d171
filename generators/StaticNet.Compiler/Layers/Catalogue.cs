using System;
using System.Collections.Generic;
using System.Linq;

namespace StaticNet.Compiler.Layers;

/// <summary>Every layer and every loss. A new one is added here, and nowhere else in the compiler.</summary>
internal static class Catalogue
{
    public static readonly IReadOnlyList<Layer> Layers =
    [
    ];

    public static readonly IReadOnlyList<Loss> Losses =
    [
    ];

    private static readonly Dictionary<Type, Layer> LayerOf = Layers.ToDictionary(layer => layer.AttributeType);

    private static readonly Dictionary<Type, Loss> LossOf = Losses.ToDictionary(loss => loss.AttributeType);

    public static Layer Of(LayerAttribute attribute) => LayerOf[attribute.GetType()];

    public static Loss Of(LossAttribute attribute) => LossOf[attribute.GetType()];
}
