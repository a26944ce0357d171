using System;
using System.Linq;
using System.Reflection;

namespace StaticNet.Compiler.Model;

/// <summary>
/// Compares attributes by value. Attribute.Equals would do on .NET, but on .NET Framework, where Visual Studio runs
/// generators, it leaves out the private fields of base classes: a changed stride would go unnoticed.
/// </summary>
internal static class AttributeValues
{
    public static bool Equal(Attribute? left, Attribute? right)
    {
        if (left is null || right is null)
            return left is null && right is null;
        if (left.GetType() != right.GetType())
            return false;
        for (Type type = left.GetType(); type != typeof(Attribute); type = type.BaseType!)
        {
            foreach (FieldInfo field in type.GetFields(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly))
            {
                if (!EqualValues(field.GetValue(left), field.GetValue(right)))
                    return false;
            }
        }

        return true;
    }

    public static bool Equal<T>(EquatableArray<T> left, EquatableArray<T> right)
        where T : Attribute =>
        left.Count == right.Count && left.Zip(right, Equal).All(equal => equal);

    private static bool EqualValues(object? left, object? right) =>
        left is Array a && right is Array b ? a.Cast<object?>().SequenceEqual(b.Cast<object?>()) : Equals(left, right);
}
