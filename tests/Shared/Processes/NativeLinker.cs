using System.ComponentModel;
using System.Diagnostics;

namespace StaticNet.Tests.Processes;

/// <summary>What NativeAOT links with: a C compiler and zlib's headers.</summary>
internal static class NativeLinker
{
    /// <summary>What is missing of it; null where nothing is. Elsewhere than on Linux the platform's own tools are taken for granted.</summary>
    public static string? Missing()
    {
        if (!OperatingSystem.IsLinux())
            return null;
        string? compiler = new[] { "clang", "gcc" }.FirstOrDefault(name => Preprocesses(name, ""));
        if (compiler is null)
            return "needs clang or gcc";
        return Preprocesses(compiler, "#include <zlib.h>\n") ? null : "needs zlib's headers (zlib1g-dev on Debian)";
    }

    private static bool Preprocesses(string compiler, string source)
    {
        try
        {
            using Process process = Process.Start(new ProcessStartInfo(compiler, ["-E", "-x", "c", "-o", "/dev/null", "-"]) { RedirectStandardInput = true, RedirectStandardError = true })!;
            process.StandardInput.Write(source);
            process.StandardInput.Close();
            process.StandardError.ReadToEnd();
            process.WaitForExit();
            return process.ExitCode == 0;
        }
        catch (Exception e) when (e is Win32Exception or IOException)
        {
            return false;
        }
    }
}
