// [Input(8, 4, 5), Conv2D(8, 3, Padding = 1, Algorithm = ConvolutionAlgorithm.WinogradF4), MeanSquaredError]

// WinogradInputs, Train: xt = B^T x B for 2 tiles of 6 x 6 points, [8, 4, 5]
private static void Conv2d1InputPoints(float* x, float* xt)
{
    Vector256<float> two = Vector256.Create(2f);
    Vector256<float> minusTwo = Vector256.Create(-2f);
    Vector256<float> four = Vector256.Create(4f);
    Vector256<float> minusFour = Vector256.Create(-4f);
    Vector256<float> minusFive = Vector256.Create(-5f);
    for (int tile = 0; tile < 2; tile++)
    {
        float* from = x + tile * 32;
        float* to = xt + tile * 8;
        for (int c = 0; c < 8; c += 8)
        {
            float* p = from + c, q = to + c;
            for (int column = 6; column != 0; column--)
            {
                Vector256<float> d0 = Avx.LoadVector256(p);
                Vector256<float> d1 = Avx.LoadVector256(p + 80);
                Vector256<float> d2 = Avx.LoadVector256(p + 160);
                Vector256<float> d3 = Avx.LoadVector256(p + 240);
                Vector256<float> d4 = Avx.LoadVector256(p + 320);
                Vector256<float> d5 = Avx.LoadVector256(p + 400);
                Vector256<float> even1 = Fma.MultiplyAdd(minusFour, d2, d4);
                Vector256<float> odd1 = Fma.MultiplyAdd(minusFour, d1, d3);
                Vector256<float> even2 = Avx.Subtract(d4, d2);
                Vector256<float> odd2 = Avx.Subtract(d3, d1);
                Vector256<float> e0 = Fma.MultiplyAdd(four, d0, Fma.MultiplyAdd(minusFive, d2, d4));
                Vector256<float> e1 = Avx.Add(even1, odd1);
                Vector256<float> e2 = Avx.Subtract(even1, odd1);
                Vector256<float> e3 = Fma.MultiplyAdd(two, odd2, even2);
                Vector256<float> e4 = Fma.MultiplyAdd(minusTwo, odd2, even2);
                Vector256<float> e5 = Fma.MultiplyAdd(four, d1, Fma.MultiplyAdd(minusFive, d3, d5));
                Avx.Store(q, e0);
                Avx.Store(q + 96, e1);
                Avx.Store(q + 192, e2);
                Avx.Store(q + 288, e3);
                Avx.Store(q + 384, e4);
                Avx.Store(q + 480, e5);
                p += 8; q += 16;
            }
            q = to + c;
            for (int row = 6; row != 0; row--)
            {
                Vector256<float> d0 = Avx.LoadVector256(q);
                Vector256<float> d1 = Avx.LoadVector256(q + 16);
                Vector256<float> d2 = Avx.LoadVector256(q + 32);
                Vector256<float> d3 = Avx.LoadVector256(q + 48);
                Vector256<float> d4 = Avx.LoadVector256(q + 64);
                Vector256<float> d5 = Avx.LoadVector256(q + 80);
                Vector256<float> even1 = Fma.MultiplyAdd(minusFour, d2, d4);
                Vector256<float> odd1 = Fma.MultiplyAdd(minusFour, d1, d3);
                Vector256<float> even2 = Avx.Subtract(d4, d2);
                Vector256<float> odd2 = Avx.Subtract(d3, d1);
                Vector256<float> e0 = Fma.MultiplyAdd(four, d0, Fma.MultiplyAdd(minusFive, d2, d4));
                Vector256<float> e1 = Avx.Add(even1, odd1);
                Vector256<float> e2 = Avx.Subtract(even1, odd1);
                Vector256<float> e3 = Fma.MultiplyAdd(two, odd2, even2);
                Vector256<float> e4 = Fma.MultiplyAdd(minusTwo, odd2, even2);
                Vector256<float> e5 = Fma.MultiplyAdd(four, d1, Fma.MultiplyAdd(minusFive, d3, d5));
                Avx.Store(q, e0);
                Avx.Store(q + 16, e1);
                Avx.Store(q + 32, e2);
                Avx.Store(q + 48, e3);
                Avx.Store(q + 64, e4);
                Avx.Store(q + 80, e5);
                q += 96;
            }
        }
    }
}

