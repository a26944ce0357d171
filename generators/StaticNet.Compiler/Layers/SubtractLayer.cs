namespace StaticNet.Compiler.Layers;

/// <summary>y = the first source minus all others.</summary>
internal sealed class SubtractLayer : WeightedSumLayer<SubtractAttribute>
{
    protected override double Weight(int source, int sources) => source == 0 ? 1.0 : -1.0;
}
