using Microsoft.CodeAnalysis.CSharp;
using StaticNet.Compiler;
using StaticNet.Compiler.Emit;
using StaticNet.Compiler.Model;
using StaticNet.Compiler.Rules;
using StaticNet.Compiler.Shapes;
using StaticNet.Compiler.Shapes.Advice;
using StaticNet.Compiler.Shapes.Weights;
using StaticNet.Generator.Parsing;

namespace StaticNet.Generator;

/// <summary>From what was read to a shaped network with every issue: of the declaration, of the project, of the shapes. Analyzer and generator both call it.</summary>
internal static class CheckNetwork
{
    /// <summary>Checks a network.</summary>
    /// <param name="parsed">What was read.</param>
    /// <param name="facts">The project.</param>
    /// <param name="weights">The file that its weights are in, if it has one and the project lists it.</param>
    public static ShapedNetwork Run(ParsedNetwork parsed, ProjectFacts facts, WeightFile? weights)
    {
        NetworkModel model = parsed.Model;
        var issues = new List<Issue>(parsed.Issues);
        if (!facts.AllowsUnsafeCode)
            issues.Add(new Issue(RuleIds.UnsafeCodeOff, Anchor.Class, new([model.Name])));
        if (facts.LanguageVersion < LanguageVersion.CSharp12)
            issues.Add(new Issue(RuleIds.LanguageTooOld, Anchor.Class, new([model.Name, facts.LanguageVersion.ToDisplayString()])));
        if (!parsed.CanBeInferred)
            return new ShapedNetwork(model, default, new([.. issues]));
        try
        {
            ShapedNetwork shaped = InferShapes.Infer(model);
            if (shaped.IsValid)
            {
                issues.AddRange(Advice.Run(model, shaped));
                if (CheckWeights.Run(shaped, weights) is { } issue)
                    issues.Add(issue);
                if (model.Budget is not null)
                    issues.AddRange(CheckBudget.Run(CompiledNetwork.Of(shaped)));
                if (model.Unroll == Unroll.Full && CheckUnroll.Run(CompiledNetwork.Of(shaped)) is { } tooMuch)
                    issues.Add(tooMuch);
            }

            return shaped with { Issues = new([.. issues, .. shaped.Issues]) };
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            issues.Add(InternalFailure.Issue(model.Name, exception));
            return new ShapedNetwork(model, default, new([.. issues]));
        }
    }
}