// WinogradOutputsGradient, Train: yt = A dy A^T for 2 tiles of 4 x 4 outputs, [8, 4, 5]
private static void Conv2d1OutputPointsGradient(float* dy, float* yt)
{
    Vector256<float> two = Vector256.Create(2f);
    Vector256<float> four = Vector256.Create(4f);
    Vector256<float> eight = Vector256.Create(8f);
    for (int tile = 0; tile < 2; tile++)
    {
        float* from = dy + tile * 32;
        float* to = yt + tile * 8;
        int columns = 5 - tile * 4;
        for (int o = 0; o < 8; o += 8)
        {
            float* p = from + o, q = to + o;
            for (int column = 0; column < 4; column++)
            {
                Vector256<float> d0 = columns > column ? Avx.LoadVector256(p) : Vector256<float>.Zero;
                Vector256<float> d1 = columns > column ? Avx.LoadVector256(p + 40) : Vector256<float>.Zero;
                Vector256<float> d2 = columns > column ? Avx.LoadVector256(p + 80) : Vector256<float>.Zero;
                Vector256<float> d3 = columns > column ? Avx.LoadVector256(p + 120) : Vector256<float>.Zero;
                Vector256<float> even1 = Avx.Add(d0, d2);
                Vector256<float> odd1 = Avx.Add(d1, d3);
                Vector256<float> even2 = Fma.MultiplyAdd(four, d2, d0);
                Vector256<float> odd2 = Fma.MultiplyAdd(eight, d3, Avx.Multiply(two, d1));
                Vector256<float> e0 = d0;
                Vector256<float> e1 = Avx.Add(even1, odd1);
                Vector256<float> e2 = Avx.Subtract(even1, odd1);
                Vector256<float> e3 = Avx.Add(even2, odd2);
                Vector256<float> e4 = Avx.Subtract(even2, odd2);
                Vector256<float> e5 = d3;
                Avx.Store(q, e0);
                Avx.Store(q + 96, e1);
                Avx.Store(q + 192, e2);
                Avx.Store(q + 288, e3);
                Avx.Store(q + 384, e4);
                Avx.Store(q + 480, e5);
                p += 8; q += 16;
            }
            q = to + o;
            for (int row = 6; row != 0; row--)
            {
                Vector256<float> d0 = Avx.LoadVector256(q);
                Vector256<float> d1 = Avx.LoadVector256(q + 16);
                Vector256<float> d2 = Avx.LoadVector256(q + 32);
                Vector256<float> d3 = Avx.LoadVector256(q + 48);
                Vector256<float> even1 = Avx.Add(d0, d2);
                Vector256<float> odd1 = Avx.Add(d1, d3);
                Vector256<float> even2 = Fma.MultiplyAdd(four, d2, d0);
                Vector256<float> odd2 = Fma.MultiplyAdd(eight, d3, Avx.Multiply(two, d1));
                Vector256<float> e0 = d0;
                Vector256<float> e1 = Avx.Add(even1, odd1);
                Vector256<float> e2 = Avx.Subtract(even1, odd1);
                Vector256<float> e3 = Avx.Add(even2, odd2);
                Vector256<float> e4 = Avx.Subtract(even2, odd2);
                Vector256<float> e5 = d3;
                Avx.Store(q, e0);
                Avx.Store(q + 16, e1);
                Avx.Store(q + 32, e2);
                Avx.Store(q + 48, e3);
                Avx.Store(q + 64, e4);
                Avx.Store(q + 80, e5);
                q += 96;
            }
        }
    }
}

