using Digits.Data;
using StaticNet.Tests.Processes;

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
        Need.NativeLinker => NativeLinker.Missing(),
        _ => MissingForMnist(),
    };

    /// <summary>MNIST's folder.</summary>
    public static string MnistFolderPath => Path.Combine(Environment.GetEnvironmentVariable("STATICNET_DATA") ?? "", "mnist");

    private static string? MissingForMnist()
    {
        if (Environment.GetEnvironmentVariable("STATICNET_DATA") is null or "")
            return "needs STATICNET_DATA, a folder that holds mnist/ with MNIST's four files";
        string images = Path.Combine(MnistFolderPath, MnistFolder.TrainingImages);
        return File.Exists(images) || File.Exists(images + ".gz") ? null : "needs MNIST's four files in mnist/ of STATICNET_DATA";
    }
}
