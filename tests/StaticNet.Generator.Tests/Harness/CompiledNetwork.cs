using System.Reflection;
using System.Runtime.Loader;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Emit;

namespace StaticNet.Generator.Tests.Harness;

/// <summary>A declaration from source text to a living object: generated, compiled, loaded, and unloaded again when disposed.</summary>
internal sealed class CompiledNetwork : IDisposable
{
    private readonly AssemblyLoadContext context;

    private CompiledNetwork(AssemblyLoadContext context, Type type)
    {
        this.context = context;
        Type = type;
    }

    /// <summary>The user's class.</summary>
    public Type Type { get; }

    /// <summary>Compiles the sources and finds the network of that full name; fails with the compiler's errors and the emitted code.</summary>
    public static CompiledNetwork Load(string typeName, params string[] sources)
    {
        GeneratedOutput output = GeneratorRunner.Run(sources);
        using var image = new MemoryStream();
        EmitResult result = output.Compilation.Emit(image);
        if (!result.Success)
        {
            string errors = string.Join("\n", result.Diagnostics.Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error).Take(10));
            Assert.Fail($"{errors}\n\n{string.Join("\n", output.Files.Values)}");
        }

        image.Position = 0;
        var context = new AssemblyLoadContext("User", isCollectible: true);
        return new CompiledNetwork(context, context.LoadFromStream(image).GetType(typeName, throwOnError: true)!);
    }

    /// <summary>A new network with these initial weights.</summary>
    public Network Create(long seed = 0)
    {
        try
        {
            return (Network)Activator.CreateInstance(Type, seed)!;
        }
        catch (TargetInvocationException exception)
        {
            throw exception.InnerException!;
        }
    }

    public void Dispose() => context.Unload();
}
