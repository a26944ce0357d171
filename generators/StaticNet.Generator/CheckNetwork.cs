using Microsoft.CodeAnalysis.CSharp;
using StaticNet.Compiler.Model;
using StaticNet.Compiler.Rules;
using StaticNet.Compiler.Shapes;
using StaticNet.Compiler.Shapes.Advice;
using StaticNet.Generator.Parsing;

namespace StaticNet.Generator;

/// <summary>From what was read to a shaped network with every issue: of the declaration, of the project, of the shapes. Analyzer and generator both call it.</summary>
internal static class CheckNetwork
{
    public static ShapedNetwork Run(ParsedNetwork parsed, ProjectFacts facts)
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
                issues.AddRange(Advice.Run(model, shaped));
            return shaped with { Issues = new([.. issues, .. shaped.Issues]) };
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            issues.Add(InternalFailure.Issue(model.Name, exception));
            return new ShapedNetwork(model, default, new([.. issues]));
        }
    }
}
