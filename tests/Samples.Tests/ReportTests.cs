using System.IO.Compression;
using Digits.Drawing;
using Digits.Report;
using StaticNet;

namespace Samples.Tests;

public class ReportTests
{
    [Fact]
    public void A_png_holds_its_pixels()
    {
        byte[] pixels = [.. Enumerable.Range(0, 3 * 5 * 2).Select(i => (byte)(i * 8))];
        byte[] png = PngImage.Encode(pixels, width: 5, channels: 3);
        // 8 bytes of signature, 25 of IHDR, then IDAT: its length, its name, its data.
        int length = png[33] << 24 | png[34] << 16 | png[35] << 8 | png[36];
        using var zlib = new ZLibStream(new MemoryStream(png, 41, length), CompressionMode.Decompress);
        using var rows = new MemoryStream();
        zlib.CopyTo(rows);
        Assert.Equal([0, .. pixels[..15], 0, .. pixels[15..]], rows.ToArray());
        Assert.Equal("AE426082", Convert.ToHexString(png[^4..])); // IEND's CRC, the same in every PNG
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(25)]
    public void The_page_is_whole_small_and_fetches_nothing(int epochs)
    {
        string page = DigitsReport.Render(Content(epochs));
        Assert.DoesNotContain("http", page);
        Assert.DoesNotContain("NaN", page);
        Assert.InRange(page.Length, 10_000, 1_000_000);
        foreach (string heading in new[] { "Learning", "What the first layer looks for", "One digit, layer by layer", "What is taken for what", "The wrongly classified" })
            Assert.Contains($"<h2>{heading}</h2>", page);
        Assert.EndsWith("</main></body>\n</html>\n", page);
    }

    // Every digit is taken for the next one at random certainty, so that the page is as long as it gets.
    private static ReportContent Content(int epochs)
    {
        const int count = 200;
        var (images, labels) = DrawnDigits.Draw(seed: 3, first: 0, count, threads: 2);
        var probabilities = new float[count * 10];
        for (int i = 0; i < count; i++)
            probabilities[i * 10 + (labels[i] + 1) % 10] = 1;
        return new ReportContent
        {
            DataName = "drawn digits",
            TrainingCount = 1_000,
            TrainingSeconds = 1.5,
            MicrosecondsPerPrediction = 20,
            Parameters = 5_994,
            Epochs = [.. Enumerable.Range(1, epochs).Select(e => new TrainingEpoch(e, 1.0 / e, 1 - .5 / e, 1.1 / e, 1 - .6 / e, .01, 1, 1_000))],
            Filters = new FilterBank("conv2d1.weight", [8, 1, 5, 5], [.. Enumerable.Range(0, 200).Select(i => i % 7 - 3f)]),
            ShownDigit = 8,
            Layers = [new Activation("conv2d1", "Conv2D(8, 5)", [8, 28, 28], images[..(8 * 784)]), new Activation("flatten1", "Flatten", [256], images[..256]), new Activation("dense1", "Dense(10)", [10], images[300..310])],
            HeldOut = new LabelledData(images, labels, DrawnDigits.ImageLength),
            Recognition = new Recognition(probabilities, labels),
        };
    }
}
