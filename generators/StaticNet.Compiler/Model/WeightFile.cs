namespace StaticNet.Compiler.Model;

/// <summary>A safetensors file of the project, as the build hands it on: its header as text, none of its data.</summary>
/// <param name="Name">As the project file lists it, with '/' between folders.</param>
/// <param name="Header">The JSON header; <see cref="Missing"/> where there is no such file, anything else where it has none.</param>
/// <param name="IsEmbedded">Whether the data becomes a resource of the program.</param>
internal sealed record WeightFile(string Name, string Header, bool IsEmbedded)
{
    /// <summary>What stands in place of the header of a file that is not there.</summary>
    public const string Missing = "missing";

    /// <summary>What resources of weights begin with.</summary>
    public const string ResourcePrefix = "StaticNet.Weights/";

    /// <summary>A path as names are compared: with '/' between folders.</summary>
    public static string Normalize(string path) => path.Replace('\\', '/');
}
