using System;
using System.Globalization;
using System.Linq;
using System.Reflection;

namespace StaticNet.Compiler.Model;

/// <summary>An attribute as a user would write it, with only what differs from the defaults: "Conv2D(8, 5, Padding = 2)".</summary>
internal static class AttributeText
{
    public static string Of(Attribute attribute)
    {
        Type type = attribute.GetType();
        string name = type.Name.Substring(0, type.Name.Length - "Attribute".Length);
        string? shortest = null;
        foreach (ConstructorInfo constructor in type.GetConstructors().OrderBy(constructor => constructor.GetParameters().Length))
        {
            object?[] arguments = constructor.GetParameters().Select(parameter => Property(type, parameter)?.GetValue(attribute)).ToArray();
            if (arguments.Any(argument => argument is null))
                continue;
            string text = string.Join(", ", arguments.Select(argument => Say(argument!)).Where(text => text.Length > 0)
                .Concat(Named(attribute, (Attribute)constructor.Invoke(arguments))));
            if (shortest is null || text.Length < shortest.Length)
                shortest = text;
        }

        return string.IsNullOrEmpty(shortest) ? name : $"{name}({shortest})";
    }

    // What must be set by name to make the copy equal; a property that sets several comes before those that it sets.
    private static System.Collections.Generic.List<string> Named(Attribute attribute, Attribute copy)
    {
        var named = new System.Collections.Generic.List<string>();
        foreach (PropertyInfo property in attribute.GetType().GetProperties().Where(property => property.CanWrite).OrderBy(property => property.MetadataToken))
        {
            object? value = property.GetValue(attribute);
            if (property.Name is "Name" or "From" || Equals(value, property.GetValue(copy)))
                continue;
            property.SetValue(copy, value);
            named.Add($"{property.Name} = {Say(value!)}");
        }

        return named;
    }

    private static PropertyInfo? Property(Type type, ParameterInfo parameter)
    {
        const BindingFlags any = BindingFlags.Public | BindingFlags.Instance | BindingFlags.IgnoreCase;
        if (type.GetProperty(parameter.Name!, any) is { } own)
            return own;
        string name = parameter.Name is "kernel" or "size" ? "KernelHeight" : parameter.Name is "height" or "width" ? "Kernel" + parameter.Name : parameter.Name!;
        return type.GetProperty(name, any);
    }

    private static string Say(object value) => value switch
    {
        bool flag => flag ? "true" : "false",
        string text => "\"" + text + "\"",
        string[] texts => string.Join(", ", texts.Select(text => "\"" + text + "\"")),
        double[] numbers => $"new[] {{ {string.Join(", ", numbers.Select(number => Say(number)))} }}",
        int[] numbers => string.Join(", ", numbers.Select(number => number.ToString(CultureInfo.InvariantCulture))),
        Enum choice => $"{choice.GetType().Name}.{choice}",
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        _ => "",
    };
}
