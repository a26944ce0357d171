using System.Collections;
using System.Diagnostics.CodeAnalysis;

namespace StaticNet;

/// <summary>The parameters and running statistics of a network, in the order of its layers.</summary>
public sealed class ParameterCollection : IReadOnlyList<Parameter>
{
    private readonly Parameter[] parameters;
    private readonly Dictionary<string, Parameter> byName;
    private readonly string owner;

    internal ParameterCollection(string owner, Parameter[] parameters)
    {
        this.owner = owner;
        this.parameters = parameters;
        byName = parameters.ToDictionary(x => x.Name, StringComparer.Ordinal);
    }

    /// <inheritdoc/>
    public int Count => parameters.Length;

    /// <inheritdoc/>
    public Parameter this[int index] => parameters[index];

    /// <summary>The parameter of this name.</summary>
    /// <exception cref="KeyNotFoundException">There is none; the message names the nearest one.</exception>
    public Parameter this[string name] => byName.TryGetValue(name, out Parameter? parameter)
        ? parameter
        : throw new KeyNotFoundException(NearestName.Missing(owner, "parameter", name, parameters.Select(x => x.Name)));

    /// <summary>Whether there is a parameter of this name, and which.</summary>
    public bool TryGet(string name, [NotNullWhen(true)] out Parameter? parameter) => byName.TryGetValue(name, out parameter);

    /// <inheritdoc/>
    public IEnumerator<Parameter> GetEnumerator() => ((IEnumerable<Parameter>)parameters).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
