using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using StaticNet.Compiler.Model;
using StaticNet.Compiler.Rules;

namespace StaticNet.Generator.Uses;

/// <summary>
/// Targets of another kind or number than the loss has. The C# compiler refuses the kind too, but can only say that one array
/// is not another; here the loss is named.
/// </summary>
internal sealed class WrongTargets : UseRule
{
    public override IReadOnlyList<string> Methods { get; } = ["Step", "Samples"];

    public override void Check(Call call)
    {
        foreach (TargetFacts target in call.Network?.Targets ?? [])
        {
            if (call.Argument(target.Parameters) is { } targets)
                CheckOne(call, call.Network!.Inputs[0], target, targets);
        }
    }

    private static void CheckOne(Call call, SpanFacts first, TargetFacts target, ExpressionSyntax targets)
    {
        string name = AttributeText.Of(target.Loss).Split('(')[0];
        string kind = target.IsClassIndex ? "int" : "float", each = Each(target);
        if (ElementOf(call.Model.GetTypeInfo(targets, call.Cancellation).Type) is { } element && element != kind)
        {
            call.Report(RuleIds.WrongTargets, targets, also: null, target.Title, name, each, $"these are {element}");
            return;
        }

        if (Values.Length(targets, call.Model, call.Cancellation) is not var (given, where) || call.Argument(first.Parameters) is not { } inputs)
            return;
        if (Values.Length(inputs, call.Model, call.Cancellation) is not var (length, _) || length % first.Shape.Size != 0)
            return;
        long samples = length / first.Shape.Size;
        if (given != samples * target.Length)
            call.Report(RuleIds.WrongTargets, targets, where, target.Title, name, each, $"these are {Call.Say(given)} for {Call.Say(samples)} samples");
    }

    /// <summary>What a target is: "one class index (int) for each sample".</summary>
    private static string Each(TargetFacts target) => (target.IsClassIndex, target.Length) switch
    {
        (true, 1) => "one class index (int) for each sample",
        (true, var length) => $"{Call.Say(length)} class indices (int) for each sample",
        (false, 1) => "one value (float) for each sample",
        (false, var length) => $"{Call.Say(length)} values (float) for each sample",
    };

    private static string? ElementOf(ITypeSymbol? type) => type switch
    {
        IArrayTypeSymbol array => Numeric(array.ElementType),
        INamedTypeSymbol { Arity: 1, Name: "Span" or "ReadOnlySpan" or "Memory" or "ReadOnlyMemory" or "List" } generic => Numeric(generic.TypeArguments[0]),
        _ => null,
    };

    private static string? Numeric(ITypeSymbol type) => type.SpecialType switch
    {
        SpecialType.System_Int32 => "int",
        SpecialType.System_Single => "float",
        SpecialType.System_Double => "double",
        SpecialType.System_Byte => "byte",
        SpecialType.System_Int64 => "long",
        _ => null,
    };
}
