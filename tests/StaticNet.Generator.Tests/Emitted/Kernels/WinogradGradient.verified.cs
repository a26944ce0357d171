// [Input(2, 4, 5), Conv2D(8, 3, Padding = 1, Algorithm = ConvolutionAlgorithm.WinogradF2), MeanSquaredError]

// WinogradInputs, Train: xt = B^T x B for 6 tiles of 4 x 4 points, [2, 4, 5]
private static void Conv2d1InputPoints(float* x, float* xt)
{
    for (int tile = 0; tile < 6; tile++)
    {
        float* from = x + tile / 3 * 128 + tile % 3 * 16;
        float* to = xt + tile * 8;
        for (int c = 0; c < 8; c += 8)
        {
            float* p = from + c, q = to + c;
            for (int column = 4; column != 0; column--)
            {
                Vector256<float> d0 = Avx.LoadVector256(p);
                Vector256<float> d1 = Avx.LoadVector256(p + 64);
                Vector256<float> d2 = Avx.LoadVector256(p + 128);
                Vector256<float> d3 = Avx.LoadVector256(p + 192);
                Vector256<float> e0 = Avx.Subtract(d0, d2);
                Vector256<float> e1 = Avx.Add(d1, d2);
                Vector256<float> e2 = Avx.Subtract(d2, d1);
                Vector256<float> e3 = Avx.Subtract(d1, d3);
                Avx.Store(q, e0);
                Avx.Store(q + 192, e1);
                Avx.Store(q + 384, e2);
                Avx.Store(q + 576, e3);
                p += 8; q += 48;
            }
            q = to + c;
            for (int row = 4; row != 0; row--)
            {
                Vector256<float> d0 = Avx.LoadVector256(q);
                Vector256<float> d1 = Avx.LoadVector256(q + 48);
                Vector256<float> d2 = Avx.LoadVector256(q + 96);
                Vector256<float> d3 = Avx.LoadVector256(q + 144);
                Vector256<float> e0 = Avx.Subtract(d0, d2);
                Vector256<float> e1 = Avx.Add(d1, d2);
                Vector256<float> e2 = Avx.Subtract(d2, d1);
                Vector256<float> e3 = Avx.Subtract(d1, d3);
                Avx.Store(q, e0);
                Avx.Store(q + 48, e1);
                Avx.Store(q + 96, e2);
                Avx.Store(q + 144, e3);
                q += 192;
            }
        }
    }
}

// WinogradOutputsGradient, Train: yt = A dy A^T for 6 tiles of 2 x 2 outputs, [8, 4, 5]
private static void Conv2d1OutputPointsGradient(float* dy, float* yt)
{
    for (int tile = 0; tile < 6; tile++)
    {
        float* from = dy + tile / 3 * 80 + tile % 3 * 16;
        float* to = yt + tile * 8;
        int columns = 5 - tile % 3 * 2;
        for (int o = 0; o < 8; o += 8)
        {
            float* p = from + o, q = to + o;
            for (int column = 0; column < 2; column++)
            {
                Vector256<float> d0 = columns > column ? Avx.LoadVector256(p) : Vector256<float>.Zero;
                Vector256<float> d1 = columns > column ? Avx.LoadVector256(p + 40) : Vector256<float>.Zero;
                Vector256<float> e0 = d0;
                Vector256<float> e1 = Avx.Add(d0, d1);
                Vector256<float> e2 = Avx.Subtract(d0, d1);
                Vector256<float> e3 = Avx.Subtract(Vector256<float>.Zero, d1);
                Avx.Store(q, e0);
                Avx.Store(q + 192, e1);
                Avx.Store(q + 384, e2);
                Avx.Store(q + 576, e3);
                p += 8; q += 48;
            }
            q = to + o;
            for (int row = 4; row != 0; row--)
            {
                Vector256<float> d0 = Avx.LoadVector256(q);
                Vector256<float> d1 = Avx.LoadVector256(q + 48);
                Vector256<float> e0 = d0;
                Vector256<float> e1 = Avx.Add(d0, d1);
                Vector256<float> e2 = Avx.Subtract(d0, d1);
                Vector256<float> e3 = Avx.Subtract(Vector256<float>.Zero, d1);
                Avx.Store(q, e0);
                Avx.Store(q + 48, e1);
                Avx.Store(q + 96, e2);
                Avx.Store(q + 144, e3);
                q += 192;
            }
        }
    }
}

