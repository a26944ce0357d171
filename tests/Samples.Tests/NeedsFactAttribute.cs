using System.ComponentModel;
using System.Diagnostics;
using Digits.Data;

namespace Samples.Tests;

/// <summary>What a test cannot do without, and not every machine has.</summary>
public enum Need
{
    /// <summary>A C compiler and zlib's headers, which NativeAOT links with.</summary>
    NativeLinker,

    /// <summary>MNIST in the folder mnist of $STATICNET_DATA.</summary>
    Mnist,
}

/// <summary>A fact that is skipped, with the reason, where something that it needs is missing.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class NeedsFactAttribute : FactAttribute
{
    public NeedsFactAttribute(Need need) => Skip = need switch
    {
        Need.NativeLinker => MissingForLinking(),
        _ => MissingForMnist(),
    };

    /// <summary>MNIST's folder.</summary>
    public static string MnistFolderPath => Path.Combine(Environment.GetEnvironmentVariable("STATICNET_DATA") ?? "", "mnist");

    // Elsewhere the platform's own tools are taken for granted.
    private static string? MissingForLinking()
    {
        if (!OperatingSystem.IsLinux())
            return null;
        string? compiler = new[] { "clang", "gcc" }.FirstOrDefault(name => Preprocesses(name, ""));
        if (compiler is null)
            return "needs clang or gcc";
        return Preprocesses(compiler, "#include <zlib.h>\n") ? null : "needs zlib's headers (zlib1g-dev on Debian)";
    }

    private static string? MissingForMnist()
    {
        if (Environment.GetEnvironmentVariable("STATICNET_DATA") is null or "")
            return "needs STATICNET_DATA, a folder that holds mnist/ with MNIST's four files";
        string images = Path.Combine(MnistFolderPath, MnistFolder.TrainingImages);
        return File.Exists(images) || File.Exists(images + ".gz") ? null : "needs MNIST's four files in mnist/ of STATICNET_DATA";
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
