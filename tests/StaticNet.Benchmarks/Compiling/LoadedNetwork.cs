using System.Diagnostics;
using System.Reflection;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace StaticNet.Benchmarks.Compiling;

/// <summary>A network that is generated, compiled and loaded at run time, with what that cost.</summary>
/// <param name="Network">The network.</param>
/// <param name="Lines">Lines of the emitted text.</param>
/// <param name="Bytes">Bytes of the compiled assembly.</param>
/// <param name="CompileSeconds">How long the C# compiler took, after the generator.</param>
internal sealed record LoadedNetwork(Network Network, int Lines, int Bytes, double CompileSeconds)
{
    /// <summary>Compiles a list of attributes.</summary>
    /// <param name="name">The class's name, one for each list.</param>
    /// <param name="unroll">Whether it has loops.</param>
    /// <param name="attributes">The list between input and loss, both included, without brackets.</param>
    /// <returns>The network; null where it is too large for straight-line code.</returns>
    public static LoadedNetwork? Of(string name, Unroll unroll, string attributes)
    {
        CSharpCompilation compilation = Declarations.Compile($"using StaticNet;\n\nnamespace Compiled;\n\n[Network(Unroll = Unroll.{unroll})]\n[{attributes}]\npublic partial class {name};\n");
        string text = Declarations.Generated(Declarations.NewDriver().RunGenerators(compilation));
        if (Regex.Match(text, "#error SN2102.*").Success)
            return null;
        using var image = new MemoryStream();
        long start = Stopwatch.GetTimestamp();
        if (compilation.AddSyntaxTrees(Declarations.Parse(text, "Generated.cs")).Emit(image) is { Success: false } failure)
            throw new InvalidOperationException(string.Join('\n', failure.Diagnostics.Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error)));
        double seconds = Stopwatch.GetElapsedTime(start).TotalSeconds;
        Assembly assembly = Assembly.Load(image.ToArray());
        var network = (Network)Activator.CreateInstance(assembly.GetType($"Compiled.{name}", throwOnError: true)!, 1L)!;
        return new LoadedNetwork(network, text.Count(letter => letter == '\n'), (int)image.Length, seconds);
    }
}
