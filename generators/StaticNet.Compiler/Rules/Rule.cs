namespace StaticNet.Compiler.Rules;

/// <summary>A rule that a declaration, or a use of a network, can break.</summary>
/// <param name="Id">SN0xxx declaration, SN1xxx shapes, SN2xxx argument values, SN3xxx training and usage, SN4xxx suggestions, SN9xxx our own bug.</param>
/// <param name="Title">What is wrong in general, without a full stop.</param>
/// <param name="Message">What is wrong here, with {0} and so on for an issue's arguments.</param>
/// <param name="Severity">How bad it is.</param>
/// <param name="IsOn">Whether it is reported unless told; what is off is turned on in .editorconfig.</param>
internal sealed record Rule(string Id, string Title, string Message, Severity Severity = Severity.Error, bool IsOn = true);

internal enum Severity
{
    Info,
    Warning,
    Error,
}
