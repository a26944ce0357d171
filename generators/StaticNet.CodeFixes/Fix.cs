using Microsoft.CodeAnalysis.Text;

namespace StaticNet.CodeFixes;

/// <summary>What a light bulb offers: a title, and what it changes in the text.</summary>
internal sealed record Fix(string Title, params TextChange[] Changes)
{
    /// <summary>Puts text at a place.</summary>
    public static TextChange Insert(int place, string text) => new(new TextSpan(place, 0), text);
}
