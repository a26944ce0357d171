namespace StaticNet.Compiler.Model;

/// <summary>A problem with a declaration, without a place in any file: whoever holds the syntax turns the anchor into one.</summary>
/// <param name="RuleId">The rule that was broken: "SN1001".</param>
/// <param name="Anchor">What is at fault.</param>
/// <param name="Arguments">What fills the rule's message, in order.</param>
internal sealed record Issue(string RuleId, Anchor Anchor, EquatableArray<string> Arguments);

/// <summary>What an issue points at.</summary>
/// <param name="Target">Which kind of attribute, or the class itself.</param>
/// <param name="Index">Which of them, in order; 0 where there is one.</param>
/// <param name="Argument">
/// The argument's name as the attribute spells it ("StrideHeight", "filters"); null for the whole attribute. Where it was
/// not written, the name that sets it too is meant ("Stride"), and else the attribute.
/// </param>
internal sealed record Anchor(AnchorTarget Target, int Index = 0, string? Argument = null)
{
    public static readonly Anchor Class = new(AnchorTarget.Class);

    public static readonly Anchor Loss = new(AnchorTarget.Loss);

    public static Anchor Output(int index = 0, string? argument = null) => new(AnchorTarget.Output, index, argument);

    public static readonly Anchor Weights = new(AnchorTarget.Weights, 0, "file");

    public static readonly Anchor Unroll = new(AnchorTarget.Network, 0, "Unroll");

    public static Anchor Budget(string argument) => new(AnchorTarget.Budget, 0, argument);

    public static Anchor Input(int index = 0, string? argument = null) => new(AnchorTarget.Input, index, argument);

    public static Anchor Layer(int index, string? argument = null) => new(AnchorTarget.Layer, index, argument);
}

internal enum AnchorTarget
{
    Class,
    Input,
    Layer,
    Output,
    Loss,
    Budget,
    Weights,
    Network,
}
