using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using StaticNet.Compiler.Rules;
using StaticNet.Generator.Parsing;
using StaticNet.Generator.Tests.Harness;

namespace StaticNet.Generator.Tests;

/// <summary>Which files are generated, and that nothing a user can write makes the generator or the analyzer throw.</summary>
public class GeneratorTests
{
    private const string Body = "[Network, Input(4), Dense(2)] partial class";

    /// <summary>Source, and the names of the generated files.</summary>
    public static TheoryData<string, string[]> Names => new()
    {
        { Sources.Digits, ["Samples.DigitNet.g.cs"] },
        { $"using StaticNet; {Body} Net;", ["Net.g.cs"] },
        { $"using StaticNet; namespace A.B {{ {Body} Net; }} namespace A {{ partial class B2 {{ {Body} Net; }} }}", ["A.B.Net.g.cs", "A.B2+Net.g.cs"] },
        { $"using StaticNet; partial class Outer<T> {{ {Body} Net; }} partial class Outer {{ {Body} Net; }}", ["Outer+Net.g.cs", "Outer-00601+Net.g.cs"] },
        // Roslyn takes names that differ only in case for the same.
        { $"using StaticNet; {Body} Net; {Body} NET; {Body} Other;", ["NET-0.g.cs", "Net-1.g.cs", "Other.g.cs"] },
        { $"using StaticNet; namespace @namespace; partial struct @struct {{ {Body} @class; }}", ["namespace.struct+class.g.cs"] },
        { $"using StaticNet; {Body} Größe;", ["Größe.g.cs"] },
    };

    public static TheoryData<string> Malformed => new()
    {
        "[Network, Input(4), Dense(\"two\")] partial class Net;",
        "[Network, Input(4), Dense()] partial class Net;",
        "[Network, Input(4), Dense(2, 3, 4)] partial class Net;",
        "[Network, Input(4), Dense(2, Bia = true)] partial class Net;",
        "[Network, Input(4), Dense(2, Bias = 3)] partial class Net;",
        "[Network, Input(4), Dense(2, Name = 3)] partial class Net;",
        "[Network, Input(4), Dense(Unknown.Thing)] partial class Net;",
        "[Network, Input(null), Dense(2)] partial class Net;",
        "[Network, Input(default), Dense(2)] partial class Net;",
        "[Network, Input(), Dense(2)] partial class Net;",
        "[Network, Input(4, \"5\"), Dense(2)] partial class Net;",
        "[Network, Input(4), Add(null), Concat(null, \"input\"), Add(new string[] { null })] partial class Net;",
        "[Network, Input(4), Densee(2)] partial class Net;",
        "[Network, Input(4), Layer] partial class Net;",
        "[Network, Input(4), Dropout(double.NaN)] partial class Net;",
        "[Network, Input(4), Dense(int.MaxValue), Dense(int.MaxValue)] partial class Net;",
        "[Network, Input(int.MaxValue, int.MaxValue, int.MaxValue), Flatten] partial class Net;",
        "[Network, Input(int.MinValue), Dense(int.MinValue)] partial class Net;",
        "[Network, Input(1, 5, 5), Conv2D(int.MaxValue, int.MaxValue, Padding = int.MaxValue, Dilation = int.MaxValue, Stride = int.MaxValue)] partial class Net;",
        "[Network, Input(1, 5, 5), Conv2D(3, 3, Groups = 0, Stride = 0, Dilation = 0)] partial class Net;",
        "[Network, Input(1, 5, 5), MaxPool2D(int.MinValue, Padding = int.MaxValue)] partial class Net;",
        "[Network, Input(4), Dense(2, Name = \"a\\nb\\u2028c\")] partial class Net;",
        "[Network, Input(4), Dense(2, From = \",,\")] partial class Net;",
        "[Network, Input(4), Dense(2, Name = \"\", From = \"\")] partial class Net;",
        "[Network] partial class Net;",
        "[Network] partial class;",
        "[Network, Network, Input(4), Dense(2)] partial class Net;",
        "[Network] partial class Net; [Network, Input(4), Dense(2)] partial class Net;",
        "[Network] partial struct Net;",
        "[Network] partial interface Net;",
        "[Network] enum Net;",
        "[Network] partial record struct Net;",
        "[Network, Input(4), Dense(2)] partial class Net : Missing;",
        "[Network, Input(4), Dense(2)] partial class Net : Net;",
        "[Network, Input(4), Dense(2)] partial class Net { partial class",
        "[Network, Input(4",
        "[Network, Input(4), Foo] partial class Net; class FooAttribute : LayerAttribute { }",
        "[Network, Input(4), Foo<int>] partial class Net; class FooAttribute<T> : LayerAttribute { }",
        "[Network, Input(4), Dense(2), MeanSquaredError, MeanSquaredError, Input(3), ReLU] public static partial record Net<T>;",
    };

