using System.Reflection;
using Microsoft.CodeAnalysis;

namespace StaticNet.Generator.Parsing;

/// <summary>
/// Makes the real attribute object from what the compiler read: the attributes' sources are linked into this assembly, so
/// names and defaults live there and nowhere else.
/// </summary>
internal static class AttributeBinder
{
    /// <summary>
    /// The attribute; null where the user's code has errors, which the C# compiler reports.
    /// </summary>
    /// <exception cref="UnknownAttributeException">This generator does not know it.</exception>
    public static BoundAttribute? Bind(AttributeData data)
    {
        if (data.AttributeClass is not { TypeKind: not TypeKind.Error } symbol || data.AttributeConstructor is not { } method)
            return null;
        if (data.ConstructorArguments.Length != method.Parameters.Length || data.ConstructorArguments.Any(HasError))
            return null;
        if (data.NamedArguments.Any(argument => HasError(argument.Value)))
            return null;

        Type type = typeof(NetworkAttribute).Assembly.GetType(SymbolNames.Metadata(symbol)) ?? throw new UnknownAttributeException(symbol.Name);
        // What a block is made of is a symbol; the object only knows its name.
        if (type.IsGenericTypeDefinition)
            type = type.MakeGenericType(typeof(object));
        ConstructorInfo constructor = type.GetConstructors().FirstOrDefault(candidate => Matches(candidate, method))
            ?? throw new UnknownAttributeException(method.ToDisplayString());
        ParameterInfo[] parameters = constructor.GetParameters();
        object?[] arguments = data.ConstructorArguments.Select((argument, i) => ValueOf(argument, parameters[i].ParameterType)).ToArray();
        var properties = new List<(PropertyInfo, object?)>();
        foreach (KeyValuePair<string, TypedConstant> argument in data.NamedArguments)
        {
            PropertyInfo property = type.GetProperty(argument.Key) ?? throw new UnknownAttributeException($"{symbol.Name}.{argument.Key}");
            properties.Add((property, ValueOf(argument.Value, property.PropertyType)));
        }

        Attribute value = BoundAttribute.Make(constructor, arguments, properties);
        if (value is BlockAttribute block)
            block.Definition = SymbolNames.Metadata(symbol.TypeArguments[0]);
        return new BoundAttribute(value, data, constructor, arguments, properties);
    }

    private static bool Matches(ConstructorInfo constructor, IMethodSymbol method)
    {
        ParameterInfo[] parameters = constructor.GetParameters();
        return parameters.Length == method.Parameters.Length
            && parameters.Zip(method.Parameters, (left, right) => left.ParameterType.FullName == SymbolNames.Metadata(right.Type)).All(same => same);
    }

    private static bool HasError(TypedConstant constant) =>
        constant.Kind == TypedConstantKind.Error
        || (constant.Kind == TypedConstantKind.Array && !constant.IsNull && constant.Values.Any(HasError));

    /// <summary>A constant as the runtime has it. Where null stands for an array it is empty, and within one it is an empty string.</summary>
    private static object? ValueOf(TypedConstant constant, Type type)
    {
        if (type.IsArray)
        {
            Type element = type.GetElementType();
            TypedConstant[] values = constant.IsNull ? [] : [.. constant.Values];
            Array array = Array.CreateInstance(element, values.Length);
            for (int i = 0; i < values.Length; i++)
                array.SetValue(ValueOf(values[i], element) ?? (element == typeof(string) ? "" : null), i);
            return array;
        }

        return type.IsEnum && constant.Value is { } number ? Enum.ToObject(type, number) : constant.Value;
    }
}

/// <summary>An attribute of the runtime that this generator has never heard of: their versions differ.</summary>
internal sealed class UnknownAttributeException(string name)
    : Exception($"the generator does not know {name}; the versions of StaticNet and of its generator differ");
