using System.Collections;
using System.Reflection;
using Microsoft.CodeAnalysis;

namespace StaticNet.Generator.Tests.Harness;

/// <summary>Walks the fields of an object for whatever keeps a compilation alive, or is never equal to its like.</summary>
internal static class ForbiddenReference
{
    /// <summary>The path of fields to the first one, or null.</summary>
    public static string? Find(object? root) => Find(root, "output", new HashSet<object>(ReferenceEqualityComparer.Instance));

    private static string? Find(object? value, string path, HashSet<object> seen)
    {
        if (value is null or string or Type or MemberInfo || value.GetType().IsPrimitive || value.GetType().IsEnum)
            return null;
        if (value is ISymbol or SyntaxNode or SyntaxTree or SyntaxReference or Location or Compilation or SemanticModel or Diagnostic or AttributeData)
            return $"{path} is a {value.GetType().Name}";
        if (!value.GetType().IsValueType && !seen.Add(value))
            return null;
        if (value is IEnumerable items)
            return items.Cast<object?>().Select((item, i) => Find(item, $"{path}[{i}]", seen)).FirstOrDefault(found => found is not null);
        for (Type? type = value.GetType(); type is not null && type != typeof(object); type = type.BaseType)
        {
            foreach (FieldInfo field in type.GetFields(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly))
            {
                if (Find(field.GetValue(value), $"{path}.{field.Name}", seen) is { } found)
                    return found;
            }
        }

        return null;
    }
}
