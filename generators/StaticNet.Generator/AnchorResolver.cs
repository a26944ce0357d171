using System.Collections.Immutable;
using System.Reflection;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using StaticNet.Compiler.Model;
using StaticNet.Generator.Parsing;

namespace StaticNet.Generator;

/// <summary>
/// From an anchor to a place in the source: the value of the argument that is meant; where that was not written, the one
/// that decides it (Stride for StrideHeight); else the attribute's name.
/// </summary>
internal static class AnchorResolver
{
    public static Location Resolve(Declaration declaration, Anchor anchor, CancellationToken cancellation)
    {
        ImmutableArray<BoundAttribute> attributes = anchor.Target switch
        {
            AnchorTarget.Input => declaration.Inputs,
            AnchorTarget.Layer => declaration.Layers,
            AnchorTarget.Output => declaration.Outputs,
            AnchorTarget.Loss => declaration.Losses,
            AnchorTarget.Budget => declaration.Budgets,
            AnchorTarget.Weights => declaration.Weights,
            AnchorTarget.Network => declaration.Networks,
            _ => [],
        };
        if (anchor.Index >= attributes.Length)
            return declaration.Type.Locations[0];
        BoundAttribute attribute = attributes[anchor.Index];
        if (attribute.Data.ApplicationSyntaxReference?.GetSyntax(cancellation) is not AttributeSyntax syntax)
            return declaration.Type.Locations[0];
        return anchor.Argument is null
            ? syntax.Name.GetLocation()
            : Written(attribute, syntax, anchor.Argument) ?? Deciding(attribute, syntax, anchor.Argument) ?? syntax.Name.GetLocation();
    }

    /// <summary>The argument of that name, be it a property's or a parameter's.</summary>
    private static Location? Written(BoundAttribute attribute, AttributeSyntax syntax, string name)
    {
        SeparatedSyntaxList<AttributeArgumentSyntax> arguments = syntax.ArgumentList?.Arguments ?? default;
        AttributeArgumentSyntax? named = arguments.FirstOrDefault(argument =>
            IsSame(argument.NameEquals?.Name.Identifier.ValueText, name) || IsSame(argument.NameColon?.Name.Identifier.ValueText, name));
        if (named is not null)
            return named.Expression.GetLocation();

        ParameterInfo[] parameters = attribute.Constructor.GetParameters();
        int index = Array.FindIndex(parameters, parameter => IsSame(parameter.Name, name));
        AttributeArgumentSyntax[] positional = [.. arguments.TakeWhile(argument => argument.NameEquals is null && argument.NameColon is null)];
        if (index < 0 || index >= positional.Length)
            return null;
        // An array of parameters may be written as several arguments; all of them are meant.
        AttributeArgumentSyntax last = parameters[index].ParameterType.IsArray ? positional[positional.Length - 1] : positional[index];
        return Location.Create(syntax.SyntaxTree, TextSpan.FromBounds(positional[index].Expression.SpanStart, last.Expression.Span.End));
    }

    /// <summary>
    /// The argument that decides a property under another name, found by trying: the last one written without which, or with
    /// another value of which, the property would differ.
    /// </summary>
    private static Location? Deciding(BoundAttribute attribute, AttributeSyntax syntax, string name)
    {
        PropertyInfo? property = attribute.Value.GetType().GetProperties().FirstOrDefault(candidate => IsSame(candidate.Name, name));
        if (property is null)
            return null;
        object? value = property.GetValue(attribute.Value);

        for (int i = attribute.Properties.Count - 1; i >= 0; i--)
        {
            var properties = attribute.Properties.ToArray();
            properties[i].Value = Other(properties[i].Value);
            if (!Equals(value, property.GetValue(BoundAttribute.Make(attribute.Constructor, attribute.Arguments, properties))))
                return Written(attribute, syntax, properties[i].Property.Name);
        }

        for (int i = attribute.Arguments.Count - 1; i >= 0; i--)
        {
            object?[] arguments = [.. attribute.Arguments];
            arguments[i] = Other(arguments[i]);
            if (!Equals(value, property.GetValue(BoundAttribute.Make(attribute.Constructor, arguments, attribute.Properties))))
                return Written(attribute, syntax, attribute.Constructor.GetParameters()[i].Name);
        }

        return null;
    }

    /// <summary>Another value of the same type.</summary>
    private static object? Other(object? value) => value switch
    {
        int number => unchecked(number + 1),
        double number => number + 1,
        bool flag => !flag,
        string text => text + "'",
        _ => value,
    };

    private static bool IsSame(string? left, string? right) => string.Equals(left, right, StringComparison.OrdinalIgnoreCase);
}
