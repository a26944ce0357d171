namespace StaticNet.Compiler.Model;

/// <summary>The layers of a class that is put into networks as a block.</summary>
/// <param name="Name">The class's full name, as <see cref="BlockAttribute.Definition"/> has it.</param>
/// <param name="Layers">Its layers in order.</param>
internal sealed record BlockModel(string Name, EquatableArray<LayerAttribute> Layers)
{
    public bool Equals(BlockModel? other) => other is not null && Name == other.Name && AttributeValues.Equal(Layers, other.Layers);

    public override int GetHashCode() => (Name, Layers.Count).GetHashCode();
}
