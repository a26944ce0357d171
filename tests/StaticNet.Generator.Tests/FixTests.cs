using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;
using StaticNet.CodeFixes;
using StaticNet.Generator.Tests.Harness;

namespace StaticNet.Generator.Tests;

/// <summary>Light bulbs: applied to what a rule reports, each gives exactly this text, and the rule is silent.</summary>
public class FixTests
{
    private static readonly CodeFixProvider[] Fixers =
        [.. typeof(TextFix).Assembly.GetTypes()
            .Where(type => !type.IsAbstract && typeof(CodeFixProvider).IsAssignableFrom(type))
            .OrderBy(type => type.Name, StringComparer.Ordinal)
            .Select(type => (CodeFixProvider)Activator.CreateInstance(type)!)];

    /// <summary>The rule, the source, and what becomes of it. A new fixer is a row here.</summary>
    public static TheoryData<string, string, string> Cases => new()
    {
        { "SN1001", "[Input(1, 8, 8), Conv2D(2, 3), ReLU, Dense(10)]", "[Input(1, 8, 8), Conv2D(2, 3), ReLU, Flatten, Dense(10)]" },
        { "SN1001", "[Input(1, 8, 8)]\n[Dense(10)] // classes", "[Input(1, 8, 8)]\n[Flatten, Dense(10)] // classes" },
        { "SN1005", "[Input(3, 8, 8), ReLU, SoftmaxCrossEntropy]", "[Input(3, 8, 8), ReLU, Flatten, SoftmaxCrossEntropy]" },
        { "SN3001", "[Input(4), Dense(3), Softmax, SoftmaxCrossEntropy]", "[Input(4), Dense(3), SoftmaxCrossEntropy]" },
        { "SN3001", "[Input(4), Dense(3)]\n[Softmax]\n[SoftmaxCrossEntropy]", "[Input(4), Dense(3)]\n[SoftmaxCrossEntropy]" },
        { "SN3001", "[Input(4), Dense(3)]\n[Sigmoid, BinaryCrossEntropyWithLogits]", "[Input(4), Dense(3)]\n[BinaryCrossEntropyWithLogits]" },
        { "SN3002", "[Input(4), Dense(3), ReLU, Tanh, Dense(2)]", "[Input(4), Dense(3), ReLU, Dense(2)]" },
        { "SN3003", "[Input(4), Dense(3), Dropout(0.5), MeanSquaredError]", "[Input(4), Dense(3), MeanSquaredError]" },
        { "SN3004", "[Input(4), Dense(3), ReLU, MeanSquaredError]", "[Input(4), Dense(3), MeanSquaredError]" },
        { "SN3006", "[Input(4), Dense(3), LogSoftmax, SoftmaxCrossEntropy]", "[Input(4), Dense(3), SoftmaxCrossEntropy]" },
        { "SN0004", "[Input(4), Dense(2, Name = \"stem\"), Dense(3, From = \"stam\")]", "[Input(4), Dense(2, Name = \"stem\"), Dense(3, From = \"stem\")]" },
        { "SN0004", "[Input(4), Dense(4, Name = \"stem\"), Add(\"input\", \"sem\")]", "[Input(4), Dense(4, Name = \"stem\"), Add(\"input\", \"stem\")]" },
        { "SN0004", "[Input(4), Dense(4, Name = \"stem\"), Add(From = \"input, sem\")]", "[Input(4), Dense(4, Name = \"stem\"), Add(From = \"input, stem\")]" },
        { "SN1002", "[Input(1, 4, 4), MaxPool2D(5)]", "[Input(1, 4, 4), MaxPool2D(4)]" },
        { "SN1002", "[Input(1, 4, 9), Conv2D(2, kernelWidth: 3, kernelHeight: 7, Padding = 1)]", "[Input(1, 4, 9), Conv2D(2, kernelWidth: 3, kernelHeight: 6, Padding = 1)]" },
        { "SN1002", "[Input(1, 8, 8), Conv2D(2, 5, Dilation = 3)]", "[Input(1, 8, 8), Conv2D(2, 3, Dilation = 3)]" },
        { "SN2002", "[Input(1, 8, 8), MaxPool2D(3, Padding = 2)]", "[Input(1, 8, 8), MaxPool2D(3, Padding = 1)]" },
        { "SN1003", "[Input(6, 8, 8), Conv2D(9, 3, Groups = 4)]", "[Input(6, 8, 8), Conv2D(9, 3, Groups = 3)]" },
        { "SN1003", "[Input(6, 8, 8), GroupNorm(5)]", "[Input(6, 8, 8), GroupNorm(6)]" },
        { "SN1003", "[Input(18, 8, 8), PixelShuffle(2)]", "[Input(18, 8, 8), PixelShuffle(3)]" },
        { "SN1003", "[Input(36, 8, 8), PixelShuffle(factor: 4)]", "[Input(36, 8, 8), PixelShuffle(factor: 3)]" },
        { "SN2001", "[Input(8, 5, 5), LocalResponseNorm(4)]", "[Input(8, 5, 5), LocalResponseNorm(3)]" },
        { "SN2001", "[Input(8, 5, 5), LocalResponseNorm(0)]", "[Input(8, 5, 5), LocalResponseNorm(1)]" },
        { "SN2001", "[Input(1, 8, 8), Conv2D(2, 3, Stride = 0)]", "[Input(1, 8, 8), Conv2D(2, 3, Stride = 1)]" },
        { "SN2001", "[Input(7), Maxout(2)]", "[Input(7), Maxout(1)]" },
        { "SN2001", "[Input(1, 8, 8), ConvTranspose2D(2, 3, Stride = 2, OutputPadding = 5)]", "[Input(1, 8, 8), ConvTranspose2D(2, 3, Stride = 2, OutputPadding = 1)]" },
        { "SN2003", "[Input(1, 8, 8), Conv2D(2, 3, Same = true, Padding = 1)]", "[Input(1, 8, 8), Conv2D(2, 3, Same = true)]" },
        { "SN4004", "[Input(1, 8, 8), Conv2D(4, 3), BatchNorm, ReLU]", "[Input(1, 8, 8), Conv2D(4, 3, Bias = false), BatchNorm, ReLU]" },
        { "SN4004", "[Input(4), Dense(3, Bias = true), BatchNorm, ReLU]", "[Input(4), Dense(3, Bias = false), BatchNorm, ReLU]" },
    };

