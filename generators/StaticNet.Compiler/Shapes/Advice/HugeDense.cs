using System.Collections.Generic;
using System.Linq;
using StaticNet.Compiler.Layers;
using StaticNet.Compiler.Model;
using StaticNet.Compiler.Rules;
using StaticNet.Compiler.Text;

namespace StaticNet.Compiler.Shapes.Advice;

/// <summary>A dense layer over a large flattened image that holds nearly all parameters of the network.</summary>
internal sealed class HugeDense : Advice
{
    private const long Large = 1_000_000;

    protected override IEnumerable<Issue> Check(ShapedNetwork network)
    {
        long[] parameters = Enumerable.Range(0, network.Layers.Count).Select(i => Parameters(network, i)).ToArray();
        long all = parameters.Sum();
        for (int i = 0; i < parameters.Length; i++)
        {
            int source = network.Layers[i].Sources[0];
            if (network.Model.Layers[i] is DenseAttribute && source >= 0 && network.Model.Layers[source] is FlattenAttribute && parameters[i] >= Large && parameters[i] * 10 >= all * 9)
            {
                yield return Say(RuleIds.HugeDense, i, network.Layers[i].Name, Number(parameters[i]), Number(all), InputOf(network, source).ToString());
            }
        }
    }

    private static long Parameters(ShapedNetwork network, int layer)
    {
        Shape[] inputs = network.Layers[layer].Sources.Select(source => source < 0 ? new Shape(network.Model.Inputs[-1 - source].Shape) : network.Layers[source].Output).ToArray();
        return Catalogue.Of(network.Model.Layers[layer]).Parameters(network.Model.Layers[layer], inputs).Sum(parameter => parameter.Shape.Size);
    }

    private static string Number(long value) => SourceWriter.Literal(value).Replace('_', ',');
}
