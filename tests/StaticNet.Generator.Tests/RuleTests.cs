using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using StaticNet.Compiler.Rules;
using StaticNet.Generator.Tests.Harness;

namespace StaticNet.Generator.Tests;

/// <summary>Every rule: its id, its exact place, its whole message; and that the class cannot be compiled without the analyzer either.</summary>
public class RuleTests
{
    /// <summary>Source with marks, and the messages in the order of the marks. A new rule is a row here.</summary>
    public static TheoryData<string, string[]> Broken => new()
    {
        {
            "using StaticNet; [Network, Input(4), Dense(2)] public class {|SN0001:Net|};",
            ["'Net' is a network, so it needs the other part of the class; write 'partial class Net'"]
        },
        {
            Attributes("[Dense(2)]", "SN0002"),
            ["'Net' has no input; put [Input(...)] with the shape of one sample before its layers"]
        },
        {
            "using StaticNet; [Network, Input(4), Dense(2)] partial class Net; [{|SN0003:ReLU|}] partial class Net;",
            ["'Net' has layers on several parts of the class, so their order is not defined; collect them on one part"]
        },
        {
            Attributes("[Input(4), Dense(2, Name = \"stem\"), Dense(3, From = {|SN0004:\"stam\"|})]"),
            ["'dense2' reads 'stam', but nothing before it has that name; did you mean 'stem'?"]
        },
        {
            Attributes("[Input(4), Dense(2, Name = \"a\"), Add({|SN0004:\"a\", \"b\"|})]"),
            ["'add1' reads 'b', but nothing before it has that name; did you mean 'a'?"]
        },
        {
            Attributes("[Input(4), Dense(2, Name = \"stem\"), ReLU(Name = {|SN0005:\"stem\"|})]"),
            ["'stem' is already the name of another layer or input; give this one its own"]
        },
        {
            Attributes("[Input(4)]", "SN0006"),
            ["'Net' has no layers; put the layers below [Input], in the order in which they run"]
        },
        {
            Attributes("[Input(4), Dense(2), MeanSquaredError, {|SN0007:Dense|}(3)]"),
            ["'dense2' comes after the loss 'MeanSquaredError'; move the loss to the end"]
        },
        {
            Attributes("[Input(4), Dense(2), SoftmaxCrossEntropy, {|SN0008:MeanSquaredError|}]"),
            ["'dense1' is the output of both 'SoftmaxCrossEntropy' and 'MeanSquaredError'; name another layer, or keep one"]
        },
        {
            Attributes("[Input(4), Dense(2, Name = \"y\"), Output(\"y\"), {|SN0008:Output|}(\"y\")]"),
            ["'y' is the output of both 'Output' and 'Output'; name another layer, or keep one"]
        },
        {
            Attributes("[Input(4, Name = \"x\"), Dense(2), MeanSquaredError(From = {|SN0020:\"x\"|})]"),
            ["'x' is an input, but MeanSquaredError takes what a layer gives; name a layer"]
        },
        {
            Attributes("[Input(4), Dense(3, Name = \"kind\"), Dense(2), MeanSquaredError, SoftmaxCrossEntropy(From = {|SN0004:\"king\"|})]"),
            ["'SoftmaxCrossEntropy' reads 'king', but nothing before it has that name; did you mean 'kind'?"]
        },
        {
            Attributes("[Input(4), Dense(3, Name = \"kind\"), Output({|SN0004:\"kin\"|})]"),
            ["'Output' reads 'kin', but nothing before it has that name; did you mean 'kind'?"]
        },
        {
            Attributes("[Input(4), Dense(3, Name = \"a\"), Dense(1), MeanSquaredError(From = \"a\", Weight = {|SN2001:0|}), {|SN1005:SoftmaxCrossEntropy|}]"),
            ["'MeanSquaredError' has Weight 0, but it must be over 0", "SoftmaxCrossEntropy needs a vector or a sequence of at least 2 logits, one for each class, but 'dense2' gives [1]"]
        },
        {
            Attributes("[Input(4, Name = \"x\"), Input(4, Name = {|SN0005:\"x\"|}), Dense(2)]"),
            ["'x' is already the name of another layer or input; give this one its own"]
        },
        {
            Attributes("[Input(4), {|SN0016:Dense|}(2), Input(3, Name = \"z\"), Add(\"dense1\", From = \"z\")]"),
            ["'dense1' stands before [Input]; move [Input] to the top"]
        },
        {
            "using StaticNet; class Residual; [Network, Input(4), {|SN0018:Block<Residual>|}, Dense(2)] partial class Net;",
            ["'Residual' has no layers to put in; mark the class [NetworkBlock] and give it layers"]
        },
        {
            "using StaticNet; [NetworkBlock, Dense(4), Block<Endless>] class Endless; [Network, Input(4), {|SN0019:Block<Endless>|}] partial class Net;",
            ["'Endless' puts itself in, which never ends; take the inner one out"]
        },
        {
            "using StaticNet; [NetworkBlock, Dense(4)] class Part; [Network, Input(4), Block<Part>(Repeat = {|SN2001:0|})] partial class Net;",
            ["'block' has Repeat 0, but it must be from 1 to 1,000"]
        },
        {
            "using StaticNet; [NetworkBlock, Dense(4), Add(\"input\")] class Part; [Network, Input(5), {|SN1004:Block<Part>|}] partial class Net;",
            ["'block1.add1' joins 'block1.dense1' [4] and 'input' [5], which differ in elements: 4 and 5"]
        },
        {
            Attributes("[Input(4), Dense(4, Name = \"a\"), Dense(4, Name = \"b\"), ReLU(From = {|SN0010:\"a, b\"|})]"),
            ["'relu1' reads one source, but From names 'a' and 'b'; join them first with Add or Concat"]
        },
        {
            "using StaticNet; class Outer { [Network, Input(4), Dense(2)] partial class {|SN0011:Net|}; }",
            ["'Net' is nested in 'Outer', which is not partial; write 'partial' there too"]
        },
        {
            "using StaticNet; [Network, Input(4), Dense(2)] public partial class {|SN0012:Net|}<T>;",
            ["'Net' is generic, but a network must be a class that is not generic, abstract or static and has no other base class"]
        },
        {
            "using StaticNet; [Network, Input(4), Dense(2)] public abstract partial class {|SN0012:Net|};",
            ["'Net' is abstract, but a network must be a class that is not generic, abstract or static and has no other base class"]
        },
        {
            "using StaticNet; [Network, Input(4), Dense(2)] public static partial class {|SN0012:Net|};",
            ["'Net' is static, but a network must be a class that is not generic, abstract or static and has no other base class"]
        },
        {
            "using StaticNet; class Base; [Network, Input(4), Dense(2)] partial class {|SN0012:Net|} : Base;",
            ["'Net' is derived from 'Base', but a network must be a class that is not generic, abstract or static and has no other base class"]
        },
        {
            "using StaticNet; [Network, Input(4), Dense(2)] public partial record {|SN0012:Net|};",
            ["'Net' is a record, but a network must be a class that is not generic, abstract or static and has no other base class"]
        },
        {
            "using StaticNet; [Network, Input(4), Dense(2)] file partial class {|SN0012:Net|};",
            ["'Net' is local to its file, but a network must be a class that is not generic, abstract or static and has no other base class"]
        },
        {
            Attributes("[Input(4), {|SN0014:Add|}]"),
            ["'add1' joins only 'input', but it needs at least two sources; name the layers to join"]
        },
        {
            Attributes("[Input(4), Dense(2, Name = {|SN0015:\"a b\"|})]"),
            ["'a b' cannot name a layer; use letters, digits and underscores, and begin with a letter"]
        },
        {
            Attributes("[{|SN0016:ReLU|}, Input(4), Dense(2)]"),
            ["'relu1' stands before [Input]; move [Input] to the top"]
        },
        {
            Attributes("[Input(16, 4, 4), MaxPool2D(2), {|SN1001:Dense|}(10)]"),
            ["'dense1' needs a vector or a sequence, but 'maxpool2d1' gives [16, 2, 2]; put [Flatten] between them"]
        },
        {
            Attributes("[Input(1, 4, 4), MaxPool2D({|SN1002:5|})]"),
            ["'maxpool2d1' has a window of 5 rows, but 'input' gives [1, 4, 4]: with padding 0 + 0 there are only 4"]
        },
        {
            Attributes("[Input(1, 4, 9), Conv2D(2, kernelWidth: 3, kernelHeight: {|SN1002:5|})]"),
            ["'conv2d1' has a window of 5 rows, but 'input' gives [1, 4, 9]: with padding 0 + 0 there are only 4"]
        },
        {
            Attributes("[Input(3, 8, 8), Conv2D(6, 3, Groups = {|SN1003:2|})]"),
            ["'conv2d1' splits 3 channels into 2 groups, but 3 / 2 leaves 1"]
        },
        {
            Attributes("[Input(4), Dense(3, Name = \"a\"), Dense(2), Add({|SN1004:\"a\"|})]"),
            ["'add1' joins 'dense2' [2] and 'a' [3], which differ in elements: 2 and 3"]
        },
        {
            Attributes("[Input(3, 4, 4), {|SN1005:SoftmaxCrossEntropy|}]".Replace("{|", "ReLU, {|")),
            ["SoftmaxCrossEntropy needs a vector or a sequence of at least 2 logits, one for each class, but 'relu1' gives [3, 4, 4]; put [Flatten] between them, or set PerPixel"]
        },
        {
            Attributes("[Input(65536), Dense({|SN1006:65536|})]"),
            ["'dense1' would have 4294967296 weights, but at most 2147483647 fit"]
        },
        {
            Attributes("[TokenInput(4), {|SN1007:Dense|}(2)]"),
            ["'dense1' reads 'input', but these are indices of tokens, which mean nothing as numbers; put [Embedding(vocabulary, size)] between them"]
        },
        {
            Attributes("[Input(4), {|SN1008:Embedding|}(10, 2)]"),
            ["'embedding1' needs indices of tokens, but 'input' gives numbers; read a [TokenInput(length)]"]
        },
        {
            Attributes("[TokenInput({|SN2001:0|}), Embedding(10, 2)]"),
            ["'input' has the shape [0], but it must be one to three sizes of at least 1"]
        },
        {
            Attributes("[TokenInput(4, Name = \"words\"), Embedding(10, 2, PaddingIndex = {|SN2001:10|})]"),
            ["'embedding1' has PaddingIndex 10, but it must be a token, 0 to 9, or -1 for none"]
        },
        {
            Attributes("[Input(4), Dense({|SN2001:0|})]"),
            ["'dense1' has units 0, but it must be at least 1"]
        },
        {
            Attributes("[Input({|SN2001:4, 0|}), Dense(3)]"),
            ["'input' has the shape [4, 0], but it must be one to three sizes of at least 1"]
        },
        {
            Attributes("[Input(1, 8, 8), MaxPool2D(2, Padding = {|SN2002:2|})]"),
            ["'maxpool2d1' has padding 2 with a window of 2, but at most 1 is allowed: a window may not lie wholly in the padding"]
        },
        {
            // The last one written decides: PaddingTop is 2 because of PaddingHeight.
            Attributes("[Input(1, 8, 8), MaxPool2D(2, Padding = 1, PaddingHeight = {|SN2002:2|})]"),
            ["'maxpool2d1' has padding 2 with a window of 2, but at most 1 is allowed: a window may not lie wholly in the padding"]
        },
        {
            Attributes("[Input(1, 8, 8), Conv2D(2, 3, Same = true, Padding = {|SN2003:1|})]"),
            ["'conv2d1' has both Same and Padding; Same computes the padding, so leave Padding out"]
        },
        {
            "using StaticNet; [Network, Input(8), Dense(16), ReLU, Dense(4), Dense(2), Budget(Parameters = {|SN2101:200|}, MultiplyAdds = 1000)] partial class Net;",
            ["'Net' has 222 parameters, but its budget is 200; the largest layers are 'dense1' with 144, 'dense2' with 68 and 'dense3' with 10"]
        },
        {
            "using StaticNet; [Network, Budget(MultiplyAdds = {|SN2101:100|}, WeightBytes = {|SN2101:64|}), Input(8), Dense(16)] partial class Net;",
            [
                "'Net' has 128 multiply-adds, but its budget is 100; the largest layers are 'dense1' with 128",
                "'Net' has 640 bytes of weights, but its budget is 64; the largest layers are 'dense1' with 576",
            ]
        },
        {
            "using StaticNet; [Network, Input(8), Dense(16), Budget(Parameters = {|SN2001:-1|})] partial class Net;",
            ["'Net' has a budget of -1 parameters, but it must be 0, for no limit, or more"]
        },
        {
            // Two at once, each at its own place.
            Attributes("[Input(4), Dense({|SN2001:-1|}), Dropout({|SN2001:1.5|})]".Replace(", Dropout", ", Dense(3, From = \"input\"), Dropout")),
            ["'dense1' has units -1, but it must be at least 1", "'dropout1' has probability 1.5, but it must be from 0 to 1"]
        },
    };

