using System;

namespace StaticNet;

/// <summary>
/// Trained weights that are compiled in: the class gets a method <c>Pretrained()</c>, and a file that is missing, malformed or of
/// other shapes than the layers is an error at compile time. The project file lists it: <c>&lt;StaticNetWeights Include="digits.safetensors" /&gt;</c>.
/// </summary>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class WeightsAttribute : Attribute
{
    /// <summary>Names the file.</summary>
    /// <param name="file">A safetensors file, as the project file lists it: relative to the project.</param>
    public WeightsAttribute(string file) => File = file;

    /// <summary>The file, relative to the project.</summary>
    public string File { get; }
}
