using System.Runtime.InteropServices;
using System.Security.Cryptography;
using Digits.Drawing;

namespace Samples.Tests;

public class DrawnDigitsTests
{
    [Fact]
    public void An_image_is_the_same_alone_in_a_set_and_with_any_number_of_threads()
    {
        const int count = 37;
        const long first = 1_000;
        var (one, _) = DrawnDigits.Draw(seed: 5, first, count, threads: 1);
        var (three, labels) = DrawnDigits.Draw(seed: 5, first, count, threads: 3);
        Assert.Equal(one, three);
        var alone = new float[DrawnDigits.ImageLength];
        for (int i = 0; i < count; i++)
        {
            DrawnDigits.Draw(seed: 5, first + i, alone);
            Assert.True(alone.AsSpan().SequenceEqual(one.AsSpan(i * alone.Length, alone.Length)), $"image {i}");
            Assert.Equal((first + i) % 10, labels[i]);
        }
    }

    // Only exactly rounded operations make an image, so its bits are those of every machine. A new hash here means that all
    // accuracies measured on drawn digits are no longer comparable.
    [Fact]
    public void The_first_hundred_images_of_seed_1_never_change()
    {
        var (images, _) = DrawnDigits.Draw(seed: 1, first: 0, count: 100, threads: 2);
        Assert.Equal("3960c5ab3963ebc95edaac9031a4f5c2186f6aeb6721103a79013cc47ea608d5", Convert.ToHexStringLower(SHA256.HashData(MemoryMarshal.AsBytes<float>(images))));
    }

    [Fact]
    public void Ink_is_between_0_and_1_and_every_image_has_some()
    {
        var (images, _) = DrawnDigits.Draw(seed: 2, first: 0, count: 500, threads: 2);
        Assert.All(images, ink => Assert.InRange(ink, 0f, 1f));
        for (int i = 0; i < 500; i++)
            Assert.True(images.AsSpan(i * DrawnDigits.ImageLength, DrawnDigits.ImageLength).ToArray().Max() > .3f, $"image {i} is blank");
    }

    [Fact]
    public void Other_seeds_and_other_indices_give_other_images()
    {
        float[] image = Draw(1, 0);
        Assert.NotEqual(image, Draw(2, 0));
        Assert.NotEqual(image, Draw(1, 10));
    }

    private static float[] Draw(long seed, long index)
    {
        var image = new float[DrawnDigits.ImageLength];
        DrawnDigits.Draw(seed, index, image);
        return image;
    }
}
