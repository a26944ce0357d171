using System.IO.Compression;
using StaticNet.Tests.Support;

namespace StaticNet.Tests;

public class DataTests
{
    private static readonly byte[] TwoImages = [0, 0, 8, 3, 0, 0, 0, 2, 0, 0, 0, 1, 0, 0, 0, 3, 0, 255, 51, 1, 2, 3];

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Idx_files_give_images_from_0_to_1_and_labels(bool compressed)
    {
        string folder = Directory.CreateTempSubdirectory("staticnet").FullName;
        try
        {
            string images = Path.Combine(folder, "images"), labels = Path.Combine(folder, "labels");
            File.WriteAllBytes(images, compressed ? Compress(TwoImages) : TwoImages);
            File.WriteAllBytes(labels, [0, 0, 8, 1, 0, 0, 0, 2, 7, 4]);
            LabelledData data = LabelledData.FromIdx(images, labels);
            Assert.Equal((2, 3), (data.Count, data.InputLength));
            Assert.Equal([0, 1, 0.2f], data.Input(0).ToArray());
            Assert.Equal(4, data.Label(1));

            File.WriteAllBytes(labels, [0, 0, 8, 1, 0, 0, 0, 1, 7]);
            string message = Assert.Throws<InvalidDataException>(() => LabelledData.FromIdx(images, labels)).Message;
            Assert.Equal($"{images} has 2 images, but {labels} has 1 label", message);

            File.WriteAllBytes(labels, [1, 2]);
            Assert.StartsWith($"{labels}: An IDX file starts with", Assert.Throws<InvalidDataException>(() => LabelledData.FromIdx(images, labels)).Message);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    public static TheoryData<byte[], string> Malformed => new()
    {
        { [], "but this one with nothing" },
        { [1, 0, 8, 3, 0], "but this one with 01000803" },
        { [0, 0, 13, 1, 0, 0, 0, 0], "Expected elements of type 0x08 (unsigned byte), but found 0x0D" },
        { [0, 0, 8, 2, 0, 0, 0, 1], "Expected a header of 12 bytes for 2 axes, but found 8 bytes" },
        { [0, 0, 8, 1, 0, 0, 0, 3, 1, 2], "Expected 3 elements for [3], but found 2" },
        { [0, 0, 8, 1, 0, 0, 0, 1, 1, 2], "Expected 1 element for [1], but found 2" },
        { [0, 0, 8, 2, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF], "but found 0" },
    };

    [Theory, MemberData(nameof(Malformed))]
    public void Malformed_idx_files_say_what_was_expected_and_found(byte[] bytes, string message) =>
        Assert.Contains(message, Assert.Throws<InvalidDataException>(() => IdxFile.Read(bytes)).Message);

    [Fact]
    public void Inputs_that_do_not_fit_their_labels_are_refused()
    {
        Assert.Throws<ArgumentException>(() => new LabelledData(new float[5], [0, 1], 3));
        Assert.Throws<ArgumentException>(() => new ValueData(new float[6], new float[3], 3, 2));
        Assert.Throws<ArgumentOutOfRangeException>(() => new LabelledData([], [], 0));
    }

    [Fact]
    public void Slices_are_the_same_samples()
    {
        ValueData data = new([1, 2, 3, 4, 5, 6], [10, 20, 30], 2, 1), slice = data.Slice(1, 2);
        Assert.Equal([3, 4], slice.Input(0).ToArray());
        Assert.Equal([30], slice.Target(1).ToArray());
    }

    [Fact]
    public void Shifting_moves_whole_images_and_fills_with_zeros()
    {
        const int height = 4, width = 5, pixels = 2;
        float[] image = [.. Numbers.Random(2 * height * width, seed: 1).Select(x => x + 2)];
        var seen = new HashSet<(int, int)>();
        for (uint key = 0; key < 2000; key++)
        {
            float[] result = [.. Enumerable.Repeat(float.NaN, image.Length)];
            Augment.Shift(pixels)(image, result, [2, height, width], key);
            seen.Add(Moved(image, result, height, width, pixels));
        }

        Assert.Equal(25, seen.Count);
    }

    [Fact]
    public void Shifting_further_than_the_image_leaves_zeros()
    {
        float[] result = new float[4];
        for (uint key = 0; key < 500; key++)
            Augment.Shift(9)([1, 2, 3, 4], result, [1, 2, 2], key);
        Assert.Contains("needs images [C, H, W], but the samples are [4]", Assert.Throws<ArgumentException>(() => Augment.Shift(1)(result, result, [4], 0)).Message);
    }

    // Which move explains the result at every pixel of both channels; none is an error.
    private static (int, int) Moved(float[] image, float[] result, int height, int width, int pixels)
    {
        for (int dy = -pixels; dy <= pixels; dy++)
            for (int dx = -pixels; dx <= pixels; dx++)
            {
                bool fits = true;
                for (int i = 0; i < image.Length; i++)
                {
                    int channel = i / (height * width), y = i / width % height - dy, x = i % width - dx;
                    float expected = y < 0 || x < 0 || y >= height || x >= width ? 0 : image[(channel * height + y) * width + x];
                    fits &= result[i] == expected;
                }

                if (fits)
                    return (dy, dx);
            }

        throw new InvalidOperationException("the result is no move of the image");
    }

    private static byte[] Compress(byte[] bytes)
    {
        using var stream = new MemoryStream();
        using (var gzip = new GZipStream(stream, CompressionLevel.Fastest))
            gzip.Write(bytes);
        return stream.ToArray();
    }
}
