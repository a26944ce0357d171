namespace StaticNet;

/// <summary>What all blocks share; a declaration uses <see cref="BlockAttribute{TBlock}"/>.</summary>
public abstract class BlockAttribute : LayerAttribute
{
    private protected BlockAttribute()
    {
    }

    /// <summary>
    /// How often the block is put in, one behind the other, each with its own parameters; at least 1. Several are named
    /// <c>block1</c>, <c>block2</c>, ... or by <see cref="LayerAttribute.Name"/> and a number.
    /// </summary>
    public int Repeat { get; set; } = 1;

    /// <summary>The full name of the class that holds the block's layers, as the generator found it.</summary>
    internal string Definition { get; set; } = "";
}

/// <summary>
/// Puts the layers of another class in, as one layer. Inside, <c>input</c> is what the block reads, names are the block's own,
/// and the last layer is what it gives; parameters are named by path: <c>block1.conv2d1.weight</c>.
/// </summary>
/// <typeparam name="TBlock">A class with layers, marked <see cref="NetworkBlockAttribute"/> or <see cref="NetworkAttribute"/>.</typeparam>
public sealed class BlockAttribute<TBlock> : BlockAttribute
    where TBlock : class
{
}
