using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using StaticNet.Compiler.Model;
using StaticNet.Generator.Parsing;
using StaticNet.Generator.Tests.Harness;

namespace StaticNet.Generator.Tests;

/// <summary>What an edit costs: nothing behind the parser, unless the declaration has changed.</summary>
public class CachingTests
{
    public static TheoryData<string, string, string> Edits => new()
    {
        { "nothing", "Cached", "Cached" },
        { "comment", "Cached", "Cached" },
        { "moved class", "Cached", "Cached" },
        { "renamed file", "Cached", "Cached" },
        { "unrelated type", "Cached", "Cached" },
        { "another name for the same value", "Cached", "Cached" },
        { "units", "Modified", "Modified" },
        { "a setting of a base class", "Modified", "Modified" },
        { "an element of an array", "Modified", "Modified" },
        { "a default written out", "Cached", "Cached" },
        { "removed", "", "" },
        { "unsafe off", "Cached", "Modified" },
        { "optimised", "Cached", "Cached" },
        { "a second network", "Cached, New", "Cached, New" },
        { "a second network in the same file", "Cached, New", "Cached, New" },
        { "a method's body", "Cached", "Cached" },
        { "another member", "Cached", "Cached" },
        { "another file", "Cached", "Cached" },
    };

    [Theory]
    [MemberData(nameof(Edits))]
    public void Edit_runs_no_more_than_it_must(string edit, string model, string source)
    {
        const string text = "using StaticNet;\n[Network, Input(1, 8, 8), Conv2D(2, 3), Flatten, Dense(2)]\npartial class Net { public int Twice(int x) => 2 * x; }\n";
        var project = new Project();
        CSharpCompilation before = project.Compile(text, "class Other { }");
        SyntaxTree tree = before.SyntaxTrees[0];
        CSharpCompilation after = edit switch
        {
            "nothing" => before,
            "comment" => Edited(text.Replace("[Network", "// a comment\n[Network")),
            "moved class" => Edited("class First { }\n\n" + text.Replace("using StaticNet;", "")).ReplaceSyntaxTree(
                before.SyntaxTrees[1], project.Tree("global using StaticNet;", "Net2.cs")),
            "renamed file" => before.ReplaceSyntaxTree(tree, project.Tree(text, "Renamed.cs")),
            "unrelated type" => before.AddSyntaxTrees(project.Tree("class Unrelated { }", "Unrelated.cs")),
            "another name for the same value" => Edited(text.Replace("Dense(2)", "DenseAttribute(units: 1 + 1)")),
            "units" => Edited(text.Replace("Dense(2)", "Dense(3)")),
            "a setting of a base class" => Edited(text.Replace("Conv2D(2, 3)", "Conv2D(2, 3, StrideWidth = 2)")),
            "an element of an array" => Edited(text.Replace("Input(1, 8, 8)", "Input(1, 8, 9)")),
            "a default written out" => Edited(text.Replace("Dense(2)", "Dense(2, Bias = true)")),
            "removed" => Edited(text.Replace("Network, ", "")),
            "unsafe off" => before.WithOptions(before.Options.WithAllowUnsafe(false)),
            "optimised" => before.WithOptions(before.Options.WithOptimizationLevel(OptimizationLevel.Release)),
            "a second network" => before.AddSyntaxTrees(project.Tree(Sources.Network("[Input(4), Dense(2)]", "Second"), "Second.cs")),
            "a second network in the same file" => Edited(text + "[Network, Input(4), Dense(2)]\npartial class Second;\n"),
            "a method's body" => Edited(text.Replace("2 * x", "x + x")),
            "another member" => Edited(text.Replace("public int", "private readonly int[] seen = [1]; public int")),
            "another file" => before.ReplaceSyntaxTree(before.SyntaxTrees[1], project.Tree("class Other { void Run() { } }", before.SyntaxTrees[1].FilePath)),
            _ => throw new ArgumentOutOfRangeException(nameof(edit)),
        };

        GeneratorRunResult result = GeneratorRunner.NewDriver(project).RunGenerators(before).RunGenerators(after).GetRunResult().Results.Single();
        // Where a network disappears, its last output is reported as removed.
        string Reasons(string step) => string.Join(", ", GeneratorRunner.Reasons(result, step).Where(reason => reason != IncrementalStepRunReason.Removed));
        Assert.Equal((model, source), (Reasons(StaticNetGenerator.ModelStep), Reasons(StaticNetGenerator.SourceStep)));

        CSharpCompilation Edited(string changed) => before.ReplaceSyntaxTree(tree, project.Tree(changed, tree.FilePath));
    }

