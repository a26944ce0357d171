using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace StaticNet.Generator;

/// <summary>All that the pipeline knows of a compilation. A compilation itself changes with every key that is pressed.</summary>
/// <param name="AllowsUnsafeCode">Whether pointers may be used.</param>
/// <param name="LanguageVersion">The version of C#, as 13.0 is 1300.</param>
internal readonly record struct ProjectFacts(bool AllowsUnsafeCode, LanguageVersion LanguageVersion)
{
    public static ProjectFacts Of(Compilation compilation) => new(
        compilation.Options is CSharpCompilationOptions { AllowUnsafe: true },
        compilation is CSharpCompilation csharp ? csharp.LanguageVersion : LanguageVersion.Default);
}
