using StaticNet.Numerics;
using StaticNet.Tests.Support;

namespace StaticNet.Tests;

public unsafe class TransposeTests
{
    [Theory]
    [InlineData(8, 8)]
    [InlineData(13, 9)]
    public void Rows_become_columns_and_nothing_else_changes(int sourceStride, int targetStride)
    {
        float[] source = Numbers.Random(8 * sourceStride, seed: 5);
        float[] simd = new float[8 * targetStride + 1], plain = new float[8 * targetStride + 1];
        Array.Fill(simd, 77);
        Array.Fill(plain, 77);
        fixed (float* s = source, a = simd, b = plain)
        {
            Transpose.Block8x8(s, sourceStride, a, targetStride);
            Transpose.OneByOne(s, sourceStride, b, targetStride);
        }

        for (int i = 0; i < 8; i++)
            for (int j = 0; j < targetStride; j++)
                Assert.Equal(j < 8 ? source[j * sourceStride + i] : 77, simd[i * targetStride + j]);
        Assert.Equal(plain, simd);
        Assert.Equal(77, simd[^1]);
    }
}
