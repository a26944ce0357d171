using StaticNet.Layouts;

namespace StaticNet.Compiler.Tests;

/// <summary>Layouts put every element somewhere, no two at one place, and none outside.</summary>
public class LayoutTests
{
    public static TheoryData<int, int, int, int, int, bool, bool> Tensors()
    {
        var data = new TheoryData<int, int, int, int, int, bool, bool>();
        foreach (int channels in new[] { 1, 7, 8, 9, 31, 33 })
        {
            foreach ((int height, int width) in new[] { (1, 1), (1, 7), (5, 3) })
            {
                foreach (int stride in new[] { channels, (channels + 7) / 8 * 8 }.Distinct())
                {
                    foreach (int halo in new[] { 0, 2 })
                    {
                        data.Add(channels, height, width, stride, halo, false, true);
                        data.Add(channels, height, width, stride, halo, true, false);
                    }
                }
            }
        }

        return data;
    }

    [Theory]
    [MemberData(nameof(Tensors))]
    public void Every_element_of_a_tensor_has_its_own_place(int channels, int height, int width, int stride, int halo, bool pixelMajor, bool padded)
    {
        var layout = new TensorLayout(channels, height, width, stride, new Halo(halo, halo + 1, halo * 2, halo), pixelMajor, padded);
        int[] places = Places(layout.Size, layout.IndexOf, layout.SampleStride);
        Assert.Equal(layout.IsLogicalOrder, places.SequenceEqual(Enumerable.Range(0, layout.Size)));
        if (padded)
            Assert.Equal(0, layout.SampleStride % 16);
    }

    public static TheoryData<int, int> Sizes()
    {
        var data = new TheoryData<int, int>();
        foreach (int rows in new[] { 1, 7, 16, 33 })
        {
            foreach (int columns in new[] { 1, 7, 8, 9, 15, 16, 17, 24, 25, 31, 33 })
                data.Add(rows, columns);
        }

        return data;
    }

    [Theory]
    [MemberData(nameof(Sizes))]
    public void Every_weight_of_a_dense_layer_has_its_own_place(int inputs, int outputs)
    {
        // [out, in]: outputs are columns, inputs rows.
        var layout = new ParameterLayout(inputs, outputs, [outputs, inputs], [0, 1], [1, 0]);
        Places(layout.Length, layout.IndexOf, layout.Size);
        Assert.Equal(0, layout.Size % 16);
    }

    [Theory]
    [MemberData(nameof(Sizes))]
    public void Every_weight_behind_a_flattened_image_has_its_own_place(int channels, int outputs)
    {
        // [out, C, H, W] with H = 2, W = 3: a row is (h, w, c), as the image lies in memory.
        var layout = new ParameterLayout(6 * channels, outputs, [outputs, channels, 2, 3], [0, 1, 3 * channels, channels], [1, 0, 0, 0]);
        Places(layout.Length, layout.IndexOf, layout.Size);
    }

    [Theory]
    [MemberData(nameof(Sizes))]
    public void Every_weight_of_a_grouped_convolution_has_its_own_place(int channels, int filters)
    {
        // [G x filters, C, 2, 2]: a group is a block.
        var layout = new ParameterLayout(4 * channels, filters, [3, filters, channels, 2, 2], [0, 0, 1, 2 * channels, channels], [0, 1, 0, 0, 0], 3, [1, 0, 0, 0, 0]);
        Places(layout.Length, layout.IndexOf, layout.Size);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(8)]
    [InlineData(9)]
    [InlineData(33)]
    public void Vector_lies_in_its_order(int length)
    {
        ParameterLayout layout = ParameterLayout.Vector(length);
        Assert.Equal(Enumerable.Range(0, length), Places(length, layout.IndexOf, layout.Size));
    }

    private static int[] Places(int count, Func<int, int> indexOf, int size)
    {
        int[] places = Enumerable.Range(0, count).Select(indexOf).ToArray();
        Assert.All(places, place => Assert.InRange(place, 0, size - 1));
        Assert.Equal(count, places.Distinct().Count());
        return places;
    }
}
