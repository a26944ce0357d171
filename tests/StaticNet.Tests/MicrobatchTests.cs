namespace StaticNet.Tests;

/// <summary>A network whose samples take a megabyte each in training, with every kind of gradient that is added to microbatch by microbatch.</summary>
[Network]
[Input(8, 48, 48)]
[Conv2D(16, 3, Padding = 1), ReLU, DepthwiseConv2D(3, Padding = 1), Dropout(0.2)]
[Conv2D(96, 1), ReLU, Conv2D(32, 1), MaxPool2D(2), ConvTranspose2D(8, 2, Stride = 2), PReLU]
[GlobalAvgPool, Dense(4)]
[SoftmaxCrossEntropy]
internal partial class LargeImages;

/// <summary>A network whose samples take little.</summary>
[Network]
[Input(1, 8, 8)]
[Conv2D(4, 3), ReLU, GlobalAvgPool, Dense(2)]
[SoftmaxCrossEntropy]
internal partial class SmallImages;

/// <summary>A network whose weights no second cache holds, with convolutions by Winograd's algorithm, a residual and normalisations.</summary>
[Network]
[Input(8, 48, 48)]
[Conv2D(16, 3, Padding = 1, Algorithm = ConvolutionAlgorithm.Winograd), GroupNorm(4), ReLU(Name = "a")]
[Conv2D(16, 3, Padding = 1, Algorithm = ConvolutionAlgorithm.WinogradF2), Add("a"), InstanceNorm, ReLU, MaxPool2D(4)]
[Flatten, Dense(256), ReLU, Dense(4)]
[SoftmaxCrossEntropy]
internal partial class HeavyImages;

/// <summary>Steps in microbatches: that of a trainer's batch is cut, and changes nothing.</summary>
public class MicrobatchTests
{
    private const int Batch = 7;

    [Theory]
    [InlineData(2, 2)]
    [InlineData(3, 3)]
    [InlineData(7, 7)]
    public void Weights_are_the_same_bit_for_bit_however_a_batch_is_cut(int threads, int microbatch)
    {
        using var net = new LargeImages();
        Assert.Equal(1, Microbatches.Size(net.Description, Batch, threads: 1));
        Assert.Equal(microbatch, Microbatches.Size(net.Description, Batch, threads));

        Assert.Equal(Trained(new LargeImages(seed: 4), threads: 1), Trained(new LargeImages(seed: 4), threads));
    }

    [Theory]
    [InlineData(2, 7)]
    [InlineData(3, 7)]
    public void Heavy_weights_are_read_for_as_many_samples_as_a_product_tiles(int threads, int microbatch)
    {
        using var net = new HeavyImages();
        Assert.Equal(4, Microbatches.Size(net.Description, Batch, threads: 1));
        Assert.Equal(microbatch, Microbatches.Size(net.Description, Batch, threads));

        Assert.Equal(Trained(new HeavyImages(seed: 4), threads: 1), Trained(new HeavyImages(seed: 4), threads));
    }

    [Fact]
    public void Memory_is_needed_for_one_microbatch()
    {
        NetworkSummary summary = LargeImages.Summary;
        long kept = summary.KeptBytesPerSample;

        Assert.InRange(kept, 1, summary.TrainingBytesPerSample / 2);
        Assert.Equal(100 * kept, summary.TrainingBytes(200) - summary.TrainingBytes(100));
        Assert.Equal(summary.TrainingBytesPerSample, summary.TrainingBytes(100, threads: 2) - summary.TrainingBytes(100));
    }

    [Fact]
    public void Samples_that_take_little_are_not_cut()
    {
        using var net = new SmallImages();

        Assert.Equal(32, Microbatches.Size(net.Description, 32, threads: 1));
    }

    private static float[] Trained(Network net, int threads)
    {
        using Network disposed = net;
        using var trainer = new ClassifierTrainer(net, new Sgd(0.05, momentum: 0.9), Batch, threads) { Seed = 11 };
        var random = new Random(6);
        for (int step = 0; step < 3; step++)
        {
            // The last batch is a smaller one.
            int count = step < 2 ? Batch : Batch - 2;
            float[] inputs = [.. Enumerable.Range(0, count * 8 * 48 * 48).Select(_ => random.NextSingle())];
            trainer.Step(inputs, [.. Enumerable.Range(0, count).Select(i => (i + step) % 4)]);
        }

        return [.. net.Parameters.SelectMany(parameter => parameter.ToArray())];
    }
}
