namespace StaticNet.Compiler.Layers;

/// <summary>y = the mean of the sources.</summary>
internal sealed class AverageLayer : WeightedSumLayer<AverageAttribute>
{
    protected override double Weight(int source, int sources) => 1.0 / sources;
}
