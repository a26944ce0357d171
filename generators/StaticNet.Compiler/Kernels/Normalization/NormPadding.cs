using static StaticNet.Compiler.Kernels.KernelWriter;

namespace StaticNet.Compiler.Kernels.Normalization;

/// <summary>Makes the channels that pad a vector of statistics zero, so that whatever they are multiplied with becomes zero.</summary>
internal static class NormPadding
{
    public static void Emit(KernelWriter writer, int channels, string[] letters)
    {
        if (channels % 8 == 0)
            return;
        using (writer.Text.Open($"for (int c = {N(channels)}; c < {N((channels + 7) / 8 * 8)}; c++)"))
        {
            foreach (string letter in letters)
                writer.Line($"{letter}[c] = 0f;");
        }
    }
}
