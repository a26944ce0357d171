using System.Reflection;
using StaticNet.Compiler.Layers;
using StaticNet.Compiler.Model;

namespace StaticNet.Compiler.Tests;

/// <summary>
/// Every number that a layer or a loss takes has a range: far outside of it there is an issue, and never an exception. A setting that
/// takes any number is listed here with the reason.
/// </summary>
public class ArgumentRangeTests
{
    // A label that does not occur ignores none, and a padding index of -1 is none.
    private static readonly string[] Any = ["IgnoreIndex", "PaddingIndex"];

    private static readonly InputAttribute[] Inputs = [new(8), new(4, 8), new(8, 6, 6), new TokenInputAttribute(4)];

    public static TheoryData<string, string> Settings()
    {
        var rows = new TheoryData<string, string>();
        foreach (Type type in Catalogue.Layers.Select(layer => layer.AttributeType).Concat(Catalogue.Losses.Select(loss => loss.AttributeType)))
        {
            foreach (string setting in Numbers(type).Except(Any))
                rows.Add(type.Name, setting);
        }

        return rows;
    }

    [Theory]
    [MemberData(nameof(Settings))]
    public void Number_out_of_range_is_an_issue(string attribute, string setting)
    {
        Type type = typeof(LayerAttribute).Assembly.GetType("StaticNet." + attribute, throwOnError: true)!;
        InputAttribute input = Inputs.FirstOrDefault(candidate => Messages(candidate, Make(type, null, null)).Length == 0) ?? throw new InvalidOperationException($"no input suits {attribute}");
        Assert.All(Absurd(type, setting), value => Assert.NotEmpty(Messages(input, Make(type, setting, value))));
    }

    // A join needs another layer to join.
    private static string[] Messages(InputAttribute input, Attribute attribute) =>
        input.IsTokens ? Net.Messages(input, attribute) : Net.Messages(input, new TanhAttribute(), attribute);

    /// <summary>The names of parameters and settable properties that are numbers.</summary>
    private static IEnumerable<string> Numbers(Type type) => Longest(type).GetParameters().Where(parameter => IsNumber(parameter.ParameterType)).Select(parameter => parameter.Name!)
        .Concat(type.GetProperties().Where(property => IsOwn(property) && IsNumber(property.PropertyType)).Select(property => property.Name));

    // What all layers have is checked for all of them elsewhere.
    private static bool IsOwn(PropertyInfo property) => property.SetMethod?.IsPublic == true && property.DeclaringType != typeof(LayerAttribute);

    private static bool IsNumber(Type type) => type == typeof(int) || type == typeof(double);

    private static object[] Absurd(Type type, string setting)
    {
        Type number = Longest(type).GetParameters().FirstOrDefault(parameter => parameter.Name == setting)?.ParameterType ?? type.GetProperty(setting)!.PropertyType;
        return number == typeof(int) ? [-1, int.MinValue] : [double.NaN, double.NegativeInfinity];
    }

    /// <summary>The attribute with small valid arguments, one of them replaced.</summary>
    private static Attribute Make(Type type, string? setting, object? value)
    {
        ConstructorInfo constructor = Longest(type);
        object?[] arguments = [.. constructor.GetParameters().Select(parameter => parameter.Name == setting ? value : Valid(type, parameter))];
        var attribute = (Attribute)constructor.Invoke(arguments);
        if (setting is not null && constructor.GetParameters().All(parameter => parameter.Name != setting))
            type.GetProperty(setting)!.SetValue(attribute, value);
        return attribute;
    }

    private static object? Valid(Type type, ParameterInfo parameter) => parameter.ParameterType switch
    {
        var array when array == typeof(int[]) => type == typeof(PermuteAttribute) ? new[] { 0 } : new[] { 2, 4 },
        var array when array == typeof(string[]) => new[] { "input" },
        var number when number == typeof(int) => parameter.HasDefaultValue ? parameter.DefaultValue : 2,
        var number when number == typeof(double) => parameter.HasDefaultValue ? parameter.DefaultValue : 0.5,
        var other => parameter.HasDefaultValue ? parameter.DefaultValue : Activator.CreateInstance(other),
    };

    private static ConstructorInfo Longest(Type type) => type.GetConstructors().OrderByDescending(constructor => constructor.GetParameters().Length).First();
}
