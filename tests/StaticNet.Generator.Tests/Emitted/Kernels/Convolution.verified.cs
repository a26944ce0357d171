// [Input(1, 4, 4), Conv2D(2, 2), ReLU, Conv2D(8, 3, Padding = 1), MeanSquaredError]

// ZeroHalo, Predict: the halo of [2, 3, 3] is zero
private static void Relu1Halo(float* x)
{
    new Span<float>(x, 48).Clear();
    for (int i = 1; i < 3; i++)
    {
        new Span<float>(x + 32 + i * 40, 16).Clear();
    }
    new Span<float>(x + 152, 48).Clear();
}

// Conv2D, Predict: y[o,i,j] = ReLU(b[o] + sum w[o,c,u,v] x[c,i + u,j + v]), [1, 4, 4] -> [2, 3, 3]
private static void Conv2d1ReLUForward(float* x, float* w, float* b, float* y)
{
    {
        Vector256<float> ba = Avx.LoadVector256(b);
        float* wn = w;
        for (int i = 0; i < 3; i++)
        {
            float* xr = x + i * 4;
            float* yr = y + 48 + i * 40;
            {
                Vector256<float> s0a = ba, s1a = ba, s2a = ba;
                float* p = xr, q = wn;
                Vector256<float> v, wa;
                for (int ik = 2; ik != 0; ik--)
                {
                    wa = Avx.LoadVector256(q);
                    v = Avx.BroadcastScalarToVector256(p); s0a = Fma.MultiplyAdd(v, wa, s0a);
                    v = Avx.BroadcastScalarToVector256(p + 1); s1a = Fma.MultiplyAdd(v, wa, s1a);
                    v = Avx.BroadcastScalarToVector256(p + 2); s2a = Fma.MultiplyAdd(v, wa, s2a);
                    wa = Avx.LoadVector256(q + 8);
                    v = Avx.BroadcastScalarToVector256(p + 1); s0a = Fma.MultiplyAdd(v, wa, s0a);
                    v = Avx.BroadcastScalarToVector256(p + 2); s1a = Fma.MultiplyAdd(v, wa, s1a);
                    v = Avx.BroadcastScalarToVector256(p + 3); s2a = Fma.MultiplyAdd(v, wa, s2a);
                    p += 4; q += 16;
                }
                s0a = Avx.Max(Vector256<float>.Zero, s0a); Avx.Store(yr, s0a);
                s1a = Avx.Max(Vector256<float>.Zero, s1a); Avx.Store(yr + 8, s1a);
                s2a = Avx.Max(Vector256<float>.Zero, s2a); Avx.Store(yr + 16, s2a);
            }
        }
    }
}

// Conv2D, Predict: y[o,i,j] = b[o] + sum w[o,c,u,v] x[c,i + u - 1,j + v - 1], [2, 3, 3] -> [8, 3, 3]
private static void Conv2d2Forward(float* x, float* w, float* b, float* y)
{
    {
        Vector256<float> ba = Avx.LoadVector256(b);
        float* wn = w;
        for (int i = 0; i < 3; i++)
        {
            float* xr = x + i * 40;
            float* yr = y + i * 24;
            {
                Vector256<float> s0a = ba, s1a = ba, s2a = ba;
                float* p = xr, q = wn;
                Vector256<float> v, wa;
                for (int ik = 3; ik != 0; ik--)
                {
                    for (int jk = 3; jk != 0; jk--)
                    {
                        wa = Avx.LoadVector256(q);
                        v = Avx.BroadcastScalarToVector256(p); s0a = Fma.MultiplyAdd(v, wa, s0a);
                        v = Avx.BroadcastScalarToVector256(p + 8); s1a = Fma.MultiplyAdd(v, wa, s1a);
                        v = Avx.BroadcastScalarToVector256(p + 16); s2a = Fma.MultiplyAdd(v, wa, s2a);
                        wa = Avx.LoadVector256(q + 8);
                        v = Avx.BroadcastScalarToVector256(p + 1); s0a = Fma.MultiplyAdd(v, wa, s0a);
                        v = Avx.BroadcastScalarToVector256(p + 9); s1a = Fma.MultiplyAdd(v, wa, s1a);
                        v = Avx.BroadcastScalarToVector256(p + 17); s2a = Fma.MultiplyAdd(v, wa, s2a);
                        p += 8; q += 16;
                    }
                    p += 16;
                }
                Avx.Store(yr, s0a);
                Avx.Store(yr + 8, s1a);
                Avx.Store(yr + 16, s2a);
            }
        }
    }
}

