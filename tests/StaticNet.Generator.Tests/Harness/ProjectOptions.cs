using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;
using StaticNet.Compiler.Model;

namespace StaticNet.Generator.Tests.Harness;

/// <summary>What a build hands to generators and analyzers beside the sources: MSBuild's properties, and headers of safetensors files with their marks.</summary>
internal sealed class ProjectOptions(Project project) : AnalyzerConfigOptionsProvider
{
    public ImmutableArray<AdditionalText> Texts { get; } = [.. project.Weights.Select(file => new Header(file))];

    public override AnalyzerConfigOptions GlobalOptions { get; } = new Options(project.Properties, file: null);

    public override AnalyzerConfigOptions GetOptions(SyntaxTree tree) => GlobalOptions;

    public override AnalyzerConfigOptions GetOptions(AdditionalText textFile) => new Options(project.Properties, (textFile as Header)?.File);

    private sealed class Header(WeightFile file) : AdditionalText
    {
        public WeightFile File => file;

        public override string Path => $"obj/{file.Name}.json";

        public override SourceText GetText(CancellationToken cancellationToken = default) => SourceText.From(file.Header + "\n");
    }

    private sealed class Options(ImmutableDictionary<string, string> properties, WeightFile? file) : AnalyzerConfigOptions
    {
        public override bool TryGetValue(string key, [NotNullWhen(true)] out string? value)
        {
            if (file is not null && key == $"build_metadata.AdditionalFiles.{(file.IsEmbedded ? "StaticNetWeights" : "StaticNetCheckpoint")}")
            {
                value = file.Name.Replace('/', '\\');
                return true;
            }

            return properties.TryGetValue(key.Replace("build_property.", "", StringComparison.Ordinal), out value);
        }
    }
}