// WinogradProductGradient, Train: du[point,c,o] = sum over 2 tiles of xt[point,tile,c] yt[point,tile,o], 36 points, 8 x 8
private static void Conv2d1ProductGradient(float* xt, float* yt, float* du, bool adds, int count, int begin, int end)
{
    float* strip = stackalloc float[2_048];
    for (int point = begin; point < end; point++)
    {
        const int first = 0, last = 1;
        float* x = xt + point * 16, dy = yt + point * 16, dw = du + point * 64;
        if (!adds)
        {
            if (first < 1 && last > 0)
            {
                for (int tile = Math.Max(first, 0); tile < Math.Min(last, 1); tile++)
                {
                    float* d = dw;
                    new Span<float>(d, 64).Clear();
                }
            }
        }
        for (int sample = 0; sample < count; sample += 64)
        {
            int samples = Math.Min(64, count - sample);
            if (first < 1 && last > 0)
            {
                float* from = dy + sample * 3_184;
                float* to = strip;
                for (int s = samples; s != 0; s--)
                {
                    for (int j = 2; j != 0; j--)
                    {
                        Avx.Store(to, Avx.LoadVector256(from));
                        from += 8; to += 8;
                    }
                    from += 3_168;
                }
                float* ahead = x + (sample + 64) * 3_184;
                for (int tile = Math.Max(first, 0); tile < Math.Min(last, 1); tile++)
                {
                    float* d = dw;
                    Sse.Prefetch0(ahead); ahead += 16;
                    float* p = x + sample * 3_184;
                    float* q = strip;
                    Vector256<float> s0a = Avx.LoadVector256(d);
                    Vector256<float> s1a = Avx.LoadVector256(d + 8);
                    Vector256<float> s2a = Avx.LoadVector256(d + 16);
                    Vector256<float> s3a = Avx.LoadVector256(d + 24);
                    Vector256<float> s4a = Avx.LoadVector256(d + 32);
                    Vector256<float> s5a = Avx.LoadVector256(d + 40);
                    Vector256<float> s6a = Avx.LoadVector256(d + 48);
                    Vector256<float> s7a = Avx.LoadVector256(d + 56);
                    Vector256<float> v, ga;
                    for (int s = samples; s != 0; s--)
                    {
                        for (int j = 1; j != 0; j--)
                        {
                            ga = Avx.LoadVector256(q);
                            v = Avx.BroadcastScalarToVector256(p); s0a = Fma.MultiplyAdd(v, ga, s0a);
                            v = Avx.BroadcastScalarToVector256(p + 1); s1a = Fma.MultiplyAdd(v, ga, s1a);
                            v = Avx.BroadcastScalarToVector256(p + 2); s2a = Fma.MultiplyAdd(v, ga, s2a);
                            v = Avx.BroadcastScalarToVector256(p + 3); s3a = Fma.MultiplyAdd(v, ga, s3a);
                            v = Avx.BroadcastScalarToVector256(p + 4); s4a = Fma.MultiplyAdd(v, ga, s4a);
                            v = Avx.BroadcastScalarToVector256(p + 5); s5a = Fma.MultiplyAdd(v, ga, s5a);
                            v = Avx.BroadcastScalarToVector256(p + 6); s6a = Fma.MultiplyAdd(v, ga, s6a);
                            v = Avx.BroadcastScalarToVector256(p + 7); s7a = Fma.MultiplyAdd(v, ga, s7a);
                            ga = Avx.LoadVector256(q + 8);
                            v = Avx.BroadcastScalarToVector256(p + 8); s0a = Fma.MultiplyAdd(v, ga, s0a);
                            v = Avx.BroadcastScalarToVector256(p + 9); s1a = Fma.MultiplyAdd(v, ga, s1a);
                            v = Avx.BroadcastScalarToVector256(p + 10); s2a = Fma.MultiplyAdd(v, ga, s2a);
                            v = Avx.BroadcastScalarToVector256(p + 11); s3a = Fma.MultiplyAdd(v, ga, s3a);
                            v = Avx.BroadcastScalarToVector256(p + 12); s4a = Fma.MultiplyAdd(v, ga, s4a);
                            v = Avx.BroadcastScalarToVector256(p + 13); s5a = Fma.MultiplyAdd(v, ga, s5a);
                            v = Avx.BroadcastScalarToVector256(p + 14); s6a = Fma.MultiplyAdd(v, ga, s6a);
                            v = Avx.BroadcastScalarToVector256(p + 15); s7a = Fma.MultiplyAdd(v, ga, s7a);
                            p += 16; q += 16;
                        }
                        p += 3_168;
                    }
                    Avx.Store(d, s0a);
                    Avx.Store(d + 8, s1a);
                    Avx.Store(d + 16, s2a);
                    Avx.Store(d + 24, s3a);
                    Avx.Store(d + 32, s4a);
                    Avx.Store(d + 40, s5a);
                    Avx.Store(d + 48, s6a);
                    Avx.Store(d + 56, s7a);
                }
            }
        }
    }
}

