using System.Globalization;
using System.Reflection;
using System.Text.Json;

namespace StaticNet.Tests.Shared;

/// <summary>
/// An attribute drawn at random: as text for whoever compiles it, as an object for whoever does not. Types come from the
/// compiler's catalogue by reflection, so that this file fits tests of either copy of the attributes.
/// </summary>
/// <param name="Type">The attribute's type.</param>
/// <param name="Constructor">What takes the arguments.</param>
/// <param name="Arguments">One a parameter.</param>
/// <param name="Settings">Properties and their values.</param>
internal sealed record DrawnAttribute(Type Type, ConstructorInfo Constructor, object?[] Arguments, (PropertyInfo Property, object? Value)[] Settings)
{
    /// <summary>Name and From, which are settings too; null where left out.</summary>
    public string? Name => (string?)Settings.FirstOrDefault(setting => setting.Property.Name == "Name").Value;

    /// <summary>As it stands between brackets: <c>Dense(3, Bias = false)</c>.</summary>
    public string Text
    {
        get
        {
            ParameterInfo[] parameters = Constructor.GetParameters();
            IEnumerable<string> arguments = Arguments.Select((value, i) => (Value: value, IsParams: parameters[i].IsDefined(typeof(ParamArrayAttribute))))
                .Where(argument => argument is not { IsParams: true, Value: Array { Length: 0 } })
                .Select(argument => argument is { IsParams: true, Value: Array elements } ? string.Join(", ", elements.Cast<object?>().Select(element => argument.Value is string[] && element is null && elements.Length == 1 ? "(string)null" : Literal(element))) : Literal(argument.Value));
            string[] all = [.. arguments, .. Settings.Select(setting => $"{setting.Property.Name} = {Literal(setting.Value)}")];
            string name = Type.Name[..^"Attribute".Length];
            return all.Length == 0 ? name : $"{name}({string.Join(", ", all)})";
        }
    }

    /// <summary>The attribute itself.</summary>
    public object Create()
    {
        object attribute = Constructor.Invoke(Arguments);
        foreach ((PropertyInfo property, object? value) in Settings)
            property.SetValue(attribute, value);
        return attribute;
    }

    public DrawnAttribute With(string setting, object? value) => this with
    {
        Settings = [.. Settings.Where(other => other.Property.Name != setting), (Type.GetProperty(setting)!, value)],
    };

    public override string ToString() => Text;

    private static string Literal(object? value) => value switch
    {
        null => "null",
        bool flag => flag ? "true" : "false",
        string text => JsonSerializer.Serialize(text),
        Enum member => Enum.IsDefined(member.GetType(), member) ? $"{member.GetType().Name}.{member}" : $"({member.GetType().Name})({Convert.ToInt32(member, CultureInfo.InvariantCulture)})",
        double.NaN => "double.NaN",
        double.PositiveInfinity => "double.PositiveInfinity",
        double.NegativeInfinity => "double.NegativeInfinity",
        double number => number.ToString("R", CultureInfo.InvariantCulture),
        Array { Length: 0 } array => $"new {Keyword(array)}[0]",
        Array array => $"new {Keyword(array)}[] {{ {string.Join(", ", array.Cast<object?>().Select(Literal))} }}",
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        _ => throw new NotSupportedException($"no text for {value.GetType()}"),
    };

    private static string Keyword(Array array) => array switch { int[] => "int", double[] => "double", string[] => "string", _ => throw new NotSupportedException($"no text for {array.GetType()}") };
}
