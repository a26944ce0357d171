using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using StaticNet.Generator.Tests.Harness;
using Xunit.Abstractions;

namespace StaticNet.Generator.Tests;

/// <summary>
/// What a network may cost to read and to compile. Text is counted as it is emitted; what a loop takes in machine code is estimated from
/// above, since an instruction on vectors has at most ten bytes.
/// </summary>
public class TextBudgetTests(ITestOutputHelper output)
{
    private const int MostLines = 5_000, MostBytes = 400_000, MostVectorStatements = 500, MostLoopBytes = 4_096, BytesOfInstruction = 10;

    // The gradient of an attention is one method of four products over tiles of six rows and of four; with fours alone, which are some 370
    // statements fewer, it took 14 % longer when it had five.
    // Its gradients by weights sum 128 points at a time over tiles of two heights: 300 lines more than the common body, and 7 % of a step.
    private const int MostLinesOfEncoder = 7_000, MostBytesOfEncoder = 555_000, MostVectorStatementsOfEncoder = 640;

    // Twelve convolutions of eleven shapes have as many products, each with a text for processors without AVX2 and one for those with AVX-512.
    private const int MostLinesOfTwelve = 5_500;

    // The residual network has convolutions of twelve shapes, a line or two for each step of each layer, and a table of 72 layers.
    private const int MostLinesOfResNet20 = 6_700, MostBytesOfResNet20 = 550_000;

    private const string Residual = """
        [NetworkBlock]
        [Conv2D(16, 3, Padding = 1, Bias = false), BatchNorm, ReLU, Conv2D(16, 3, Padding = 1, Bias = false), BatchNorm, Add("input"), ReLU]
        public class Residual16;

        [NetworkBlock]
        [Conv2D(32, 3, Padding = 1, Bias = false), BatchNorm, ReLU, Conv2D(32, 3, Padding = 1, Bias = false), BatchNorm, Add("input"), ReLU]
        public class Residual32;

        [NetworkBlock]
        [Conv2D(64, 3, Padding = 1, Bias = false), BatchNorm, ReLU, Conv2D(64, 3, Padding = 1, Bias = false), BatchNorm, Add("input"), ReLU]
        public class Residual64;

        [NetworkBlock]
        [Conv2D(32, 3, Stride = 2, Padding = 1, Bias = false), BatchNorm, ReLU, Conv2D(32, 3, Padding = 1, Bias = false), BatchNorm(Name = "residual")]
        [Conv2D(32, 1, Stride = 2, Bias = false, From = "input"), BatchNorm, Add("residual"), ReLU]
        public class Half32;

        [NetworkBlock]
        [Conv2D(64, 3, Stride = 2, Padding = 1, Bias = false), BatchNorm, ReLU, Conv2D(64, 3, Padding = 1, Bias = false), BatchNorm(Name = "residual")]
        [Conv2D(64, 1, Stride = 2, Bias = false, From = "input"), BatchNorm, Add("residual"), ReLU]
        public class Half64;

        """;

