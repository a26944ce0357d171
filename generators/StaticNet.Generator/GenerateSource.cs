using StaticNet.Compiler.Emit;
using StaticNet.Compiler.Model;
using StaticNet.Compiler.Rules;
using StaticNet.Compiler.Shapes;
using StaticNet.Generator.Parsing;

namespace StaticNet.Generator;

/// <summary>All stages behind parsing in one step: the text of the generated file.</summary>
internal static class GenerateSource
{
    public static string Run(ParsedNetwork parsed, ProjectFacts facts, WeightFile? weights, CancellationToken cancellation)
    {
        ShapedNetwork network = CheckNetwork.Run(parsed, facts, weights);
        cancellation.ThrowIfCancellationRequested();
        Issue[] errors = [.. network.Issues.Where(issue => RuleCatalogue.Of(issue.RuleId).Severity == Severity.Error)];
        if (errors.Length > 0 || !parsed.CanBeInferred)
            return Skeleton.Write(parsed, errors);
        try
        {
            return EmitNetwork.Run(network);
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            return Skeleton.Write(parsed, [InternalFailure.Issue(parsed.Model.Name, exception)]);
        }
    }
}
