using System.Text;
using StaticNet.Tests.Robustness;
using StaticNet.Tool.ConvNetJs;

namespace StaticNet.Tool.Tests;

public class ConvNetJsTests
{
    [Fact]
    public void The_declaration_is_the_one_that_these_tests_compile()
    {
        using var reader = new StreamReader(typeof(ConvNetJsTests).Assembly.GetManifestResourceStream("Imported.cs")!);
        Assert.Equal(reader.ReadToEnd().ReplaceLineEndings("\n"), ConvNetJsImport.Read(Encoding.UTF8.GetBytes(new ConvNetJsReference().Json), "Imported").Declaration);
    }

    [Fact]
    public void Predictions_are_those_of_ConvNetJS()
    {
        var reference = new ConvNetJsReference();
        using var file = new MemoryStream();
        ConvNetJsImport.Read(Encoding.UTF8.GetBytes(reference.Json), "Imported").Weights.Write(file);
        file.Position = 0;
        using Imported net = Imported.Load(file);
        var random = new Random(3);
        var scores = new float[Imported.OutputLength];
        for (int sample = 0; sample < 20; sample++)
        {
            float[] image = [.. Enumerable.Range(0, Imported.InputLength).Select(_ => random.NextSingle())];
            net.Predict(image, scores);
            double[] expected = reference.Predict(image);
            Assert.All(expected.Zip(scores), pair => Assert.Equal(pair.First, pair.Second, 1e-5));
        }
    }

    [Theory]
    [InlineData("[]", "the file has no 'layers' that is an array")]
    [InlineData("{", "the file is not valid JSON")]
    [InlineData("""{"layers":[]}""", "no layers behind its input")]
    [InlineData("""{"layers":[{"layer_type":"relu"}]}""", "layer 0 ('relu') must be the input")]
    [InlineData("""{"layers":[{"layer_type":"input","out_depth":1,"out_sx":1,"out_sy":-1}]}""", "layer 0 ('input') has a 'out_sy' that is no whole number from 1")]
    [InlineData("""{"layers":[{"layer_type":"input","out_depth":3,"out_sx":1,"out_sy":1},{"layer_type":"quadtransform"}]}""", "layer 1 ('quadtransform') is of a type that is not known")]
    [InlineData("""{"layers":[{"layer_type":"input","out_depth":3,"out_sx":1,"out_sy":1},{"layer_type":"fc","out_depth":2,"num_inputs":4}]}""", "layer 1 ('fc') has 4 inputs, but what is before it has 3")]
    [InlineData("""{"layers":[{"layer_type":"input","out_depth":1,"out_sx":1,"out_sy":1},{"layer_type":"fc","out_depth":1,"num_inputs":1,"filters":[{"w":[1,2]}],"biases":{"w":[0]}}]}""", "layer 1 ('fc') needs 1 numbers in a volume, but has more")]
    [InlineData("""{"layers":[{"layer_type":"input","out_depth":1,"out_sx":1,"out_sy":1},{"layer_type":"dropout","drop_prob":0.5}]}""", "no layer with weights behind the last dropout")]
    public void What_cannot_be_read_is_explained(string json, string message) =>
        Assert.Contains(message, Assert.Throws<ConvNetJsException>(() => ConvNetJsImport.Read(Encoding.UTF8.GetBytes(json), "Net")).Message);

    // A number in JSON takes two bytes or more, and becomes an element, a float, and a float in its new place.
    [Fact]
    public void Of_20_000_damaged_files_each_is_read_or_refused()
    {
        int valid = Fuzz.Run([Encoding.UTF8.GetBytes(new ConvNetJsReference().Json)], 20_000, bytesEach: 64, e => e is ConvNetJsException, file => ConvNetJsImport.Read(file, "Net"));
        Assert.InRange(valid, 1_000, 18_000);
    }
}
