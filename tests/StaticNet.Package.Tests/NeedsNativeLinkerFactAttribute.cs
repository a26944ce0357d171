namespace StaticNet.Package.Tests;

/// <summary>A fact that is skipped, with the reason, where nothing can be compiled ahead of time.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class NeedsNativeLinkerFactAttribute : FactAttribute
{
    public NeedsNativeLinkerFactAttribute() => Skip = NativeLinker.Missing();
}