// WinogradWeightGradient, Train: dw = G^T du G, [8, 8, 6, 6] -> [8, 8, 3, 3]
private static void Conv2d1WeightGradient(float* du, float* dw, int count, int begin, int end)
{
    Vector256<float> quarter = Vector256.Create(0.25f);
    Vector256<float> sixth = Vector256.Create(0.16666667f);
    Vector256<float> minusSixth = Vector256.Create(-0.16666667f);
    Vector256<float> twelfth = Vector256.Create(0.083333336f);
    Vector256<float> twentyFourth = Vector256.Create(0.041666668f);
    float* left = stackalloc float[144];
    for (int unit = begin; unit < end; unit++)
    {
        int o = 0, c = unit * 8;
        int rows = Math.Min(8, 8 - c);
        const int stride = 8;
        float* from = du + o + c * stride;
        float* to = dw + o + c * stride;
        for (int row = 0; row < rows; row++)
        {
            float* p = from + row * stride, q = left;
            for (int column = 6; column != 0; column--)
            {
                Vector256<float> d0 = Avx.LoadVector256(p);
                Vector256<float> d1 = Avx.LoadVector256(p + 384);
                Vector256<float> d2 = Avx.LoadVector256(p + 768);
                Vector256<float> d3 = Avx.LoadVector256(p + 1_152);
                Vector256<float> d4 = Avx.LoadVector256(p + 1_536);
                Vector256<float> d5 = Avx.LoadVector256(p + 1_920);
                Vector256<float> even1 = Avx.Multiply(minusSixth, Avx.Add(d1, d2));
                Vector256<float> odd1 = Avx.Multiply(minusSixth, Avx.Subtract(d1, d2));
                Vector256<float> even2 = Avx.Add(d3, d4);
                Vector256<float> odd2 = Avx.Subtract(d3, d4);
                Vector256<float> e0 = Fma.MultiplyAdd(quarter, d0, Fma.MultiplyAdd(twentyFourth, even2, even1));
                Vector256<float> e1 = Fma.MultiplyAdd(twelfth, odd2, odd1);
                Vector256<float> e2 = Avx.Add(d5, Fma.MultiplyAdd(sixth, even2, even1));
                Avx.Store(q, e0);
                Avx.Store(q + 48, e1);
                Avx.Store(q + 96, e2);
                p += 64; q += 8;
            }
            q = left;
            p = to + row * stride;
            for (int tap = 3; tap != 0; tap--)
            {
                Vector256<float> d0 = Avx.LoadVector256(q);
                Vector256<float> d1 = Avx.LoadVector256(q + 8);
                Vector256<float> d2 = Avx.LoadVector256(q + 16);
                Vector256<float> d3 = Avx.LoadVector256(q + 24);
                Vector256<float> d4 = Avx.LoadVector256(q + 32);
                Vector256<float> d5 = Avx.LoadVector256(q + 40);
                Vector256<float> even1 = Avx.Multiply(minusSixth, Avx.Add(d1, d2));
                Vector256<float> odd1 = Avx.Multiply(minusSixth, Avx.Subtract(d1, d2));
                Vector256<float> even2 = Avx.Add(d3, d4);
                Vector256<float> odd2 = Avx.Subtract(d3, d4);
                Vector256<float> e0 = Fma.MultiplyAdd(quarter, d0, Fma.MultiplyAdd(twentyFourth, even2, even1));
                Vector256<float> e1 = Fma.MultiplyAdd(twelfth, odd2, odd1);
                Vector256<float> e2 = Avx.Add(d5, Fma.MultiplyAdd(sixth, even2, even1));
                Avx.Store(p, e0);
                Avx.Store(p + 8 * stride, e1);
                Avx.Store(p + 16 * stride, e2);
                q += 48; p += 24 * stride;
            }
        }
    }
}