// Conv2D, Train: y[o,i,j] = sum w[o,c,u,v] x[c,i + u - 1,j + v - 1] f'(g) with f(x) = max(0, x), [8, 3, 3] -> [2, 3, 3]
private static void Conv2d2ReLUInputGradient(float* x, float* w, float* g, float* y)
{
    {
        float* wn = w;
        {
            float* xr = x;
            float* yr = y;
            float* rr = g + 48;
            // Pixels of the second row.
            float* x2 = xr + 16, r2 = rr + 16;
            {
                Vector256<float> s0a = Vector256<float>.Zero, s1a = Vector256<float>.Zero, s2a = Vector256<float>.Zero, s3a = Vector256<float>.Zero;
                Vector256<float> s4a = Vector256<float>.Zero, s5a = Vector256<float>.Zero;
                float* p = xr, p2 = x2, q = wn;
                Vector256<float> v, wa;
                for (int ik = 3; ik != 0; ik--)
                {
                    for (int k = 6; k != 0; k--)
                    {
                        wa = Avx.LoadVector256(q);
                        v = Avx.BroadcastScalarToVector256(p); s0a = Fma.MultiplyAdd(v, wa, s0a);
                        v = Avx.BroadcastScalarToVector256(p + 8); s1a = Fma.MultiplyAdd(v, wa, s1a);
                        v = Avx.BroadcastScalarToVector256(p + 16); s2a = Fma.MultiplyAdd(v, wa, s2a);
                        v = Avx.BroadcastScalarToVector256(p2 + 24); s3a = Fma.MultiplyAdd(v, wa, s3a);
                        v = Avx.BroadcastScalarToVector256(p2 + 32); s4a = Fma.MultiplyAdd(v, wa, s4a);
                        v = Avx.BroadcastScalarToVector256(p2 + 40); s5a = Fma.MultiplyAdd(v, wa, s5a);
                        wa = Avx.LoadVector256(q + 8);
                        v = Avx.BroadcastScalarToVector256(p + 1); s0a = Fma.MultiplyAdd(v, wa, s0a);
                        v = Avx.BroadcastScalarToVector256(p + 9); s1a = Fma.MultiplyAdd(v, wa, s1a);
                        v = Avx.BroadcastScalarToVector256(p + 17); s2a = Fma.MultiplyAdd(v, wa, s2a);
                        v = Avx.BroadcastScalarToVector256(p2 + 25); s3a = Fma.MultiplyAdd(v, wa, s3a);
                        v = Avx.BroadcastScalarToVector256(p2 + 33); s4a = Fma.MultiplyAdd(v, wa, s4a);
                        v = Avx.BroadcastScalarToVector256(p2 + 41); s5a = Fma.MultiplyAdd(v, wa, s5a);
                        wa = Avx.LoadVector256(q + 16);
                        v = Avx.BroadcastScalarToVector256(p + 2); s0a = Fma.MultiplyAdd(v, wa, s0a);
                        v = Avx.BroadcastScalarToVector256(p + 10); s1a = Fma.MultiplyAdd(v, wa, s1a);
                        v = Avx.BroadcastScalarToVector256(p + 18); s2a = Fma.MultiplyAdd(v, wa, s2a);
                        v = Avx.BroadcastScalarToVector256(p2 + 26); s3a = Fma.MultiplyAdd(v, wa, s3a);
                        v = Avx.BroadcastScalarToVector256(p2 + 34); s4a = Fma.MultiplyAdd(v, wa, s4a);
                        v = Avx.BroadcastScalarToVector256(p2 + 42); s5a = Fma.MultiplyAdd(v, wa, s5a);
                        wa = Avx.LoadVector256(q + 24);
                        v = Avx.BroadcastScalarToVector256(p + 3); s0a = Fma.MultiplyAdd(v, wa, s0a);
                        v = Avx.BroadcastScalarToVector256(p + 11); s1a = Fma.MultiplyAdd(v, wa, s1a);
                        v = Avx.BroadcastScalarToVector256(p + 19); s2a = Fma.MultiplyAdd(v, wa, s2a);
                        v = Avx.BroadcastScalarToVector256(p2 + 27); s3a = Fma.MultiplyAdd(v, wa, s3a);
                        v = Avx.BroadcastScalarToVector256(p2 + 35); s4a = Fma.MultiplyAdd(v, wa, s4a);
                        v = Avx.BroadcastScalarToVector256(p2 + 43); s5a = Fma.MultiplyAdd(v, wa, s5a);
                        p += 4; p2 += 4; q += 32;
                    }
                    p += 16; p2 += 16;
                }
                Vector256<float> g0a = Avx.LoadVector256(rr); s0a = Avx.And(s0a, Avx.CompareGreaterThan(g0a, Vector256<float>.Zero)); Avx.Store(yr, s0a);
                Vector256<float> g1a = Avx.LoadVector256(rr + 8); s1a = Avx.And(s1a, Avx.CompareGreaterThan(g1a, Vector256<float>.Zero)); Avx.Store(yr + 8, s1a);
                Vector256<float> g2a = Avx.LoadVector256(rr + 16); s2a = Avx.And(s2a, Avx.CompareGreaterThan(g2a, Vector256<float>.Zero)); Avx.Store(yr + 16, s2a);
                Vector256<float> g3a = Avx.LoadVector256(r2 + 24); s3a = Avx.And(s3a, Avx.CompareGreaterThan(g3a, Vector256<float>.Zero)); Avx.Store(yr + 24, s3a);
                Vector256<float> g4a = Avx.LoadVector256(r2 + 32); s4a = Avx.And(s4a, Avx.CompareGreaterThan(g4a, Vector256<float>.Zero)); Avx.Store(yr + 32, s4a);
                Vector256<float> g5a = Avx.LoadVector256(r2 + 40); s5a = Avx.And(s5a, Avx.CompareGreaterThan(g5a, Vector256<float>.Zero)); Avx.Store(yr + 40, s5a);
            }
        }
        {
            float* xr = x + 80;
            float* yr = y + 48;
            float* rr = g + 128;
            {
                Vector256<float> s0a = Vector256<float>.Zero, s1a = Vector256<float>.Zero, s2a = Vector256<float>.Zero;
                float* p = xr, q = wn;
                Vector256<float> v, wa;
                for (int ik = 3; ik != 0; ik--)
                {
                    for (int k = 6; k != 0; k--)
                    {
                        wa = Avx.LoadVector256(q);
                        v = Avx.BroadcastScalarToVector256(p); s0a = Fma.MultiplyAdd(v, wa, s0a);
                        v = Avx.BroadcastScalarToVector256(p + 8); s1a = Fma.MultiplyAdd(v, wa, s1a);
                        v = Avx.BroadcastScalarToVector256(p + 16); s2a = Fma.MultiplyAdd(v, wa, s2a);
                        wa = Avx.LoadVector256(q + 8);
                        v = Avx.BroadcastScalarToVector256(p + 1); s0a = Fma.MultiplyAdd(v, wa, s0a);
                        v = Avx.BroadcastScalarToVector256(p + 9); s1a = Fma.MultiplyAdd(v, wa, s1a);
                        v = Avx.BroadcastScalarToVector256(p + 17); s2a = Fma.MultiplyAdd(v, wa, s2a);
                        wa = Avx.LoadVector256(q + 16);
                        v = Avx.BroadcastScalarToVector256(p + 2); s0a = Fma.MultiplyAdd(v, wa, s0a);
                        v = Avx.BroadcastScalarToVector256(p + 10); s1a = Fma.MultiplyAdd(v, wa, s1a);
                        v = Avx.BroadcastScalarToVector256(p + 18); s2a = Fma.MultiplyAdd(v, wa, s2a);
                        wa = Avx.LoadVector256(q + 24);
                        v = Avx.BroadcastScalarToVector256(p + 3); s0a = Fma.MultiplyAdd(v, wa, s0a);
                        v = Avx.BroadcastScalarToVector256(p + 11); s1a = Fma.MultiplyAdd(v, wa, s1a);
                        v = Avx.BroadcastScalarToVector256(p + 19); s2a = Fma.MultiplyAdd(v, wa, s2a);
                        p += 4; q += 32;
                    }
                    p += 16;
                }
                Vector256<float> g0a = Avx.LoadVector256(rr); s0a = Avx.And(s0a, Avx.CompareGreaterThan(g0a, Vector256<float>.Zero)); Avx.Store(yr, s0a);
                Vector256<float> g1a = Avx.LoadVector256(rr + 8); s1a = Avx.And(s1a, Avx.CompareGreaterThan(g1a, Vector256<float>.Zero)); Avx.Store(yr + 8, s1a);
                Vector256<float> g2a = Avx.LoadVector256(rr + 16); s2a = Avx.And(s2a, Avx.CompareGreaterThan(g2a, Vector256<float>.Zero)); Avx.Store(yr + 16, s2a);
            }
        }
    }
}