// WinogradProductGradient, Train: du[point,c,o] = sum over 6 tiles of xt[point,tile,c] yt[point,tile,o], 16 points, 2 x 8
private static void Conv2d1ProductGradient(float* xt, float* yt, float* du, bool adds, int count, int begin, int end)
{
    float* strip = stackalloc float[2_016];
    for (int point = begin / 1; point * 1 < end; point++)
    {
        int first = begin - point * 1, last = Math.Min(end - point * 1, 1);
        float* x = xt + point * 48, dy = yt + point * 48, dw = du + point * 16;
        if (!adds)
        {
            if (first < 1 && last > 0)
            {
                for (int tile = Math.Max(first, 0); tile < Math.Min(last, 1); tile++)
                {
                    float* d = dw;
                    new Span<float>(d, 16).Clear();
                }
            }
        }
        for (int sample = 0; sample < count; sample += 21)
        {
            int samples = Math.Min(21, count - sample);
            if (first < 1 && last > 0)
            {
                float* from = dy + sample * 3_984;
                float* to = strip;
                for (int s = samples; s != 0; s--)
                {
                    for (int j = 6; j != 0; j--)
                    {
                        Avx.Store(to, Avx.LoadVector256(from));
                        from += 8; to += 8;
                    }
                    from += 3_936;
                }
                float* ahead = x + (sample + 21) * 3_984;
                for (int tile = Math.Max(first, 0); tile < Math.Min(last, 1); tile++)
                {
                    float* d = dw;
                    Sse.Prefetch0(ahead); Sse.Prefetch0(ahead + 16); Sse.Prefetch0(ahead + 32); ahead += 48;
                    float* p = x + sample * 3_984;
                    float* q = strip;
                    Vector256<float> s0a = Avx.LoadVector256(d);
                    Vector256<float> s1a = Avx.LoadVector256(d + 8);
                    Vector256<float> v, ga;
                    for (int s = samples; s != 0; s--)
                    {
                        for (int j = 2; j != 0; j--)
                        {
                            ga = Avx.LoadVector256(q);
                            v = Avx.BroadcastScalarToVector256(p); s0a = Fma.MultiplyAdd(v, ga, s0a);
                            v = Avx.BroadcastScalarToVector256(p + 1); s1a = Fma.MultiplyAdd(v, ga, s1a);
                            ga = Avx.LoadVector256(q + 8);
                            v = Avx.BroadcastScalarToVector256(p + 8); s0a = Fma.MultiplyAdd(v, ga, s0a);
                            v = Avx.BroadcastScalarToVector256(p + 9); s1a = Fma.MultiplyAdd(v, ga, s1a);
                            ga = Avx.LoadVector256(q + 16);
                            v = Avx.BroadcastScalarToVector256(p + 16); s0a = Fma.MultiplyAdd(v, ga, s0a);
                            v = Avx.BroadcastScalarToVector256(p + 17); s1a = Fma.MultiplyAdd(v, ga, s1a);
                            p += 24; q += 24;
                        }
                        p += 3_936;
                    }
                    Avx.Store(d, s0a);
                    Avx.Store(d + 8, s1a);
                }
            }
        }
    }
}

// WinogradWeightGradient, Train: dw = G^T du G, [8, 2, 4, 4] -> [8, 2, 3, 3]
private static void Conv2d1WeightGradient(float* du, float* dw, int count, int begin, int end)
{
    Vector256<float> half = Vector256.Create(0.5f);
    float* left = stackalloc float[96];
    for (int unit = begin; unit < end; unit++)
    {
        int o = 0, c = unit * 8;
        int rows = Math.Min(8, 2 - c);
        const int stride = 8;
        float* from = du + o + c * stride;
        float* to = dw + o + c * stride;
        for (int row = 0; row < rows; row++)
        {
            float* p = from + row * stride, q = left;
            for (int column = 4; column != 0; column--)
            {
                Vector256<float> d0 = Avx.LoadVector256(p);
                Vector256<float> d1 = Avx.LoadVector256(p + 64);
                Vector256<float> d2 = Avx.LoadVector256(p + 128);
                Vector256<float> d3 = Avx.LoadVector256(p + 192);
                Vector256<float> even = Avx.Multiply(half, Avx.Add(d1, d2));
                Vector256<float> e0 = Avx.Add(d0, even);
                Vector256<float> e1 = Avx.Multiply(half, Avx.Subtract(d1, d2));
                Vector256<float> e2 = Avx.Add(even, d3);
                Avx.Store(q, e0);
                Avx.Store(q + 32, e1);
                Avx.Store(q + 64, e2);
                p += 16; q += 8;
            }
            q = left;
            p = to + row * stride;
            for (int tap = 3; tap != 0; tap--)
            {
                Vector256<float> d0 = Avx.LoadVector256(q);
                Vector256<float> d1 = Avx.LoadVector256(q + 8);
                Vector256<float> d2 = Avx.LoadVector256(q + 16);
                Vector256<float> d3 = Avx.LoadVector256(q + 24);
                Vector256<float> even = Avx.Multiply(half, Avx.Add(d1, d2));
                Vector256<float> e0 = Avx.Add(d0, even);
                Vector256<float> e1 = Avx.Multiply(half, Avx.Subtract(d1, d2));
                Vector256<float> e2 = Avx.Add(even, d3);
                Avx.Store(p, e0);
                Avx.Store(p + 2 * stride, e1);
                Avx.Store(p + 4 * stride, e2);
                q += 32; p += 6 * stride;
            }
        }
    }
}