    /// <summary>The same with whole sources.</summary>
    public static TheoryData<string, string, string> Sources => new()
    {
        { "SN0001", "[Network, Input(4), Dense(2)] public class Net;", "[Network, Input(4), Dense(2)] public partial class Net;" },
        { "SN0011", "class Outer { struct Inner { [Network, Input(4), Dense(2)] partial class Net; } }", "partial class Outer { partial struct Inner { [Network, Input(4), Dense(2)] partial class Net; } }" },
        {
            "SN0003",
            "[Network, Input(4), Dense(2)]\npartial class Net;\n[ReLU, System.Obsolete]\n[Dense(3)]\npartial class Net;",
            "[Network, Input(4), Dense(2), ReLU, Dense(3)]\npartial class Net;\n[System.Obsolete]\npartial class Net;"
        },
        { "SN2001", "[NetworkBlock, Dense(4)] class Part; [Network, Input(4), Block<Part>(Repeat = 0)] partial class Net;", "[NetworkBlock, Dense(4)] class Part; [Network, Input(4), Block<Part>(Repeat = 1)] partial class Net;" },
        {
            "SN3101",
            "[Network, Input(4), Dense(3, Name = \"a\"), Dense(2, Name = \"b\"), Output(\"a\"), Output(\"b\")] partial class Net; class Use { static void Run(Net net, float[] y) => net.Predict(y, new float[4], y); }",
            "[Network, Input(4), Dense(3, Name = \"a\"), Dense(2, Name = \"b\"), Output(\"a\"), Output(\"b\")] partial class Net; class Use { static void Run(Net net, float[] y) => net.Predict(y, new float[3], y); }"
        },
        { "SN3101", Use("new Net().Predict(new float[3], y);"), Use("new Net().Predict(new float[Net.InputLength], y);") },
        { "SN3101", Use("System.Span<float> x = stackalloc float[5]; new Net().PredictBatch(x, y, 2);"), Use("System.Span<float> x = stackalloc float[2 * Net.InputLength]; new Net().PredictBatch(x, y, 2);") },
    };

    /// <summary>Where nothing sensible can be offered.</summary>
    public static TheoryData<string, string> WithoutFix => new()
    {
        { "SN1001", Attributes("[Input(5, 6), Conv2D(2, 3)]") },
        { "SN0004", Attributes("[Input(4), Dense(2, From = \"elsewhere\")]") },
        { "SN1003", Attributes("[Input(6, 8, 8), PixelShuffle(2)]") },
        { "SN2001", Attributes("[Input(4), Dropout(1.5)]") },
        { "SN3001", Attributes("[Input(4), Dense(3), Softmax(Name = \"p\"), SoftmaxCrossEntropy]") },
        { "SN3006", Attributes("[Input(4), Dense(3), KLDivergence]") },
        { "SN3101", Use("new Net().CreateTrainer(new Adam(), 2).Step(new float[3], y);") },
        { "SN3101", Use("new Net().Predict([1, 2, 3], y);") },
    };

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task Fix_of_an_attribute(string rule, string before, string after) => await Check(rule, Attributes(before), Attributes(after));

    [Theory]
    [MemberData(nameof(Sources))]
    public async Task Fix_of_a_source(string rule, string before, string after) => await Check(rule, "using StaticNet;\n" + before, "using StaticNet;\n" + after);