    private static readonly Dictionary<string, (string Layers, int Lines, int Bytes)> Networks = new()
    {
        ["two convolutions"] = ("[Input(1, 28, 28), Conv2D(8, 5, Padding = 2), ReLU, MaxPool2D(2), Conv2D(16, 5, Padding = 2), ReLU, MaxPool2D(3), Flatten, Dense(10), SoftmaxCrossEntropy]", MostLines, MostBytes),
        ["three dense layers"] = ("[Input(784), Dense(128), ReLU, Dense(64), ReLU, Dense(10), SoftmaxCrossEntropy]", MostLines, MostBytes),
        ["convolutions for CIFAR"] = (
            "[Input(3, 32, 32), Conv2D(32, 3, Padding = 1), ReLU, Conv2D(32, 3, Padding = 1), ReLU, MaxPool2D(2), Conv2D(64, 3, Padding = 1), ReLU, Conv2D(64, 3, Padding = 1), ReLU, MaxPool2D(2), "
            + "Flatten, Dense(256), ReLU, Dense(10), SoftmaxCrossEntropy]", MostLines, MostBytes),
        ["twelve convolutions"] = (
            "[Input(3, 32, 32)" + string.Concat(new[] { 16, 32, 64, 96 }.Select(filters => string.Concat(Enumerable.Repeat($", Conv2D({filters}, 3, Padding = 1), ReLU", 3)) + (filters < 96 ? ", MaxPool2D(2)" : ", AvgPool2D(4)")))
            + ", Flatten, Dense(10), SoftmaxCrossEntropy]", MostLinesOfTwelve, MostBytes),
        ["encoder"] = ("[Input(64, 128), TransformerEncoder(4, 512, Dropout = 0), TransformerEncoder(4, 512, Dropout = 0), MeanOverTime, Dense(10), SoftmaxCrossEntropy]", MostLinesOfEncoder, MostBytesOfEncoder),
        ["residual of 20"] = (
            "[Input(3, 32, 32), Conv2D(16, 3, Padding = 1, Bias = false), BatchNorm, ReLU, Block<Residual16>(Repeat = 3), Block<Half32>, Block<Residual32>(Repeat = 2), Block<Half64>, Block<Residual64>(Repeat = 2), "
            + "GlobalAvgPool, Dense(10), SoftmaxCrossEntropy]", MostLinesOfResNet20, MostBytesOfResNet20),
    };

    public static TheoryData<string> Names => [.. Networks.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void Emitted_text_stays_within_its_budgets(string name)
    {
        (string layers, int mostLines, int mostBytes) = Networks[name];
        string text = GeneratorRunner.Run($"using StaticNet;\n\nnamespace Cases;\n\n[Network]\n{layers}\npublic partial class Net;\n\n{Residual}").Files.Single().Value;
        MethodDeclarationSyntax[] methods = [.. CSharpSyntaxTree.ParseText(text).GetRoot().DescendantNodes().OfType<MethodDeclarationSyntax>()];
        (string method, int statements) = methods.Select(declared => (declared.Identifier.Text, Statements(declared))).MaxBy(pair => pair.Item2);
        (string looping, int loop) = methods.SelectMany(declared => InnermostLoops(declared).Select(body => (declared.Identifier.Text, Instructions(body) * BytesOfInstruction))).MaxBy(pair => pair.Item2);
        int lines = text.Count(letter => letter == '\n'), bytes = Encoding.UTF8.GetByteCount(text);
        output.WriteLine($"{lines} lines, {bytes} bytes; {method} has {statements} vector statements, a loop of {looping} {loop} bytes at most");
        Assert.True(statements > 10 && loop > 100, "the kernels were not found");
        Assert.True(lines <= mostLines, $"{lines} lines, more than {mostLines}");
        Assert.True(bytes <= mostBytes, $"{bytes} bytes, more than {mostBytes}");
        int mostStatements = name == "encoder" ? MostVectorStatementsOfEncoder : MostVectorStatements;
        Assert.True(statements <= mostStatements, $"{method} has {statements} statements on vectors, more than {mostStatements}: the JIT stops optimising such methods");
        Assert.True(loop <= MostLoopBytes, $"a loop of {looping} may take {loop} bytes of machine code, more than {MostLoopBytes}: the processor cannot keep it decoded");
    }

    private static int Statements(MethodDeclarationSyntax method) =>
        method.DescendantNodes().Count(node => node is ExpressionStatementSyntax or LocalDeclarationStatementSyntax && Instructions(node) > 0);

    private static int Instructions(SyntaxNode node) => node.DescendantNodes().OfType<InvocationExpressionSyntax>()
        .Count(call => call.Expression is MemberAccessExpressionSyntax { Expression: IdentifierNameSyntax { Identifier.Text: "Avx" or "Avx2" or "Fma" or "Vector128" or "Vector256" or "Vector512" or "VectorMath" } });

    private static IEnumerable<SyntaxNode> InnermostLoops(MethodDeclarationSyntax method) =>
        method.DescendantNodes().OfType<ForStatementSyntax>().Select(loop => loop.Statement).Where(body => !body.DescendantNodes().OfType<ForStatementSyntax>().Any());
}
