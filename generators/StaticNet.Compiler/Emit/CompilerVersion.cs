namespace StaticNet.Compiler.Emit;

/// <summary>The version that emitted code names: the build's own, which is written in one place for all packages.</summary>
internal static class CompilerVersion
{
    /// <summary>"0.1.0".</summary>
    public static string Text { get; } = typeof(CompilerVersion).Assembly.GetName().Version.ToString(3);
}
