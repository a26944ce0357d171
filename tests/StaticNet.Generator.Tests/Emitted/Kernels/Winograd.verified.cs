// [Input(1, 4, 4), Conv2D(8, 3, Padding = 1, Algorithm = ConvolutionAlgorithm.WinogradF2), MeanSquaredError]

// WinogradWeights, Predict: u = G w G^T, [8, 1, 3, 3] -> [8, 1, 4, 4]
private static void Conv2d1Weights(float* w, float* u, int count, int begin, int end)
{
    Vector256<float> half = Vector256.Create(0.5f);
    float* taps = stackalloc float[576];
    for (int unit = begin; unit < end; unit++)
    {
        int o = 0, c = unit * 8;
        int rows = Math.Min(8, 1 - c);
        const int fromStride = 8;
        float* from = w + o + c * fromStride;
        for (int tap = 0; tap < 9; tap++)
        {
            for (int row = 0; row < rows; row++)
            {
                float* p = from + (tap * 1 + row) * fromStride, q = taps + tap * 64 + row * 8;
                Avx.Store(q, Avx.LoadVector256(p));
            }
        }
        const int toStride = 8;
        float* to = u + o + c * toStride;
        for (int row = 0; row < rows; row++)
        {
            float* p = taps + row * 8, q = to + row * toStride;
            for (int column = 3; column != 0; column--)
            {
                Vector256<float> d0 = Avx.LoadVector256(p);
                Vector256<float> d1 = Avx.LoadVector256(p + 192);
                Vector256<float> d2 = Avx.LoadVector256(p + 384);
                Vector256<float> even = Avx.Add(d0, d2);
                Vector256<float> e0 = d0;
                Vector256<float> e1 = Avx.Multiply(half, Avx.Add(even, d1));
                Vector256<float> e2 = Avx.Multiply(half, Avx.Subtract(even, d1));
                Vector256<float> e3 = d2;
                Avx.Store(q, e0);
                Avx.Store(q + 32, e1);
                Avx.Store(q + 64, e2);
                Avx.Store(q + 96, e3);
                p += 64; q += 8;
            }
            q = to + row * toStride;
            for (int column = 4; column != 0; column--)
            {
                Vector256<float> d0 = Avx.LoadVector256(q);
                Vector256<float> d1 = Avx.LoadVector256(q + 8);
                Vector256<float> d2 = Avx.LoadVector256(q + 16);
                Vector256<float> even = Avx.Add(d0, d2);
                Vector256<float> e0 = d0;
                Vector256<float> e1 = Avx.Multiply(half, Avx.Add(even, d1));
                Vector256<float> e2 = Avx.Multiply(half, Avx.Subtract(even, d1));
                Vector256<float> e3 = d2;
                Avx.Store(q, e0);
                Avx.Store(q + 8, e1);
                Avx.Store(q + 16, e2);
                Avx.Store(q + 24, e3);
                q += 32;
            }
        }
    }
}

