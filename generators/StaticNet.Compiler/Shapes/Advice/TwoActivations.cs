using System.Collections.Generic;
using System.Linq;
using StaticNet.Compiler.Layers;
using StaticNet.Compiler.Model;
using StaticNet.Compiler.Rules;

namespace StaticNet.Compiler.Shapes.Advice;

/// <summary>An activation that reads nothing but another one, or a softmax that reads a softmax: mostly a layer between them was forgotten.</summary>
internal sealed class TwoActivations : Advice
{
    protected override IEnumerable<Issue> Check(ShapedNetwork network)
    {
        for (int i = 0; i < network.Layers.Count; i++)
        {
            int source = network.Layers[i].Sources[0];
            if (source >= 0 && (IsPair(IsActivation) || IsPair(IsSoftmax)))
                yield return Say(RuleIds.TwoActivations, i, network.Layers[i].Name, network.Layers[source].Name);

            bool IsPair(System.Func<LayerAttribute, bool> kind) => kind(network.Model.Layers[i]) && kind(network.Model.Layers[source]);
        }
    }

    private static bool IsSoftmax(LayerAttribute layer) => layer is SoftmaxAttribute or LogSoftmaxAttribute;

    private static bool IsActivation(LayerAttribute layer) => Catalogue.Of(layer).IsActivation;
}
