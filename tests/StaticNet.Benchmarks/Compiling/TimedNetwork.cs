extern alias generator;

using System.Reflection;
using generator::StaticNet.Compiler;
using generator::StaticNet.Compiler.Emit;
using generator::StaticNet.Compiler.Kernels;
using generator::StaticNet.Compiler.Shapes;
using generator::StaticNet.Generator.Parsing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace StaticNet.Benchmarks.Compiling;

/// <summary>
/// A network whose emitted code was given a clock around each call of a kernel: the generator's text is taken, every statement of
/// Predict and of the training phases that is a call becomes "start; call; stop", and the whole is compiled and loaded.
/// </summary>
internal sealed class TimedNetwork
{
    private const string Clock = """
        namespace Compiled
        {
            public static class Clock
            {
                public static readonly long[] Ticks = new long[1_024], Calls = new long[1_024];
                public static long Now() => global::System.Diagnostics.Stopwatch.GetTimestamp();
                public static void Stop(int call, long start) { Ticks[call] += Now() - start; Calls[call]++; }
            }
        }
        """;

    private readonly long[] ticks, calls;

    private TimedNetwork(Network network, IReadOnlyList<TimedCall> timed, Type clock)
    {
        Network = network;
        Timed = timed;
        ticks = (long[])clock.GetField("Ticks")!.GetValue(null)!;
        calls = (long[])clock.GetField("Calls")!.GetValue(null)!;
    }

    public Network Network { get; }

    /// <summary>The calls in the order of the text.</summary>
    public IReadOnlyList<TimedCall> Timed { get; }

    /// <summary>A network of Networks.cs.</summary>
    public static TimedNetwork Compile(string name) => Compile(name, Declarations.Text(name));

    /// <summary>A network of this text, in the namespace Compiled.</summary>
    public static TimedNetwork Compile(string name, string declaration)
    {
        CSharpCompilation compilation = Declarations.Compile(declaration, Clock);
        var kernels = new Dictionary<string, (Kernel Kernel, CompiledProgram Program)>();
        string text = EmitNetwork.Run(CompiledNetwork.Of(InferShapes.Infer(NetworkParser.Parse(compilation.GetTypeByMetadataName($"Compiled.{name}")!, CancellationToken.None).Network.Model)), kernels);
        var clocks = new PutClocks(kernels);
        SyntaxNode rewritten = clocks.Visit(Declarations.Parse(text, "Generated.cs").GetRoot());
        compilation = compilation.AddSyntaxTrees(Declarations.Parse(rewritten.ToFullString(), "Generated.cs"));

        using var image = new MemoryStream();
        if (compilation.Emit(image) is { Success: false } failure)
            throw new InvalidOperationException(string.Join('\n', failure.Diagnostics.Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error)));
        Assembly assembly = Assembly.Load(image.ToArray());
        var network = (Network)Activator.CreateInstance(assembly.GetType($"Compiled.{name}", throwOnError: true)!, 1L)!;
        return new TimedNetwork(network, clocks.Timed, assembly.GetType("Compiled.Clock", throwOnError: true)!);
    }

    public void Reset()
    {
        Array.Clear(ticks);
        Array.Clear(calls);
    }

    /// <summary>Ticks and calls of a timed call since <see cref="Reset"/>.</summary>
    public (long Ticks, long Calls) Read(int timed) => (ticks[timed], calls[timed]);

    private sealed class PutClocks(Dictionary<string, (Kernel Kernel, CompiledProgram Program)> kernels) : CSharpSyntaxRewriter
    {
        private string method = "";

        public List<TimedCall> Timed { get; } = [];

        public override SyntaxNode? VisitMethodDeclaration(MethodDeclarationSyntax node)
        {
            method = node.Identifier.Text;
            // The user's members have the same names, but are on the other class.
            bool isDriver = method.StartsWith("TrainPhase", StringComparison.Ordinal) || method is "Train" or "Predict" or "PredictBatch";
            return isDriver && node.ParameterList.Parameters.Any(parameter => parameter.Type is PointerTypeSyntax) ? base.VisitMethodDeclaration(node) : node;
        }

        public override SyntaxNode? VisitExpressionStatement(ExpressionStatementSyntax node)
        {
            if (node.Expression is not InvocationExpressionSyntax { Expression: IdentifierNameSyntax kernel } || kernel.Identifier.Text.StartsWith("TrainPhase", StringComparison.Ordinal))
                return node;
            int call = Timed.Count;
            (Kernel ran, CompiledProgram program) = kernels[node.WithoutTrivia().ToString()];
            Timed.Add(new TimedCall(method, kernel.Identifier.Text, ran, program));
            return SyntaxFactory.ParseStatement($"{{ long started{call} = global::Compiled.Clock.Now(); {node} global::Compiled.Clock.Stop({call}, started{call}); }}\n");
        }
    }
}

/// <summary>A call of a kernel.</summary>
/// <param name="Method">The emitted method where it stands: Predict, PredictBatch, Train, TrainPhase1 …</param>
/// <param name="Kernel">The kernel's method.</param>
/// <param name="Ran">The kernel.</param>
/// <param name="Program">The program that it belongs to.</param>
internal sealed record TimedCall(string Method, string Kernel, Kernel Ran, CompiledProgram Program)
{
    /// <summary>Multiply-adds for a step of so many samples.</summary>
    public long MultiplyAdds(int samples) => Ran.MultiplyAdds * samples;

    /// <summary>Bytes that a step of so many samples reads and writes; parameters count at each of its calls.</summary>
    public long Bytes(int samples, long calls)
    {
        long each = 0, shared = 0;
        foreach (Operand operand in Ran.Operands)
        {
            int times = operand.IsRead && operand.IsWritten ? 2 : 1;
            if (operand.Tensor.IsPerSample)
                each += times * operand.Tensor.Shape.Size;
            else
                shared += (Ran.Adds && operand.IsWritten ? 2 : times) * operand.Tensor.Shape.Size;
        }

        return sizeof(float) * (each * samples + shared * calls);
    }
}