    /// <summary>What compiles and is still said something about: source with marks, and the messages.</summary>
    public static TheoryData<string, string[]> Advised => new()
    {
        {
            Attributes("[Input(4), Dense(3), {|SN3001:Softmax|}, SoftmaxCrossEntropy]"),
            ["'softmax1' is Softmax, and SoftmaxCrossEntropy applies it again, which makes learning creep; take 'softmax1' out: predictions still have it"]
        },
        {
            Attributes("[Input(4), Dense(3), ReLU, {|SN3002:Tanh|}, Dense(2)]"),
            ["'tanh1' reads 'relu1', an activation reading an activation; put a layer with parameters between them, or take one out"]
        },
        {
            Attributes("[Input(4), Dense(3), {|SN3003:Dropout|}(0.5), MeanSquaredError]"),
            ["'dropout1' makes the outputs that MeanSquaredError sees zero at random, which no weight can mend; put it before the last layer with parameters"]
        },
        {
            Attributes("[Input(4), Dense(3), {|SN3004:ReLU|}, MeanSquaredError]"),
            ["'relu1' lets MeanSquaredError see no negative output, and where it gives 0 nothing is learned; take it out, or use an activation that fits the targets"]
        },
        {
            Attributes("[Input(4), Dense(3), {|SN3004:ReLU6|}, Reshape(3, 1), MeanAbsoluteError]"),
            ["'relu61' lets MeanAbsoluteError see no negative output, and where it gives 0 nothing is learned; take it out, or use an activation that fits the targets"]
        },
        {
            Attributes("[Input(4), Dense(3, Bias = false), {|SN3005:BatchNorm|}, MeanSquaredError]"),
            ["'batchnorm1' scales the outputs that MeanSquaredError sees by what else is in the batch, and so they differ between training and prediction; put a layer with parameters behind it"]
        },
        {
            Attributes("[Input(4), Dense(3), {|SN3006:LogSoftmax|}, SoftmaxCrossEntropy]"),
            ["SoftmaxCrossEntropy reads logits, but 'logsoftmax1' gives log-probabilities; take 'logsoftmax1' out"]
        },
        {
            Attributes("[Input(4), Dense(3), {|SN3006:Softmax|}, NegativeLogLikelihood]"),
            ["NegativeLogLikelihood reads log-probabilities, but 'softmax1' gives probabilities; put LogSoftmax in its place"]
        },
        {
            Attributes("[Input(4), {|SN3006:Dense|}(3), KLDivergence]"),
            ["KLDivergence reads log-probabilities, but 'dense1' gives values of any size; put [LogSoftmax] behind it"]
        },
        {
            Attributes("[Input(1, 8, 8), {|SN3006:Conv2D|}(1, 3, Same = true), Flatten, BinaryCrossEntropy]"),
            ["BinaryCrossEntropy reads probabilities, but 'conv2d1' gives values of any size; put [Sigmoid] behind it, or use BinaryCrossEntropyWithLogits"]
        },
        {
            Attributes("[Input(4), Dense(3), {|SN3006:Sigmoid|}, MulticlassHinge]"),
            ["MulticlassHinge reads scores, but 'sigmoid1' gives probabilities; take 'sigmoid1' out"]
        },
        {
            Attributes("[Input(4), Dense(3), {|SN3001:Sigmoid|}, BinaryCrossEntropyWithLogits]"),
            ["'sigmoid1' is Sigmoid, and BinaryCrossEntropyWithLogits applies it again, which makes learning creep; take 'sigmoid1' out: predictions still have it"]
        },
        {
            Attributes("[Input(4), Dense(3), Softmax, {|SN3002:LogSoftmax|}, NegativeLogLikelihood]"),
            ["'logsoftmax1' reads 'softmax1', an activation reading an activation; put a layer with parameters between them, or take one out"]
        },
        {
            Attributes("[Input(4), {|SN3007:Input|}(3, Name = \"pose\"), Dense(2), MeanSquaredError]"),
            ["'pose' is read by no layer, so it is there for nothing; let a later layer read it, or take it out"]
        },
        {
            Attributes("[Input(4), Dense(3, Name = \"a\"), {|SN3007:Dense|}(5), Dense(2, From = \"a\")]"),
            ["'dense2' is read by no layer, so it is there for nothing; let a later layer read it, or take it out"]
        },
        {
            Attributes("[Input(1, 8, 8), {|SN4004:Conv2D|}(4, 3), BatchNorm, ReLU, Flatten, Dense(3, Bias = {|SN4004:true|}), BatchNorm, Dense(2)]"),
            ["'conv2d1' adds a bias, which 'batchnorm1' subtracts again with the mean; Bias = false saves it",
                "'dense1' adds a bias, which 'batchnorm2' subtracts again with the mean; Bias = false saves it"]
        },
        {
            Attributes("[Input(4), Dense({|SN4005:129|}), Tanh, Dense(9)]"),
            ["'dense1' has 129 units, which cost as much as 136: they are computed 8 at a time; 128 would fill the vectors"]
        },
        {
            Attributes("[Input(2, 8, 9), {|SN4001:MaxPool2D|}(3)]"),
            ["'maxpool2d1' never sees the last 2 rows and 0 columns of [2, 8, 9], [2, 8, 9] -> [2, 2, 3]; padding or another stride would reach them"]
        },
        {
            Attributes("[Input(2, 8, 8), {|SN4002:Conv2D|}(3, 2, Same = true)]"),
            ["'conv2d1' has an even kernel, 2x2, which has no middle: Same pads one more at the end and shifts the image by half a pixel; an odd one does not"]
        },
        {
            Attributes("[Input(8, 128, 128), Flatten, {|SN4003:Dense|}(10)]"),
            ["'dense1' holds 1,310,730 of the 1,310,730 parameters, since it reads all of [8, 128, 128]; pooling before it would make it smaller"]
        },
    };

