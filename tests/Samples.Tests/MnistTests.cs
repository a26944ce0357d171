using System.IO.Compression;
using System.Net;
using Digits.Data;

namespace Samples.Tests;

public sealed class MnistTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("digits-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Plain_and_packed_files_are_read()
    {
        Write(MnistFolder.TrainingImages, Idx([2, 28, 28], 255), packed: true);
        Write(MnistFolder.TrainingLabels, Idx([2], 7), packed: false);
        Write(MnistFolder.TestImages, Idx([1, 28, 28], 51), packed: false);
        Write(MnistFolder.TestLabels, Idx([1], 0), packed: true);
        DigitSource source = MnistFolder.Read(_folder);
        Assert.Equal((2, 1), (source.Training.Count, source.HeldOut.Count));
        Assert.Equal((1f, .2f, 7), (source.Training.Input(1)[783], source.HeldOut.Input(0)[0], source.Training.Label(1)));
    }

    [Fact]
    public void A_missing_file_is_named_with_its_folder_and_a_way_out()
    {
        Write(MnistFolder.TrainingImages, Idx([1, 28, 28], 0), packed: true);
        string message = Assert.Throws<DataException>(() => MnistFolder.Read(_folder)).Message;
        Assert.StartsWith($"train-labels-idx1-ubyte is missing in {_folder}, plain and as .gz; put MNIST's four files there", message);
        Assert.Contains("--download", message);
    }

    [Theory]
    [InlineData(28, 27, 1, 5, "images of 756 pixels, but the network needs some of 28 x 28 = 784")]
    [InlineData(28, 28, 2, 5, "labels")]
    [InlineData(28, 28, 1, 10, "has the label 10, but digits go from 0 to 9")]
    public void Files_that_do_not_fit_are_refused(int height, int width, int labels, int label, string part)
    {
        Write(MnistFolder.TrainingImages, Idx([1, height, width], 0), packed: false);
        Write(MnistFolder.TrainingLabels, Idx([labels], (byte)label), packed: false);
        Write(MnistFolder.TestImages, Idx([1, 28, 28], 0), packed: false);
        Write(MnistFolder.TestLabels, Idx([1], 0), packed: false);
        Assert.Contains(part, Assert.Throws<DataException>(() => MnistFolder.Read(_folder)).Message);
    }

    [Fact]
    public async Task A_download_with_another_checksum_is_not_kept_and_every_mirror_is_asked()
    {
        var asked = new List<string>();
        using var client = new HttpClient(new Answering(uri =>
        {
            asked.Add(uri);
            return uri.StartsWith(MnistDownload.Mirrors[0], StringComparison.Ordinal) ? null : Packed([1, 2, 3]);
        }));
        string message = (await Assert.ThrowsAsync<DataException>(() => MnistDownload.FetchAsync(_folder, client, _ => { }))).Message;
        Assert.Equal(MnistDownload.Mirrors.Select(mirror => mirror + "train-images-idx3-ubyte.gz"), asked);
        Assert.Contains("404", message);
        Assert.Contains("another checksum than ba891046", message);
        Assert.Empty(Directory.GetFiles(_folder));
    }

    private void Write(string name, byte[] bytes, bool packed) =>
        File.WriteAllBytes(Path.Combine(_folder, packed ? name + ".gz" : name), packed ? Packed(bytes) : bytes);

    private static byte[] Idx(int[] shape, byte value)
    {
        byte[] header = [0, 0, 8, (byte)shape.Length, .. shape.SelectMany(size => new byte[] { 0, 0, (byte)(size >> 8), (byte)size })];
        return [.. header, .. Enumerable.Repeat(value, shape.Aggregate(1, (a, b) => a * b))];
    }

    private static byte[] Packed(byte[] bytes)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Fastest))
            gzip.Write(bytes);
        return packed.ToArray();
    }

    // Stands for the mirrors; null is "not found".
    private sealed class Answering(Func<string, byte[]?> answer) : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
            Task.FromResult(answer(request.RequestUri!.ToString()) is { } bytes
                ? new HttpResponseMessage(HttpStatusCode.OK) { Content = new ByteArrayContent(bytes) }
                : new HttpResponseMessage(HttpStatusCode.NotFound));
    }
}