    /// <summary>Which networks are generated anew when the header of a file of weights changes: those that name it, and no others.</summary>
    [Theory]
    [InlineData("first.safetensors", "Modified, Cached, Cached")]
    [InlineData("second.safetensors", "Cached, Modified, Cached")]
    [InlineData("unused.safetensors", "Cached, Cached, Cached")]
    public void Header_of_weights_concerns_only_the_network_that_names_it(string edited, string source)
    {
        string[] files = ["first.safetensors", "second.safetensors", "unused.safetensors"];
        var before = new Project { Weights = [.. files.Select(file => new WeightFile(file, Header(2), IsEmbedded: true))] };
        var after = before with { Weights = [.. files.Select(file => new WeightFile(file, Header(file == edited ? 3 : 2), IsEmbedded: true))] };
        CSharpCompilation compilation = before.Compile(
            Sources.Network("[Input(4), Dense(2), Weights(\"first.safetensors\")]", "First"), Sources.Network("[Input(4), Dense(2), Weights(\"second.safetensors\")]", "Second"), Sources.Network("[Input(4), Dense(2)]", "Third"));
        GeneratorDriver driver = GeneratorRunner.NewDriver(before).RunGenerators(compilation);
        var options = new ProjectOptions(after);
        driver = driver.ReplaceAdditionalTexts(options.Texts).WithUpdatedAnalyzerConfigOptions(options);
        GeneratorRunResult result = driver.RunGenerators(compilation).GetRunResult().Results.Single();
        Assert.Equal(source, string.Join(", ", GeneratorRunner.Reasons(result, StaticNetGenerator.SourceStep).Select(reason => reason == IncrementalStepRunReason.Unchanged ? IncrementalStepRunReason.Cached : reason)));
    }

    private static string Header(int units) =>
        $$$"""{"dense1.weight":{"dtype":"F32","shape":[{{{units}}},4],"data_offsets":[0,{{{16 * units}}}]},"dense1.bias":{"dtype":"F32","shape":[{{{units}}}],"data_offsets":[{{{16 * units}}},{{{20 * units}}}]}}""";

    /// <summary>The guard itself: each of these, hidden in an output as the walk meets them, must be found.</summary>
    [Theory]
    [InlineData("symbol")]
    [InlineData("syntax")]
    [InlineData("location")]
    [InlineData("compilation")]
    [InlineData("diagnostic")]
    [InlineData("declaration")]
    public void Field_walk_finds_what_does_not_belong(string kind)
    {
        CSharpCompilation compilation = new Project().Compile(Sources.Digits);
        INamedTypeSymbol type = compilation.GetTypeByMetadataName("Samples.DigitNet")!;
        Declaration declaration = NetworkParser.Parse(type, default);
        object forbidden = kind switch
        {
            "symbol" => type,
            "syntax" => compilation.SyntaxTrees[0].GetRoot(),
            "location" => type.Locations[0],
            "compilation" => compilation,
            "diagnostic" => Diagnostic.Create(RuleDescriptors.All[0], Location.None),
            _ => declaration,
        };
        Assert.NotNull(ForbiddenReference.Find(new object[] { ("deep", new List<object> { forbidden }) }));
        Assert.Null(ForbiddenReference.Find(declaration.Network));
    }

    /// <summary>A model without equality, as one with a plain array would be, must show in the reasons, or the table above proves nothing.</summary>
    [Fact]
    public void Broken_equality_shows()
    {
        var project = new Project();
        CSharpCompilation compilation = project.Compile(Sources.Digits);
        GeneratorDriver driver = CSharpGeneratorDriver.Create(
            [new Forgetful().AsSourceGenerator()],
            parseOptions: project.ParseOptions,
            driverOptions: new GeneratorDriverOptions(IncrementalGeneratorOutputKind.None, trackIncrementalGeneratorSteps: true));
        GeneratorRunResult result = driver.RunGenerators(compilation).RunGenerators(compilation.Clone()).GetRunResult().Results.Single();
        Assert.Equal([IncrementalStepRunReason.Modified], GeneratorRunner.Reasons(result, StaticNetGenerator.ModelStep));
    }

    [Fact]
    public void Equal_declarations_give_equal_models_with_equal_hashes()
    {
        ParsedNetwork first = Parse(Sources.Digits), second = Parse(Sources.Digits), other = Parse(Sources.Digits.Replace("Padding = 2", "PaddingLeft = 2"));
        Assert.NotSame(first.Model, second.Model);
        Assert.Equal(first, second);
        Assert.Equal(first.GetHashCode(), second.GetHashCode());
        Assert.NotEqual(first, other);
    }

    [Fact]
    public void Attributes_compare_by_value_in_base_classes_and_arrays()
    {
        NetworkModel model = Parse(Sources.Network("[Input(4), Dense(2, Name = \"a\"), Add(\"a\", \"input\"), Add(\"a\", \"input\"), Add(\"a\", \"a\"), Add(\"a\", \"input\", Name = \"b\")]")).Model;
        Assert.True(AttributeValues.Equal(model.Layers[1], model.Layers[2]));
        Assert.False(AttributeValues.Equal(model.Layers[1], model.Layers[3]));
        Assert.False(AttributeValues.Equal(model.Layers[1], model.Layers[4]));
        Assert.False(AttributeValues.Equal(model.Layers[0], model.Layers[1]));
        Assert.False(AttributeValues.Equal(model.Layers[0], null));
    }

    private static ParsedNetwork Parse(string source)
    {
        CSharpCompilation compilation = new Project().Compile(source);
        return NetworkParser.Parse((compilation.GetTypeByMetadataName("Samples.DigitNet") ?? compilation.GetTypeByMetadataName("Net"))!, default).Network;
    }

    private sealed class Forgetful : IIncrementalGenerator
    {
        public void Initialize(IncrementalGeneratorInitializationContext context) => context.RegisterSourceOutput(
            context.SyntaxProvider
                .ForAttributeWithMetadataName("StaticNet.NetworkAttribute", (_, _) => true, (found, _) => new[] { found.TargetSymbol.Name })
                .WithTrackingName(StaticNetGenerator.ModelStep),
            (_, _) => { });
    }
}