    public static TheoryData<string> Good => new()
    {
        Sources.Digits,
        Attributes("[Input(4), Dense(2)]"),
        "#nullable disable\n" + Attributes("[Input(4), Dense(2, Name = null, From = null)]"),
        Attributes("[Input(4), Dense(units: 2, Bias = false), MeanSquaredError]"),
        Attributes("[Input(4), Dense(4, Name = \"a\"), ReLU, Add(\"a\"), Concat(\"a\", \"relu1\", \"add1\")]"),
        Attributes("[Input(3, 9, 7), Conv2D(4, 3, 5, Stride = 2, Same = true), AvgPool2D(2, CountIncludePad = false), Flatten, Dropout, Softmax]"),
        // Another mark on another part is none of our business, nor are other attributes.
        "using StaticNet; [Network, Input(4), Dense(2)] partial class Net; [System.Obsolete] partial class Net;",
        "using StaticNet; [Network] partial class Net; [Input(4), Dense(2)] partial class Net;",
        "using StaticNet; [Network, Input(4), Dense(2)] partial class Net : Network, System.ICloneable { public object Clone() => this; }",
        "using StaticNet; partial class A<T> { partial record struct B { partial interface C<U> { [Network, Input(4), Dense(2)] partial class Net; } } }",
        "using StaticNet; [Dense(2)] class NotANetwork;",
        "class Empty;",
        "using StaticNet; [Network, Input(8), Dense(16), Budget(Parameters = 144, MultiplyAdds = 128, WeightBytes = 100_000, WorkspaceBytes = 0)] partial class Net;",
        Attributes("[Input(4), Dense(3), LogSoftmax, NegativeLogLikelihood]"),
        Attributes("[Input(4), Dense(3), Sigmoid, BinaryCrossEntropy]"),
        Attributes("[Input(4), Dense(9), Tanh, Dense(3), MulticlassHinge]"),
    };

