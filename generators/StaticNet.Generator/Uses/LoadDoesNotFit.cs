using Microsoft.CodeAnalysis.CSharp.Syntax;
using StaticNet.Compiler.Model;
using StaticNet.Compiler.Rules;
using StaticNet.Compiler.Shapes.Weights;

namespace StaticNet.Generator.Uses;

/// <summary>
/// A constant path of a file that the project lists, and that has other tensors than the network. A warning: when the program runs,
/// another file may lie there.
/// </summary>
internal sealed class LoadDoesNotFit : UseRule
{
    public override IReadOnlyList<string> Methods { get; } = ["Load", "LoadWeights"];

    public override void Check(Call call)
    {
        if (call.Network is not { } network || call.Argument("path") is not { } argument || Values.Constant(argument, call.Model, call.Cancellation) is not string path)
            return;
        path = WeightFile.Normalize(path);
        if (call.Networks.Files.FirstOrDefault(file => file.Name == path || Last(file.Name) == Last(path)) is not { } file || file.Header.Trim() == WeightFile.Missing)
            return;
        if (Problems(network, file) is { Length: > 0 } problems)
            call.Report(RuleIds.LoadDoesNotFit, argument, also: null, network.Name, file.Name, problems);
    }

    private static string Problems(NetworkFacts network, WeightFile file)
    {
        try
        {
            return string.Join("; ", CheckWeights.Differences(network.Shaped, file));
        }
        catch (FormatException exception)
        {
            return exception.Message;
        }
    }

    // When the program runs, the file mostly lies somewhere else.
    private static string Last(string path) => path.Substring(path.LastIndexOf('/') + 1);
}
