// [Input(9), Dropout(0.25), Dense(8), Reshape(2, 2, 2), SpatialDropout, MeanSquaredError]

// Dropout, Train: y = x / (1 - 0.25) where kept, else 0, [9]
private static void Dropout1Forward(float* x, float* y, uint key)
{
    Vector256<uint> lanes = Vector256.Create(0u, 1u, 2u, 3u, 4u, 5u, 6u, 7u);
    Vector256<float> scale = Vector256.Create(1.3333334f);
    {
        Vector256<float> kept = CounterRandom.AtLeast(key, lanes + Vector256.Create(0u), 1_073_741_824u);
        Vector256<float> v = Avx.And(Avx.Multiply(Avx.LoadVector256(x), scale), kept);
        Avx.Store(y, v);
    }
    {
        Vector256<float> kept = CounterRandom.AtLeast(key, lanes + Vector256.Create(8u), 1_073_741_824u);
        Vector256<float> v = Avx.And(Avx.Multiply(Avx.LoadVector256(x + 8), scale), kept);
        Avx.Store(y + 8, v);
    }
}

// SpatialDropout, Train: y[c] = x[c] / (1 - 0.5) where the channel is kept, else 0, [2, 2, 2]
private static void Spatialdropout1Forward(float* x, float* y, uint key)
{
    Vector256<uint> lanes = Vector256.Create(0u, 1u, 2u, 3u, 4u, 5u, 6u, 7u);
    Vector256<float> scale = Vector256.Create(2f);
    {
        Vector256<float> kept0 = CounterRandom.AtLeast(key, lanes + Vector256.Create(0u), 2_147_483_648u);
        for (int i = 0; i < 2; i++)
        {
            for (int j = 0; j < 2; j++)
            {
                float* xp = x + i * 16 + j * 8;
                float* yp = y + i * 16 + j * 8;
                Avx.Store(yp, Avx.And(Avx.Multiply(Avx.LoadVector256(xp), scale), kept0));
            }
        }
    }
}
