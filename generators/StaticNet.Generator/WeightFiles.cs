using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using StaticNet.Compiler.Model;

namespace StaticNet.Generator;

/// <summary>
/// The safetensors files that a project lists. The build writes the header of each into a text file of its own and marks it with
/// the name (buildTransitive/StaticNet.Weights.targets); their data never come here.
/// </summary>
internal static class WeightFiles
{
    private const string Embedded = "build_metadata.AdditionalFiles.StaticNetWeights", Checked = "build_metadata.AdditionalFiles.StaticNetCheckpoint";

    /// <summary>A file of the project; null where it is none of ours.</summary>
    public static WeightFile? Read(AdditionalText text, AnalyzerConfigOptionsProvider options, CancellationToken cancellation)
    {
        AnalyzerConfigOptions marks = options.GetOptions(text);
        bool isEmbedded = marks.TryGetValue(Embedded, out string? name) && name.Length > 0;
        if (!isEmbedded && !(marks.TryGetValue(Checked, out name) && name.Length > 0))
            return null;
        return new WeightFile(WeightFile.Normalize(name!), text.GetText(cancellation)?.ToString() ?? WeightFile.Missing, isEmbedded);
    }

    /// <summary>All of an analyzer's project.</summary>
    public static ImmutableArray<WeightFile> Of(AnalyzerOptions options, CancellationToken cancellation) =>
        [.. options.AdditionalFiles.Select(text => Read(text, options.AnalyzerConfigOptionsProvider, cancellation)).Where(file => file is not null).Select(file => file!)];

    /// <summary>The one that a network's weights are in; null where it has none, or the project does not list it.</summary>
    public static WeightFile? Find(IEnumerable<WeightFile> files, NetworkModel network) =>
        network.Weights?.File is { } path ? files.FirstOrDefault(file => file.IsEmbedded && file.Name == WeightFile.Normalize(path)) : null;
}
