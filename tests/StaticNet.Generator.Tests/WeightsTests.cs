using Microsoft.CodeAnalysis;
using StaticNet.Compiler.Model;
using StaticNet.Generator.Tests.Harness;

namespace StaticNet.Generator.Tests;

/// <summary>Files of weights against declarations: what is said where they are missing, malformed or of other shapes.</summary>
public class WeightsTests
{
    private const string Fits = """{"__metadata__":{"made by":"a test"},"dense1.weight":{"dtype":"F32","shape":[2,4],"data_offsets":[0,32]},"dense1.bias":{"dtype":"F16","shape":[2],"data_offsets":[32,36]}}""";

    private const string Other = """{"dense1.weight":{"dtype":"F32","shape":[2,5],"data_offsets":[0,40]},"fc.bias":{"dtype":"I64","shape":[],"data_offsets":[40,48]}}""";

    private const string Differences = "'weights/net.safetensors' does not fit 'Net': 'dense1.weight' is [2, 4] here, but [2, 5] in the file; 'dense1.bias' [2] is missing; 'fc.bias' [] is not expected";

    private const string Compiled = "using StaticNet; [Network, Input(4), Dense(2), Weights({|RULE:\"weights/net.safetensors\"|})] partial class Net;";

    /// <summary>The source, the message, and the file's header; null where the project does not list it.</summary>
    public static TheoryData<string, string, string?> Cases => new()
    {
        { Marked("SN0101"), "'Net' takes its weights from 'weights/net.safetensors', but the project does not list it; put <StaticNetWeights Include=\"weights/net.safetensors\" /> into the project file", null },
        { Marked("SN0101"), "'Net' takes its weights from 'weights/net.safetensors', but there is no such file; train the network and write it with Save", "missing" },
        { Marked("SN0103"), Differences, Other },
        { Marked("SN0102"), Malformed("character 0 of its header should be a value"), "malformed" },
        { Marked("SN0102"), Malformed("character 10 of its header should be more"), """{"weight":""" },
        { Marked("SN0102"), Malformed("character 5 of its header should be ':'"), """{"a" 1}""" },
        { Marked("SN0102"), Malformed("its header has 'a' twice"), """{"a":{"dtype":"U8","shape":[1],"data_offsets":[0,1]},"a":{"dtype":"U8","shape":[1],"data_offsets":[0,1]}}""" },
        { Marked("SN0102"), Malformed("its tensor 'a' needs a dtype, a shape and two data_offsets"), """{"a":{"dtype":"U8","shape":[-1],"data_offsets":[0,1]}}""" },
        { Marked("SN0102"), Malformed("its tensor 'a' has dtype 'C64', but only F64, I64, F32, I32, F16, BF16, I8, U8 can be read"), """{"a":{"dtype":"C64","shape":[1],"data_offsets":[0,8]}}""" },
        { Marked("SN0102"), Malformed("its tensor 'a' of F32 [9223372036854775807, 9] does not have as many bytes as its data_offsets span, 4"), """{"a":{"dtype":"F32","shape":[9223372036854775807,9],"data_offsets":[0,4]}}""" },
        { Marked("SN0102"), Malformed("its tensor 'b' begins at byte 2 of the data, but those before it end at 1"), """{"a":{"dtype":"U8","shape":[1],"data_offsets":[0,1]},"b":{"dtype":"U8","shape":[1],"data_offsets":[2,3]}}""" },
        { Loading("{|SN3107:\"net.safetensors\"|}"), Differences, Other },
        { Loading("{|SN3107:@\"weights\\net.safetensors\"|}"), "'weights/net.safetensors' does not fit 'Net': character 0 of its header should be a value", "malformed" },
    };

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task Weights_are_checked_while_compiling(string markup, string message, string? header)
    {
        Markup expected = Markup.Parse(markup);
        GeneratedOutput output = GeneratorRunner.Run(With(header, embedded: expected.Expected[0].Id != "SN3107"), expected.Source);
        Diagnostic found = Assert.Single(await AnalyzerRunner.Run(output));
        Assert.Equal((expected.Expected[0].Id, expected.Expected[0].Span, message), (found.Id, found.Location.SourceSpan, found.GetMessage()));
        if (found.Severity == DiagnosticSeverity.Error)
            Assert.Equal([$"#error: '{found.Id}: {message}'"], output.ErrorLines);
    }

    [Fact]
    public async Task Weights_that_fit_give_a_method()
    {
        GeneratedOutput output = GeneratorRunner.Run(With(Fits, embedded: true), Markup.Parse(Marked("SN")).Source, "class Use { Net Make() => Net.Pretrained(); }");
        Assert.Empty(output.Errors);
        Assert.Empty(await AnalyzerRunner.Run(output));
        Assert.Contains("GetManifestResourceStream(\"StaticNet.Weights/weights/net.safetensors\")", output.Files["Net.g.cs"]);
    }

    [Fact]
    public void Code_that_uses_weights_that_do_not_fit_has_no_errors_of_its_own()
    {
        GeneratedOutput output = GeneratorRunner.Run(With(Other, embedded: true), Markup.Parse(Marked("SN")).Source, "class Use { Net Make() => Net.Pretrained(); }");
        Assert.Equal(["CS1029"], output.Errors.Select(error => error.Id));
    }

    [Theory]
    [InlineData("\"net.safetensors\"", Fits)]
    [InlineData("\"net.safetensors\"", "missing")]
    [InlineData("\"other.safetensors\"", Other)]
    [InlineData("args[0]", Other)]
    public async Task What_is_loaded_is_left_alone_where_it_fits_or_is_not_known(string path, string header) =>
        Assert.Empty(await AnalyzerRunner.Run(With(header, embedded: false), Loading(path)));

    private static Project With(string? header, bool embedded) =>
        new() { Weights = header is null ? [] : [new WeightFile("weights/net.safetensors", header, embedded)] };

    private static string Marked(string rule) => Compiled.Replace("RULE", rule);

    private static string Malformed(string how) => $"'Net' takes its weights from 'weights/net.safetensors', but {how}";

    private static string Loading(string path) =>
        $"using StaticNet; [Network, Input(4), Dense(2)] partial class Net; class Use {{ static void Main(string[] args) {{ using var net = Net.Load({path}); }} }}";
}