    [Theory]
    [MemberData(nameof(Broken))]
    [MemberData(nameof(Advised))]
    public async Task Rule_is_reported_at_its_place_with_its_message(string markup, string[] messages)
    {
        Markup expected = Markup.Parse(markup);
        Diagnostic[] diagnostics = await AnalyzerRunner.Run(new Project { TurnedOn = [.. expected.Expected.Select(mark => mark.Id)] }, expected.Source);
        Assert.Equal(
            expected.Expected.Zip(messages, (mark, message) => $"{mark.Id} {expected.Source[mark.Span.Start..mark.Span.End]} {mark.Span}: {message}"),
            diagnostics.Select(found => $"{found.Id} {Text(found)} {found.Location.SourceSpan}: {found.GetMessage()}"));
    }

    [Theory]
    [MemberData(nameof(Broken))]
    public void Broken_network_does_not_compile_without_the_analyzer(string markup, string[] messages)
    {
        GeneratedOutput output = GeneratorRunner.Run(Markup.Parse(markup).Source);
        string line = Assert.Single(output.ErrorLines);
        string more = messages.Length > 1 ? $" (and {messages.Length - 1} more)" : "";
        Assert.Contains(messages.Select(message => $"#error: '{Markup.Parse(markup).Expected[0].Id}: {message}{more}'"), expected => expected == line);
        Assert.Equal(["CS1029"], output.Errors.Select(error => error.Id));
    }