// Winograd, Predict: y = b + A^T [sum u . (B^T x B)] A with tiles of 2 x 2 outputs, [1, 4, 4] -> [8, 4, 4]
private static void Conv2d1Forward(float* x, float* u, float* b, float* y, float* xt, float* yt)
{
    for (int tile = 0; tile < 4; tile++)
    {
        float* from = x + tile / 2 * 96 + tile % 2 * 16;
        float* to = xt + tile * 144;
        for (int c = 0; c < 8; c += 8)
        {
            float* p = from + c, q = to + c;
            for (int column = 4; column != 0; column--)
            {
                Vector256<float> d0 = Avx.LoadVector256(p);
                Vector256<float> d1 = Avx.LoadVector256(p + 48);
                Vector256<float> d2 = Avx.LoadVector256(p + 96);
                Vector256<float> d3 = Avx.LoadVector256(p + 144);
                Vector256<float> e0 = Avx.Subtract(d0, d2);
                Vector256<float> e1 = Avx.Add(d1, d2);
                Vector256<float> e2 = Avx.Subtract(d2, d1);
                Vector256<float> e3 = Avx.Subtract(d1, d3);
                Avx.Store(q, e0);
                Avx.Store(q + 32, e1);
                Avx.Store(q + 64, e2);
                Avx.Store(q + 96, e3);
                p += 8; q += 8;
            }
            q = to + c;
            for (int row = 4; row != 0; row--)
            {
                Vector256<float> d0 = Avx.LoadVector256(q);
                Vector256<float> d1 = Avx.LoadVector256(q + 8);
                Vector256<float> d2 = Avx.LoadVector256(q + 16);
                Vector256<float> d3 = Avx.LoadVector256(q + 24);
                Vector256<float> e0 = Avx.Subtract(d0, d2);
                Vector256<float> e1 = Avx.Add(d1, d2);
                Vector256<float> e2 = Avx.Subtract(d2, d1);
                Vector256<float> e3 = Avx.Subtract(d1, d3);
                Avx.Store(q, e0);
                Avx.Store(q + 8, e1);
                Avx.Store(q + 16, e2);
                Avx.Store(q + 24, e3);
                q += 32;
            }
        }
    }
    for (int point = 0; point < 16; point++)
    {
        float* un = u + point * 8;
        float* xr = xt + point * 8;
        float* yr = yt + point * 8;
        {
            Vector256<float> s0a = Vector256<float>.Zero, s1a = Vector256<float>.Zero, s2a = Vector256<float>.Zero, s3a = Vector256<float>.Zero;
            float* p = xr, q = un;
            Vector256<float> v, wa;
            wa = Avx.LoadVector256(q);
            v = Avx.BroadcastScalarToVector256(p); s0a = Fma.MultiplyAdd(v, wa, s0a);
            v = Avx.BroadcastScalarToVector256(p + 144); s1a = Fma.MultiplyAdd(v, wa, s1a);
            v = Avx.BroadcastScalarToVector256(p + 288); s2a = Fma.MultiplyAdd(v, wa, s2a);
            v = Avx.BroadcastScalarToVector256(p + 432); s3a = Fma.MultiplyAdd(v, wa, s3a);
            Avx.Store(yr, s0a);
            Avx.Store(yr + 144, s1a);
            Avx.Store(yr + 288, s2a);
            Avx.Store(yr + 432, s3a);
        }
    }
    for (int tile = 0; tile < 4; tile++)
    {
        float* from = yt + tile * 144;
        float* to = y + tile / 2 * 64 + tile % 2 * 16;
        for (int o = 0; o < 8; o += 8)
        {
            float* p = from + o, q = to + o;
            for (int column = 4; column != 0; column--)
            {
                Vector256<float> d0 = Avx.LoadVector256(p);
                Vector256<float> d1 = Avx.LoadVector256(p + 32);
                Vector256<float> d2 = Avx.LoadVector256(p + 64);
                Vector256<float> d3 = Avx.LoadVector256(p + 96);
                Vector256<float> e0 = Avx.Add(d0, Avx.Add(d1, d2));
                Vector256<float> e1 = Avx.Subtract(Avx.Subtract(d1, d2), d3);
                Avx.Store(p, e0);
                Avx.Store(p + 32, e1);
                p += 8;
            }
            p = from + o;
            Vector256<float> bias = Avx.LoadVector256(b + o);
            for (int row = 2; row != 0; row--)
            {
                Vector256<float> d0 = Avx.LoadVector256(p);
                Vector256<float> d1 = Avx.LoadVector256(p + 8);
                Vector256<float> d2 = Avx.LoadVector256(p + 16);
                Vector256<float> d3 = Avx.LoadVector256(p + 24);
                Vector256<float> e0 = Avx.Add(d0, Avx.Add(d1, d2));
                Vector256<float> e1 = Avx.Subtract(Avx.Subtract(d1, d2), d3);
                e0 = Avx.Add(e0, bias);
                Avx.Store(q, e0);
                e1 = Avx.Add(e1, bias);
                Avx.Store(q + 8, e1);
                p += 32; q += 32;
            }
        }
    }
}
