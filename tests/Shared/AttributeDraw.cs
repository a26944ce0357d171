using System.Reflection;

namespace StaticNet.Tests.Shared;

/// <summary>
/// Draws an attribute of any type by its constructors and properties, so that a layer is drawn as soon as there is one. Values
/// are plausible, or nonsense on purpose; who wants valid ones asks the compiler and draws again.
/// </summary>
/// <param name="random">Where all choices come from.</param>
/// <param name="names">What a string may be.</param>
/// <param name="nonsense">Whether values may be what nobody would write.</param>
internal sealed class AttributeDraw(Random random, Func<string?> names, bool nonsense = false)
{
    private static readonly int[] Units = [1, 7, 8, 9, 31, 33], Sizes = [1, 2, 2, 3, 3, 4, 7, 8, 9], Small = [0, 1, 1, 2, 2, 3];
    private static readonly int[] Odd = [int.MinValue, -7, -1, 0, 1, 1, 1, 2, 2, 3, 4, 7, 100, 65_536, int.MaxValue];
    private static readonly double[] Shares = [0.25, 0.5, 0.75];
    private static readonly double[] OddShares = [double.NaN, double.PositiveInfinity, double.NegativeInfinity, -1, 0, 1e-300, 0.5, 0.5, 0.5, 1, 7, 1e308];

    public DrawnAttribute Of(Type type)
    {
        ConstructorInfo constructor = Pick(type.GetConstructors());
        PropertyInfo[] properties = [.. type.GetProperties().Where(property => property.SetMethod?.IsPublic == true && property.Name is not ("Name" or "From") && IsDrawn(property.PropertyType))];
        return new DrawnAttribute(
            type,
            constructor,
            [.. constructor.GetParameters().Select((parameter, i) => Value(parameter.ParameterType, i == 0 ? type.Name == "DenseAttribute" ? Units : Sizes : Sizes[..5]))],
            [.. properties.Where(Wanted).Select(property => (property, Setting(property)))]);

        // Variances near zero would tell floats from doubles, so plausible normalisations always say Epsilon.
        bool Wanted(PropertyInfo property) => property.Name == "Epsilon" && !nonsense ? property.PropertyType == typeof(double) : random.Next(5) == 0;
    }

    private object? Setting(PropertyInfo property) => property.Name == "Epsilon" && !nonsense ? 0.1 : Value(property.PropertyType, Small);

    private object? Value(Type type, int[] numbers)
    {
        if (nonsense && !type.IsValueType && random.Next(12) == 0)
            return null;
        if (type == typeof(int))
            return Pick(nonsense && random.Next(2) == 0 ? Odd : numbers);
        if (type == typeof(bool))
            return random.Next(2) == 0;
        if (type == typeof(double))
            return Pick(nonsense && random.Next(2) == 0 ? OddShares : Shares);
        if (type == typeof(float))
            return (float)Pick(Shares);
        if (type == typeof(string))
            return names();
        if (type.IsEnum)
            return nonsense && random.Next(4) == 0 ? Enum.ToObject(type, 77) : Pick(Enum.GetValues(type).Cast<object>().ToArray());
        Array array = Array.CreateInstance(type.GetElementType()!, random.Next(nonsense ? 0 : 1, 4));
        for (int i = 0; i < array.Length; i++)
            array.SetValue(Value(type.GetElementType()!, numbers), i);
        return array;
    }

    private static bool IsDrawn(Type type) =>
        type == typeof(int) || type == typeof(bool) || type == typeof(double) || type == typeof(string) || type.IsEnum || type == typeof(int[]) || type == typeof(double[]) || type == typeof(string[]);

    private T Pick<T>(T[] values) => values[random.Next(values.Length)];
}