    [Theory]
    [MemberData(nameof(Good))]
    public async Task Good_source_gives_no_errors_or_warnings(string source) =>
        Assert.DoesNotContain(await AnalyzerRunner.Run(source), diagnostic => diagnostic.Severity > DiagnosticSeverity.Info);

    [Theory]
    [MemberData(nameof(Advised))]
    public void Advised_network_compiles(string markup, string[] messages)
    {
        Assert.NotEmpty(messages);
        Assert.DoesNotContain(
            GeneratorRunner.Run(Markup.Parse(markup).Source).Compilation.GetDiagnostics(), diagnostic => diagnostic.Severity >= DiagnosticSeverity.Warning);
    }

    [Theory]
    [MemberData(nameof(Good))]
    public void Good_source_compiles_without_warnings(string source) => Assert.Empty(GeneratorRunner.Run(source).Compilation.GetDiagnostics()
        .Where(diagnostic => diagnostic.Severity >= DiagnosticSeverity.Warning));

    [Fact]
    public async Task Project_without_unsafe_code_is_told_so() => await AssertProjectRule(
        new Project { AllowUnsafe = false },
        "SN0013: 'Net' is compiled to code with pointers; put <AllowUnsafeBlocks>true</AllowUnsafeBlocks> into the project file");

    [Fact]
    public async Task Project_with_an_old_language_is_told_so() => await AssertProjectRule(
        new Project { LanguageVersion = LanguageVersion.CSharp10 },
        "SN0017: 'Net' is compiled to C# 12, but the project is set to C# 10.0; take <LangVersion> out of the project file, or raise it");