    [Theory]
    [MemberData(nameof(Names))]
    public void Each_network_gets_a_file_of_its_own(string source, string[] expected)
    {
        GeneratedOutput output = GeneratorRunner.Run(source);
        Assert.Equal(expected, output.Files.Keys.Order(StringComparer.Ordinal));
        Assert.Empty(output.Errors);
    }

    [Fact]
    public void Two_file_local_networks_of_one_name_get_different_files()
    {
        const string source = "using StaticNet; [Network, Input(4), Dense(2)] file partial class Net;";
        Assert.Equal(2, GeneratorRunner.Run(source, source).Files.Count);
    }

    [Theory]
    [MemberData(nameof(Malformed))]
    public async Task Malformed_declaration_is_no_exception(string declaration)
    {
        string source = $"#nullable disable\nusing StaticNet;\n{declaration}";
        GeneratedOutput output = GeneratorRunner.Run(source);
        Assert.NotEmpty(output.Errors);
        Diagnostic[] diagnostics = await AnalyzerRunner.Run(output);
        bool isUnknown = declaration.Contains("Foo");
        Assert.Equal(isUnknown, diagnostics.Any(diagnostic => diagnostic.Id == RuleIds.InternalError));
    }

    [Fact]
    public void Line_breaks_in_a_name_stay_in_the_error_line()
    {
        GeneratedOutput output = GeneratorRunner.Run(Sources.Network("[Input(4), Dense(2, Name = \"a\\nb\\u2028c\\r\\u0085\")]"));
        Assert.Equal(["CS1029"], output.Errors.Select(error => error.Id));
        Assert.StartsWith("#error: 'SN0015: 'a b c  ' cannot name a layer", output.ErrorLines[0]);
    }

    [Theory]
    [InlineData("\u2212", ",")] // fi-FI
    [InlineData("\u061C-", "\u066B")] // ar-SA
    [InlineData("~", "decimal")]
    public void Output_does_not_depend_on_the_culture(string minus, string point)
    {
        string[] sources =
        [
            Sources.Digits,
            Sources.Network("[Input(3, 9, 9), Conv2D(6, 3, Same = true, Stride = 2, Groups = 3, Name = \"c\"), Dropout(0.25), AvgPool2D(2, Padding = 1), Tanh, Concat(\"avgpool2d1\"), Flatten, Dense(2000), MeanSquaredError]", "Mixed"),
            Sources.Network("[Input(4), Dense(-1200), Dropout(1.5), ReLU(From = \"İnput\")]"),
        ];
        var expected = GeneratorRunner.Run(sources).Files;
        CultureInfo before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = Odd(minus, point);
            var files = GeneratorRunner.Run(sources).Files;
            Assert.Equal(expected.Keys, files.Keys);
            Assert.All(expected, file => Assert.Equal(file.Value.Split('\n'), files[file.Key].Split('\n')));
        }
        finally
        {
            CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = before;
        }
    }

    [Fact]
    public void Parser_binds_the_real_attributes_with_their_defaults()
    {
        CSharpCompilation compilation = new Project().Compile(Sources.Network("[Input(1, 8, 8), Conv2D(4, 3, Stride = 3, StrideWidth = 2), Conv2D(4, kernelWidth: 3, kernelHeight: 5), Dropout]"));
        ParsedNetwork parsed = NetworkParser.Parse(compilation.GetTypeByMetadataName("Net")!, default).Network;
        string Read(int layer, params string[] names) => string.Join(" ", names.Select(name =>
            Convert.ToString(parsed.Model.Layers[layer].GetType().GetProperty(name)!.GetValue(parsed.Model.Layers[layer]), CultureInfo.InvariantCulture)));
        Assert.Equal("4 3 3 3 2 0 True", Read(0, "Filters", "KernelHeight", "KernelWidth", "StrideHeight", "StrideWidth", "Padding", "Bias"));
        Assert.Equal("4 5 3 1 1", Read(1, "Filters", "KernelHeight", "KernelWidth", "StrideHeight", "StrideWidth"));
        Assert.Equal("0.5", Read(2, "Probability"));
        Assert.Equal([1, 8, 8], (int[])parsed.Model.Inputs[0].GetType().GetProperty("Shape")!.GetValue(parsed.Model.Inputs[0])!);
    }

    [Fact]
    public void Parser_stops_when_asked()
    {
        CSharpCompilation compilation = new Project().Compile(Sources.Digits);
        Assert.Throws<OperationCanceledException>(() => NetworkParser.Parse(compilation.GetTypeByMetadataName("Samples.DigitNet")!, new CancellationToken(canceled: true)));
    }

    /// <summary>Invariant but for its numbers: the runtime of the tests knows no other cultures.</summary>
    private static CultureInfo Odd(string minus, string point)
    {
        var culture = (CultureInfo)CultureInfo.InvariantCulture.Clone();
        culture.NumberFormat.NegativeSign = minus;
        culture.NumberFormat.NumberDecimalSeparator = point;
        culture.NumberFormat.NumberGroupSeparator = "'";
        culture.NumberFormat.PositiveInfinitySymbol = "ääretön";
        return culture;
    }
}
