using Microsoft.CodeAnalysis.CSharp;
using StaticNet.Compiler.Layers;
using StaticNet.Compiler.Model;
using StaticNet.Compiler.Shapes;
using StaticNet.Generator.Parsing;

namespace StaticNet.Generator.Tests.Emitted;

/// <summary>Every layer and every loss has rows before the judges, and every layer has them with sizes around the width of vectors.</summary>
public class CoverageTests
{
    private static readonly int[] Sizes = [1, 7, 8, 9, 31, 33];

    private static readonly Lazy<Dictionary<string, HashSet<int>>> Seen = new(Look);

    public static TheoryData<string> Layers => new(Catalogue.Layers.Select(layer => Name(layer.AttributeType)));

    public static TheoryData<string> Losses => new(Catalogue.Losses.Select(loss => Name(loss.AttributeType)));

    /// <summary>A layer without a row has none of the sizes.</summary>
    [Theory, MemberData(nameof(Layers))]
    public void Layer_has_rows_of_every_size(string layer) => Assert.Equal([], Sizes.Except(Seen.Value.GetValueOrDefault(layer, [])));

    [Theory, MemberData(nameof(Losses))]
    public void Loss_has_a_row(string loss) => Assert.Contains(loss, Seen.Value.Keys);

    [Fact]
    public void No_two_rows_have_a_name_in_common() => Assert.Equal([], LayerCases.All.GroupBy(row => row.Name).Where(rows => rows.Count() > 1).Select(rows => rows.Key));

    // The sizes of the channels that each layer reads and gives. Signals are channels and elements, sequences are steps and features.
    private static Dictionary<string, HashSet<int>> Look()
    {
        LayerCase[] rows = [.. LayerCases.All, .. JointCases.All];
        CSharpCompilation compilation = new Project().Compile("using StaticNet;\n\n" + string.Join("\n", rows.Select((row, i) => $"[Network]\n[{row.Attributes}]\npublic partial class Net{i};\n")));
        var seen = new Dictionary<string, HashSet<int>>();
        for (int i = 0; i < rows.Length; i++)
        {
            ShapedNetwork shaped = InferShapes.Infer(NetworkParser.Parse(compilation.GetTypeByMetadataName($"Net{i}")!, CancellationToken.None).Network.Model);
            Assert.True(shaped.IsValid, rows[i].ToString());
            for (int j = 0; j < shaped.Layers.Count; j++)
            {
                HashSet<int> sizes = Of(Name(shaped.Model.Layers[j].GetType()));
                sizes.UnionWith(Channels(shaped.Layers[j].Output));
                foreach (int source in shaped.Layers[j].Sources)
                    sizes.UnionWith(Channels(source < 0 ? new Shape(shaped.Model.Inputs[-1 - source].Shape) : shaped.Layers[source].Output));
            }

            foreach (var loss in shaped.Model.Losses)
                Of(Name(loss.GetType()));
        }

        return seen;

        HashSet<int> Of(string name) => seen.TryGetValue(name, out HashSet<int>? sizes) ? sizes : seen[name] = [];
    }

    private static int[] Channels(Shape shape) => shape.IsSequence ? shape.ToArray() : [shape.Channels];

    private static string Name(Type attribute) => attribute.Name[..^"Attribute".Length];
}