    /// <summary>How many bytes they are is the scheduler's affair.</summary>
    [Fact]
    public async Task Workspace_over_its_budget_is_reported()
    {
        Diagnostic found = Assert.Single(await AnalyzerRunner.Run("using StaticNet; [Network, Budget(WorkspaceBytes = 1), Input(8), Dense(16)] partial class Net;"));
        Assert.Equal("SN2101", found.Id);
        Assert.Matches("^'Net' has [0-9,]+ bytes of workspace, but its budget is 1; the largest layers are 'dense1' with 64$", found.GetMessage());
    }

    [Fact]
    public void Every_rule_has_a_row()
    {
        string[] elsewhere = [RuleIds.UnsafeCodeOff, RuleIds.LanguageTooOld, RuleIds.AotWithoutAvx, RuleIds.InternalError];
        IEnumerable<string> rows = Broken.Concat(Advised).Concat(UseRuleTests.Misused).Concat(WeightsTests.Cases).SelectMany(row => Markup.Parse((string)row[0]).Expected.Select(mark => mark.Id));
        Assert.Equal(RuleCatalogue.All.Select(rule => rule.Id), rows.Concat(elsewhere).Distinct().Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Code_that_uses_a_broken_network_has_no_errors_of_its_own()
    {
        const string use = """
            using System;
            using StaticNet;

            static class Use
            {
                public static float Train(ReadOnlySpan<float> x, ReadOnlySpan<int> labels)
                {
                    using var net = new Net(seed: 1);
                    Span<float> y = new float[Net.OutputLength + Net.InputLength];
                    net.Predict(x, y);
                    net.PredictBatch(x, y, 2);
                    net.Save("net");
                    _ = Net.Load("net").Parameters.Count + Net.Summary.ToString().Length;
                    using var trainer = net.CreateTrainer(new Adam(), batchSize: 64, threads: 2);
                    return trainer.Step(x, labels);
                }
            }
            """;
        Assert.Equal(["CS1029"], GeneratorRunner.Run(Attributes("[Input(4), Dense(0), SoftmaxCrossEntropy]"), use).Errors.Select(error => error.Id));
    }

    [Fact]
    public void Code_that_uses_a_broken_network_of_tokens_has_no_errors_of_its_own()
    {
        const string use = """
            using System;
            using StaticNet;

            static class Use
            {
                public static float Train(ReadOnlySpan<int> tokens, ReadOnlySpan<float> targets)
                {
                    using var net = new Net(seed: 1);
                    Span<float> y = new float[Net.OutputLength + Net.InputLength];
                    net.Predict(tokens, y);
                    using Net.Session session = net.CreateSession(4);
                    session.PredictBatch(tokens, y, 2);
                    using Net.Trainer trainer = net.CreateTrainer(new Adam(), batchSize: 64, threads: 2);
                    trainer.Fit(Net.Samples(tokens, targets));
                    return trainer.Step(tokens, targets);
                }
            }
            """;
        Assert.Equal(["CS1029"], GeneratorRunner.Run(Attributes("[TokenInput(4), Embedding(0, 2), MeanSquaredError]"), use).Errors.Select(error => error.Id));
    }

    [Fact]
    public void Code_that_uses_a_broken_network_of_several_outputs_has_no_errors_of_its_own()
    {
        const string use = """
            using System;
            using StaticNet;

            static class Use
            {
                public static float Train(ReadOnlySpan<float> x, ReadOnlySpan<float> pose, ReadOnlySpan<int> kinds, ReadOnlySpan<float> sizes, Span<float> kind, Span<float> size)
                {
                    using var net = new Net(seed: 1);
                    net.Predict(x, pose, kind, size);
                    _ = net.Inspect(x, pose);
                    using Net.Trainer trainer = net.CreateTrainer(new Adam(), batchSize: 64);
                    return trainer.Step(image: x, pose, kind: kinds, size: sizes);
                }
            }
            """;
        Assert.Equal(["CS1029"], GeneratorRunner.Run(Attributes(
            "[Input(4, Name = \"image\"), Input(2, Name = \"pose\"), Concat(\"pose\", Name = \"body\"), Dense(0, Name = \"kind\"), Dense(1, Name = \"size\", From = \"body\"), SoftmaxCrossEntropy(From = \"kind\"), MeanSquaredError(From = \"size\")]"), use).Errors.Select(error => error.Id));
    }

    private static async Task AssertProjectRule(Project project, string expected)
    {
        string source = "using StaticNet; [Network, Input(4), Dense(2)] partial class Net { }";
        Diagnostic found = Assert.Single(await AnalyzerRunner.Run(project, source));
        Assert.Equal((expected, "Net"), ($"{found.Id}: {found.GetMessage()}", Text(found)));
        Assert.Equal([$"#error: '{expected}'"], GeneratorRunner.Run(project, source).ErrorLines);
    }

    private static string Text(Diagnostic diagnostic) => diagnostic.Location.SourceTree!.GetText().ToString(diagnostic.Location.SourceSpan);

    /// <summary>A network of these attributes; a rule that points at the class marks its name.</summary>
    private static string Attributes(string attributes, string? rule = null) =>
        Sources.Network(attributes, rule is null ? "Net" : $"{{|{rule}:Net|}}");
}
