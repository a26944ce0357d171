using System;

namespace StaticNet;

/// <summary>A layer that reads several others.</summary>
public abstract class JoinAttribute : LayerAttribute
{
    private protected JoinAttribute(string[] sources) => Sources = sources;

    /// <summary>
    /// The names of the layers that are joined, in order. One name alone is joined to the layer before:
    /// <c>[Add("stem")]</c> adds <c>stem</c> to what has just been computed.
    /// </summary>
    public string[] Sources { get; internal set; }
}
