using System.IO.Compression;
using StaticNet.Tests.Support;
using StaticNet.Weights;

namespace StaticNet.Tests.Robustness;

/// <summary>
/// Every reader of files from elsewhere, on damaged ones. Of the valid files that come out, some still differ from the original
/// in their numbers alone, so "valid" is neither none nor all.
/// </summary>
public class FuzzTests
{
    [Fact]
    public void Of_100_000_damaged_safetensors_files_each_is_read_or_refused()
    {
        int valid = Fuzz.Run([Network(), Mixed(), Empty()], 100_000, bytesEach: 64, e => e is SafetensorsException, file =>
        {
            SafetensorsFile tensors = SafetensorsFile.Read(file);
            foreach (SafetensorsEntry tensor in tensors.Tensors)
                Assert.Equal(tensor.Length, tensor.ToArray().Length);
        });
        Assert.InRange(valid, 1_000, 60_000);
    }

    [Fact]
    public void Of_20_000_damaged_files_a_network_loads_each_whole_or_stays_as_it_was()
    {
        using var net = new LinearNet(3, 2, seed: 1);
        float[] before = [.. net.Parameters.SelectMany(parameter => parameter.ToArray())];
        int valid = Fuzz.Run([Network()], 20_000, bytesEach: 64, e => e is SafetensorsException or WeightsException, file =>
        {
            using var stream = new MemoryStream(file);
            try
            {
                net.LoadWeights(stream);
            }
            catch
            {
                Assert.Equal(before, net.Parameters.SelectMany(parameter => parameter.ToArray()));
                throw;
            }

            before = [.. net.Parameters.SelectMany(parameter => parameter.ToArray())];
        });
        Assert.InRange(valid, 100, 15_000);
    }

    [Fact]
    public void Of_20_000_damaged_files_of_training_a_trainer_loads_each_whole_or_stays_as_it_was()
    {
        using var net = new LinearNet(3, 2, seed: 1);
        using var trainer = new ClassifierTrainer(net, new Adam(0.01), batchSize: 2, threads: 1) { Schedule = new StepDecay(2, 0.5), AverageDecay = 0.5, AccumulationSteps = 2 };
        trainer.Fit(Numbers.Clusters(5, 3, 2, seed: 1), epochs: 3, options: new FitOptions { EarlyStopping = new EarlyStopping(patience: 9) });
        byte[] before = Training(trainer);
        int valid = Fuzz.Run([before], 20_000, bytesEach: 64, e => e is SafetensorsException or WeightsException, file =>
        {
            using var stream = new MemoryStream(file);
            try
            {
                trainer.Load(stream);
            }
            catch
            {
                Assert.Equal(before, Training(trainer));
                throw;
            }

            before = Training(trainer);
        });
        Assert.InRange(valid, 100, 15_000);
    }

    // gzip packs a byte at most 1,032 times; the header inside says how much will come.
    [Theory]
    [InlineData(false, 8)]
    [InlineData(true, 3_200)]
    public void Of_50_000_damaged_IDX_files_each_is_read_or_refused(bool compressed, int bytesEach)
    {
        byte[] images = [0, 0, 8, 3, 0, 0, 0, 2, 0, 0, 0, 4, 0, 0, 0, 3, .. Enumerable.Range(0, 24).Select(i => (byte)i)], labels = [0, 0, 8, 1, 0, 0, 0, 2, 7, 4];
        byte[][] files = [.. new[] { images, labels }.Select(file => compressed ? Compress(file) : file)];
        int valid = Fuzz.Run(files, 50_000, bytesEach, e => e is InvalidDataException, file => IdxFile.Read(file));
        Assert.InRange(valid, 100, 40_000);
    }

    [Fact]
    public void A_gzip_file_that_swells_is_read_no_further_than_its_header_says()
    {
        byte[] bomb = Compress([0, 0, 8, 1, 0, 0, 0, 2, .. new byte[50_000_000]]);
        long allocated = GC.GetAllocatedBytesForCurrentThread();
        Assert.Contains("more follows", Assert.Throws<InvalidDataException>(() => IdxFile.Read(bomb)).Message);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - allocated, 0, 1_000_000);
    }

    [Theory]
    [InlineData(new byte[] { 0, 0, 8, 3, 0, 0, 0, 0, 0, 1, 0, 0, 0, 1, 0, 0 })]
    [InlineData(new byte[] { 0, 0, 8, 3, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 5 })]
    public void Images_without_pixels_are_refused(byte[] images)
    {
        string folder = Directory.CreateTempSubdirectory("staticnet").FullName;
        try
        {
            string first = Path.Combine(folder, "images"), second = Path.Combine(folder, "labels");
            File.WriteAllBytes(first, images);
            File.WriteAllBytes(second, [0, 0, 8, 1, 0, 0, 0, 0]);
            Assert.Contains("needs images", Assert.Throws<InvalidDataException>(() => LabelledData.FromIdx(first, second)).Message);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static byte[] Network()
    {
        using var net = new LinearNet(3, 2, seed: 1);
        using var stream = new MemoryStream();
        net.Save(stream);
        return stream.ToArray();
    }

    private static byte[] Training(Trainer trainer)
    {
        using var stream = new MemoryStream();
        trainer.Save(stream);
        return stream.ToArray();
    }

    private static byte[] Mixed()
    {
        var writer = new SafetensorsWriter();
        writer.AddMetadata("format", "pt");
        writer.AddMetadata("größe", "\u4f60\u597d");
        writer.Add("a.weight", [2, 3], [1f, 2, 3, 4, 5, 6]);
        writer.Add("count", [], [42L]);
        writer.Add("none", [0, 7], ReadOnlySpan<float>.Empty);
        using var stream = new MemoryStream();
        writer.Write(stream);
        return stream.ToArray();
    }

    private static byte[] Empty()
    {
        using var stream = new MemoryStream();
        new SafetensorsWriter().Write(stream);
        return stream.ToArray();
    }

    private static byte[] Compress(byte[] bytes)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Fastest))
            gzip.Write(bytes);
        return packed.ToArray();
    }
}