    [Theory]
    [MemberData(nameof(WithoutFix))]
    public async Task Nothing_is_offered_where_nothing_helps(string rule, string source)
    {
        source = source.StartsWith("using", StringComparison.Ordinal) ? source : "using StaticNet;\n" + source;
        Diagnostic found = (await AnalyzerRunner.Run(source)).First(diagnostic => diagnostic.Id == rule);
        using var workspace = new AdhocWorkspace();
        Assert.Empty(await Offered(Open(workspace, source), found));
    }

    [Fact]
    public async Task All_of_a_document_are_fixed_at_once()
    {
        string before = Attributes("[Input(1, 8, 8), Conv2D(4, 3), BatchNorm, ReLU, Conv2D(4, 3), BatchNorm, ReLU]");
        Diagnostic[] found = [.. (await AnalyzerRunner.Run(before)).Where(diagnostic => diagnostic.Id == "SN4004")];
        using var workspace = new AdhocWorkspace();
        Document document = Open(workspace, before);
        var fixer = new TurnOffBias();
        var all = new FixAllContext(document, fixer, FixAllScope.Document, nameof(TurnOffBias), ["SN4004"], new Found(found), default);
        CodeAction? action = await fixer.GetFixAllProvider().GetFixAsync(all);
        Assert.Equal(before.Replace("3)", "3, Bias = false)"), await Apply(action!, document));
    }

    [Fact]
    public void Every_fixer_has_a_row()
    {
        IEnumerable<string> rows = Cases.Concat(Sources).Select(row => (string)row[0]).Distinct();
        Assert.All(Fixers, fixer => Assert.All(fixer.FixableDiagnosticIds, id => Assert.Contains(id, rows)));
    }

    private static async Task Check(string rule, string before, string after)
    {
        Diagnostic found = (await AnalyzerRunner.Run(before)).First(diagnostic => diagnostic.Id == rule);
        using var workspace = new AdhocWorkspace();
        Document document = Open(workspace, before);
        string text = await Apply(Assert.Single(await Offered(document, found)), document);
        Assert.Equal(after, text);
        Assert.DoesNotContain(await AnalyzerRunner.Run(text), diagnostic => diagnostic.Id == rule);
    }

    private static Document Open(AdhocWorkspace workspace, string source)
    {
        CSharpCompilation compilation = new Harness.Project().Compile(source);
        Microsoft.CodeAnalysis.Project project = workspace.AddProject("User", LanguageNames.CSharp)
            .WithMetadataReferences(compilation.References)
            .WithCompilationOptions(compilation.Options);
        return project.AddDocument("Net.cs", SourceText.From(source));
    }

    private static async Task<List<CodeAction>> Offered(Document document, Diagnostic found)
    {
        var actions = new List<CodeAction>();
        SyntaxTree tree = (await document.GetSyntaxTreeAsync())!;
        // The same places in the document of the workspace.
        Diagnostic diagnostic = Diagnostic.Create(
            found.Descriptor, Location.Create(tree, found.Location.SourceSpan), found.AdditionalLocations.Select(also => Location.Create(tree, also.SourceSpan)), found.Properties);
        foreach (CodeFixProvider fixer in Fixers.Where(fixer => fixer.FixableDiagnosticIds.Contains(found.Id)))
            await fixer.RegisterCodeFixesAsync(new CodeFixContext(document, diagnostic, (action, _) => actions.Add(action), default));
        return actions;
    }

    private static async Task<string> Apply(CodeAction action, Document document)
    {
        ImmutableArray<CodeActionOperation> operations = await action.GetOperationsAsync(default);
        Solution solution = operations.OfType<ApplyChangesOperation>().Single().ChangedSolution;
        return (await solution.GetDocument(document.Id)!.GetTextAsync()).ToString();
    }

    private static string Attributes(string attributes) => Harness.Sources.Network(attributes);

    private static string Use(string statements) =>
        $"[Network, Input(4), Dense(3), MeanSquaredError] partial class Net; class Use {{ static void Run(float[] y) {{ {statements} }} }}";

    private sealed class Found(Diagnostic[] diagnostics) : FixAllContext.DiagnosticProvider
    {
        public override async Task<IEnumerable<Diagnostic>> GetDocumentDiagnosticsAsync(Document document, CancellationToken cancellationToken)
        {
            SyntaxTree tree = (await document.GetSyntaxTreeAsync(cancellationToken))!;
            return diagnostics.Select(found => Diagnostic.Create(found.Descriptor, Location.Create(tree, found.Location.SourceSpan), found.AdditionalLocations, found.Properties));
        }

        public override Task<IEnumerable<Diagnostic>> GetProjectDiagnosticsAsync(Microsoft.CodeAnalysis.Project project, CancellationToken cancellationToken) =>
            Task.FromResult(Enumerable.Empty<Diagnostic>());

        public override Task<IEnumerable<Diagnostic>> GetAllDiagnosticsAsync(Microsoft.CodeAnalysis.Project project, CancellationToken cancellationToken) =>
            Task.FromResult(Enumerable.Empty<Diagnostic>());
    }
}
