using System.Reflection;
using Microsoft.CodeAnalysis;

namespace StaticNet.Generator.Parsing;

/// <summary>An attribute as an object, and how it was made: which constructor, with what, and which properties were set, in order.</summary>
internal sealed record BoundAttribute(
    Attribute Value,
    AttributeData Data,
    ConstructorInfo Constructor,
    IReadOnlyList<object?> Arguments,
    IReadOnlyList<(PropertyInfo Property, object? Value)> Properties)
{
    /// <summary>Makes the attribute again, with other arguments or properties.</summary>
    public static Attribute Make(
        ConstructorInfo constructor, IReadOnlyList<object?> arguments, IReadOnlyList<(PropertyInfo Property, object? Value)> properties)
    {
        var attribute = (Attribute)constructor.Invoke(arguments.ToArray());
        foreach ((PropertyInfo property, object? value) in properties)
            property.SetValue(attribute, value);
        return attribute;
    }
}