// Conv2DWeightGradient, Train: dw[o,c,u,v] = sum dy[o,i,j] x[c,i + u - 1,j + v - 1], [8, 3, 3] x [2, 3, 3] -> [8, 2, 3, 3]
private static void Conv2d2WeightGradient(float* x, float* dy, float* dw, bool adds, int count, int begin, int end)
{
    if (!adds)
    {
        for (int unit = Math.Max(begin, 0); unit < Math.Min(end, 3); unit++)
        {
            int tile = unit;
            float* d = dw + tile * 48;
            new Span<float>(d, 48).Clear();
        }
    }
    for (int sample = 0; sample < count; sample++)
    {
        for (int unit = Math.Max(begin, 0); unit < Math.Min(end, 3); unit++)
        {
            int tile = unit;
            float* d = dw + tile * 48;
            float* p = x + sample * 688 + (tile * 3) / 3 * 40 + (tile * 3) % 3 * 8;
            float* q = dy + 48 + sample * 688;
            Vector256<float> s0a = Avx.LoadVector256(d);
            Vector256<float> s1a = Avx.LoadVector256(d + 8);
            Vector256<float> s2a = Avx.LoadVector256(d + 16);
            Vector256<float> s3a = Avx.LoadVector256(d + 24);
            Vector256<float> s4a = Avx.LoadVector256(d + 32);
            Vector256<float> s5a = Avx.LoadVector256(d + 40);
            Vector256<float> v, da;
            for (int i = 3; i != 0; i--)
            {
                for (int j = 3; j != 0; j--)
                {
                    da = Avx.LoadVector256(q);
                    v = Avx.BroadcastScalarToVector256(p); s0a = Fma.MultiplyAdd(v, da, s0a);
                    v = Avx.BroadcastScalarToVector256(p + 1); s1a = Fma.MultiplyAdd(v, da, s1a);
                    v = Avx.BroadcastScalarToVector256(p + 8); s2a = Fma.MultiplyAdd(v, da, s2a);
                    v = Avx.BroadcastScalarToVector256(p + 9); s3a = Fma.MultiplyAdd(v, da, s3a);
                    v = Avx.BroadcastScalarToVector256(p + 16); s4a = Fma.MultiplyAdd(v, da, s4a);
                    v = Avx.BroadcastScalarToVector256(p + 17); s5a = Fma.MultiplyAdd(v, da, s5a);
                    p += 8; q += 8;
                }
                p += 16; q += 16;
            }
            Avx.Store(d, s0a);
            Avx.Store(d + 8, s1a);
            Avx.Store(d + 16, s2a);
            Avx.Store(d + 24, s3a);
            Avx.Store(d + 32, s4a);
            Avx.Store(d + 40, s5a);
        }
    }
}

