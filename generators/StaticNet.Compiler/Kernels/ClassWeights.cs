using System.Linq;
using StaticNet.Compiler.Model;
using StaticNet.Compiler.Text;

namespace StaticNet.Compiler.Kernels;

/// <summary>Class weights in emitted code: constant data behind a pointer w, padded for vectors.</summary>
internal static class ClassWeights
{
    /// <summary>Writes what comes around a body that reads w; nothing where all classes count alike.</summary>
    public static SourceWriter.Block? Open(KernelWriter writer, LabelWeights weights)
    {
        if (weights.Classes.Count == 0)
            return null;
        int padded = (weights.Classes.Count + 7) / 8 * 8;
        string numbers = string.Join(", ", Enumerable.Range(0, padded).Select(i => SourceWriter.Literal(i < weights.Classes.Count ? (float)weights.Classes[i] : 0f)));
        writer.Line($"ReadOnlySpan<float> classWeights = [{numbers}];");
        return writer.Text.Open("fixed (float* w = classWeights)");
    }
}
