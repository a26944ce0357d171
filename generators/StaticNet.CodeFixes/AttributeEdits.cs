using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace StaticNet.CodeFixes;

/// <summary>Changes to lists of attributes, as text.</summary>
internal static class AttributeEdits
{
    /// <summary>The attribute around a place.</summary>
    public static AttributeSyntax? At(SyntaxNode root, TextSpan span) => root.FindNode(span, getInnermostNodeForTie: true).FirstAncestorOrSelf<AttributeSyntax>();

    /// <summary>Takes an attribute out, and its list where it is the only one.</summary>
    public static TextChange Remove(AttributeSyntax attribute)
    {
        var list = (AttributeListSyntax)attribute.Parent!;
        int index = list.Attributes.IndexOf(attribute), last = list.Attributes.Count - 1;
        TextSpan span = last == 0 ? list.FullSpan
            : index == 0 ? TextSpan.FromBounds(attribute.SpanStart, list.Attributes[1].SpanStart)
            : TextSpan.FromBounds(list.Attributes[index - 1].Span.End, attribute.Span.End);
        return new TextChange(span, "");
    }

    /// <summary>Gives an attribute another argument, behind those that it has.</summary>
    public static TextChange AddArgument(AttributeSyntax attribute, string argument) => attribute.ArgumentList switch
    {
        null => Fix.Insert(attribute.Span.End, $"({argument})"),
        { Arguments.Count: 0 } list => Fix.Insert(list.CloseParenToken.SpanStart, argument),
        { } list => Fix.Insert(list.CloseParenToken.SpanStart, $", {argument}"),
    };

    /// <summary>Takes an argument out, with its comma.</summary>
    public static TextChange RemoveArgument(AttributeArgumentSyntax argument)
    {
        SeparatedSyntaxList<AttributeArgumentSyntax> arguments = ((AttributeArgumentListSyntax)argument.Parent!).Arguments;
        int index = arguments.IndexOf(argument);
        TextSpan span = index > 0 ? TextSpan.FromBounds(arguments[index - 1].Span.End, argument.Span.End)
            : arguments.Count > 1 ? TextSpan.FromBounds(argument.SpanStart, arguments[1].SpanStart)
            : argument.Span;
        return new TextChange(span, "");
    }
}
