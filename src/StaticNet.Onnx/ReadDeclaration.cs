using System.Collections;
using System.Reflection;
using StaticNet.Compiler.Model;

namespace StaticNet.Onnx;

/// <summary>From a compiled class to its declaration as the compiler knows it: the runtime's attributes become the compiler's, which have their names.</summary>
internal static class ReadDeclaration
{
    public static NetworkModel Of(Type network) => new()
    {
        Namespace = network.Namespace ?? "",
        Name = network.Name,
        Inputs = new(Attributes<InputAttribute>(network)),
        Layers = new(Attributes<LayerAttribute>(network)),
        Losses = new(Attributes<LossAttribute>(network)),
        Outputs = new(Attributes<OutputAttribute>(network)),
        Blocks = new([.. Blocks(network).DistinctBy(block => block.Name)]),
    };

    private static IEnumerable<BlockModel> Blocks(Type type) => type.GetCustomAttributesData().Where(IsBlock).Select(data => data.AttributeType.GetGenericArguments()[0])
        .SelectMany(block => Blocks(block).Prepend(new BlockModel(block.FullName!, new(Attributes<LayerAttribute>(block)))));

    private static bool IsBlock(CustomAttributeData data) => data.AttributeType.IsGenericType && data.AttributeType.GetGenericTypeDefinition().FullName == typeof(BlockAttribute<>).FullName;

    // In the order in which they are written: the compiler keeps it, and whoever uses the result compares the layers.
    private static T[] Attributes<T>(Type type)
        where T : Attribute => [.. type.GetCustomAttributesData().Select(Attribute).OfType<T>()];

    private static object? Attribute(CustomAttributeData data)
    {
        Type type = data.AttributeType.IsGenericType ? data.AttributeType.GetGenericTypeDefinition() : data.AttributeType;
        if (typeof(LayerAttribute).Assembly.GetType(type.FullName!) is not { } own)
            return null;
        if (own.IsGenericTypeDefinition)
            own = own.MakeGenericType(data.AttributeType.GetGenericArguments());
        string?[] signature = [.. data.Constructor.GetParameters().Select(parameter => parameter.ParameterType.FullName)];
        ConstructorInfo constructor = own.GetConstructors().Single(candidate => candidate.GetParameters().Select(parameter => parameter.ParameterType.FullName).SequenceEqual(signature));
        object attribute = constructor.Invoke([.. constructor.GetParameters().Zip(data.ConstructorArguments, (parameter, argument) => Value(argument.Value, parameter.ParameterType))]);
        foreach (CustomAttributeNamedArgument argument in data.NamedArguments)
        {
            PropertyInfo property = own.GetProperty(argument.MemberName)!;
            property.SetValue(attribute, Value(argument.TypedValue.Value, property.PropertyType));
        }

        if (attribute is BlockAttribute block)
            block.Definition = data.AttributeType.GetGenericArguments()[0].FullName!;
        return attribute;
    }

    private static object? Value(object? value, Type type)
    {
        if (value is not ICollection { Count: var count } elements || !type.IsArray)
            return value is not null && type.IsEnum ? Enum.ToObject(type, value) : value;
        var array = Array.CreateInstance(type.GetElementType()!, count);
        int i = 0;
        foreach (CustomAttributeTypedArgument element in elements)
            array.SetValue(Value(element.Value, type.GetElementType()!), i++);
        return array;
    }
}