// Conv2DWeightGradient, Train: dw[o,c,u,v] = sum dy[o,i,j] x[c,i + u,j + v], [2, 3, 3] x [1, 4, 4] -> [2, 1, 2, 2]
private static void Conv2d1WeightGradient(float* x, float* dy, float* dw, bool adds, int count, int begin, int end)
{
    if (!adds)
    {
        for (int unit = Math.Max(begin, 0); unit < Math.Min(end, 1); unit++)
        {
            float* d = dw;
            new Span<float>(d, 32).Clear();
        }
    }
    for (int sample = 0; sample < count; sample++)
    {
        for (int unit = Math.Max(begin, 0); unit < Math.Min(end, 1); unit++)
        {
            float* d = dw;
            float* p = x + sample * 16;
            float* q = dy + sample * 688;
            Vector256<float> s0a = Avx.LoadVector256(d);
            Vector256<float> s1a = Avx.LoadVector256(d + 8);
            Vector256<float> s2a = Avx.LoadVector256(d + 16);
            Vector256<float> s3a = Avx.LoadVector256(d + 24);
            Vector256<float> v, da;
            for (int i = 3; i != 0; i--)
            {
                for (int j = 3; j != 0; j--)
                {
                    da = Avx.LoadVector256(q);
                    v = Avx.BroadcastScalarToVector256(p); s0a = Fma.MultiplyAdd(v, da, s0a);
                    v = Avx.BroadcastScalarToVector256(p + 1); s1a = Fma.MultiplyAdd(v, da, s1a);
                    v = Avx.BroadcastScalarToVector256(p + 4); s2a = Fma.MultiplyAdd(v, da, s2a);
                    v = Avx.BroadcastScalarToVector256(p + 5); s3a = Fma.MultiplyAdd(v, da, s3a);
                    p += 1; q += 8;
                }
                p += 1;
            }
            Avx.Store(d, s0a);
            Avx.Store(d + 8, s1a);
            Avx.Store(d + 16, s2a);
            Avx.Store(d + 24, s3a);
        }
    }
}
