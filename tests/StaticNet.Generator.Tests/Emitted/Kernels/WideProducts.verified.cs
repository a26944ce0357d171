// [Input(2), Dense(16), MeanSquaredError]

// Dense, Predict: y = W x + b, [2] -> [16]
private static void Dense1ForwardBatch(float* x, float* w, float* b, float* y, int count)
{
    {
        Vector512<float> ba = Vector512.Load(b);
        float* wn = w;
        float* xr = x;
        float* yr = y;
        for (int r = count / 8; r != 0; r--)
        {
            Vector512<float> s0a = ba, s1a = ba, s2a = ba, s3a = ba;
            Vector512<float> s4a = ba, s5a = ba, s6a = ba, s7a = ba;
            float* p = xr, q = wn;
            Vector512<float> v, wa;
            wa = Vector512.Load(q);
            v = Vector512.Create(*(p)); s0a = Vector512.FusedMultiplyAdd(v, wa, s0a);
            v = Vector512.Create(*(p + 2)); s1a = Vector512.FusedMultiplyAdd(v, wa, s1a);
            v = Vector512.Create(*(p + 4)); s2a = Vector512.FusedMultiplyAdd(v, wa, s2a);
            v = Vector512.Create(*(p + 6)); s3a = Vector512.FusedMultiplyAdd(v, wa, s3a);
            v = Vector512.Create(*(p + 8)); s4a = Vector512.FusedMultiplyAdd(v, wa, s4a);
            v = Vector512.Create(*(p + 10)); s5a = Vector512.FusedMultiplyAdd(v, wa, s5a);
            v = Vector512.Create(*(p + 12)); s6a = Vector512.FusedMultiplyAdd(v, wa, s6a);
            v = Vector512.Create(*(p + 14)); s7a = Vector512.FusedMultiplyAdd(v, wa, s7a);
            wa = Vector512.Load(q + 16);
            v = Vector512.Create(*(p + 1)); s0a = Vector512.FusedMultiplyAdd(v, wa, s0a);
            v = Vector512.Create(*(p + 3)); s1a = Vector512.FusedMultiplyAdd(v, wa, s1a);
            v = Vector512.Create(*(p + 5)); s2a = Vector512.FusedMultiplyAdd(v, wa, s2a);
            v = Vector512.Create(*(p + 7)); s3a = Vector512.FusedMultiplyAdd(v, wa, s3a);
            v = Vector512.Create(*(p + 9)); s4a = Vector512.FusedMultiplyAdd(v, wa, s4a);
            v = Vector512.Create(*(p + 11)); s5a = Vector512.FusedMultiplyAdd(v, wa, s5a);
            v = Vector512.Create(*(p + 13)); s6a = Vector512.FusedMultiplyAdd(v, wa, s6a);
            v = Vector512.Create(*(p + 15)); s7a = Vector512.FusedMultiplyAdd(v, wa, s7a);
            Vector512.Store(s0a, yr);
            Vector512.Store(s1a, yr + 48);
            Vector512.Store(s2a, yr + 96);
            Vector512.Store(s3a, yr + 144);
            Vector512.Store(s4a, yr + 192);
            Vector512.Store(s5a, yr + 240);
            Vector512.Store(s6a, yr + 288);
            Vector512.Store(s7a, yr + 336);
            xr += 16; yr += 384;
        }
        for (int r = count % 8; r != 0; r--)
        {
            Vector512<float> s0a = ba;
            float* p = xr, q = wn;
            Vector512<float> v, wa;
            wa = Vector512.Load(q);
            v = Vector512.Create(*(p)); s0a = Vector512.FusedMultiplyAdd(v, wa, s0a);
            wa = Vector512.Load(q + 16);
            v = Vector512.Create(*(p + 1)); s0a = Vector512.FusedMultiplyAdd(v, wa, s0a);
            Vector512.Store(s0a, yr);
            xr += 2; yr += 48;
        }
    }
}

// Dense, Train: y = W x + b, [2] -> [16]
private static void Dense1ForwardBatch(float* x, float* w, float* b, float* y, int count)
{
    {
        Vector512<float> ba = Vector512.Load(b);
        float* wn = w;
        float* xr = x;
        float* yr = y;
        for (int r = count / 8; r != 0; r--)
        {
            Vector512<float> s0a = ba, s1a = ba, s2a = ba, s3a = ba;
            Vector512<float> s4a = ba, s5a = ba, s6a = ba, s7a = ba;
            float* p = xr, q = wn;
            Vector512<float> v, wa;
            wa = Vector512.Load(q);
            v = Vector512.Create(*(p)); s0a = Vector512.FusedMultiplyAdd(v, wa, s0a);
            v = Vector512.Create(*(p + 2)); s1a = Vector512.FusedMultiplyAdd(v, wa, s1a);
            v = Vector512.Create(*(p + 4)); s2a = Vector512.FusedMultiplyAdd(v, wa, s2a);
            v = Vector512.Create(*(p + 6)); s3a = Vector512.FusedMultiplyAdd(v, wa, s3a);
            v = Vector512.Create(*(p + 8)); s4a = Vector512.FusedMultiplyAdd(v, wa, s4a);
            v = Vector512.Create(*(p + 10)); s5a = Vector512.FusedMultiplyAdd(v, wa, s5a);
            v = Vector512.Create(*(p + 12)); s6a = Vector512.FusedMultiplyAdd(v, wa, s6a);
            v = Vector512.Create(*(p + 14)); s7a = Vector512.FusedMultiplyAdd(v, wa, s7a);
            wa = Vector512.Load(q + 16);
            v = Vector512.Create(*(p + 1)); s0a = Vector512.FusedMultiplyAdd(v, wa, s0a);
            v = Vector512.Create(*(p + 3)); s1a = Vector512.FusedMultiplyAdd(v, wa, s1a);
            v = Vector512.Create(*(p + 5)); s2a = Vector512.FusedMultiplyAdd(v, wa, s2a);
            v = Vector512.Create(*(p + 7)); s3a = Vector512.FusedMultiplyAdd(v, wa, s3a);
            v = Vector512.Create(*(p + 9)); s4a = Vector512.FusedMultiplyAdd(v, wa, s4a);
            v = Vector512.Create(*(p + 11)); s5a = Vector512.FusedMultiplyAdd(v, wa, s5a);
            v = Vector512.Create(*(p + 13)); s6a = Vector512.FusedMultiplyAdd(v, wa, s6a);
            v = Vector512.Create(*(p + 15)); s7a = Vector512.FusedMultiplyAdd(v, wa, s7a);
            Vector512.Store(s0a, yr);
            Vector512.Store(s1a, yr + 80);
            Vector512.Store(s2a, yr + 160);
            Vector512.Store(s3a, yr + 240);
            Vector512.Store(s4a, yr + 320);
            Vector512.Store(s5a, yr + 400);
            Vector512.Store(s6a, yr + 480);
            Vector512.Store(s7a, yr + 560);
            xr += 16; yr += 640;
        }
        for (int r = count % 8; r != 0; r--)
        {
            Vector512<float> s0a = ba;
            float* p = xr, q = wn;
            Vector512<float> v, wa;
            wa = Vector512.Load(q);
            v = Vector512.Create(*(p)); s0a = Vector512.FusedMultiplyAdd(v, wa, s0a);
            wa = Vector512.Load(q + 16);
            v = Vector512.Create(*(p + 1)); s0a = Vector512.FusedMultiplyAdd(v, wa, s0a);
            Vector512.Store(s0a, yr);
            xr += 2; yr += 80;
        }
    }
}

// DenseWeightGradient, Train: dW[o,i] = sum over samples of dy[o] x[i], [16] x [2] -> [16, 2]
private static void Dense1WeightGradient(float* x, float* dy, float* dw, int count, int begin, int end)
{
    for (int unit = Math.Max(begin, 0); unit < Math.Min(end, 1); unit++)
    {
        float* d = dw;
        float* p = x;
        float* q = dy;
        Vector512<float> s0a = Vector512<float>.Zero;
        Vector512<float> s1a = Vector512<float>.Zero;
        Vector512<float> v, da;
        for (int sample = count; sample != 0; sample--)
        {
            da = Vector512.Load(q);
            v = Vector512.Create(*(p)); s0a = Vector512.FusedMultiplyAdd(v, da, s0a);
            v = Vector512.Create(*(p + 1)); s1a = Vector512.FusedMultiplyAdd(v, da, s1a);
            p += 2; q += 80;
        }
        Vector512.Store(s0a, d);
        Vector512.Store(s1a, d + 16);
    }
}

// [Input(1, 3, 3), Conv2D(17, 2), MeanSquaredError]

// Conv2D, Predict: y[o,i,j] = b[o] + sum w[o,c,u,v] x[c,i + u,j + v], [1, 3, 3] -> [17, 2, 2]
private static void Conv2d1Forward(float* x, float* w, float* b, float* y)
{
    {
        Vector512<float> ba = Vector512.Load(b);
        float* wn = w;
        for (int i = 0; i < 2; i++)
        {
            float* xr = x + i * 3;
            float* yr = y + i * 48;
            {
                Vector512<float> s0a = ba, s1a = ba;
                float* p = xr, q = wn;
                Vector512<float> v, wa;
                for (int ik = 2; ik != 0; ik--)
                {
                    wa = Vector512.Load(q);
                    v = Vector512.Create(*(p)); s0a = Vector512.FusedMultiplyAdd(v, wa, s0a);
                    v = Vector512.Create(*(p + 1)); s1a = Vector512.FusedMultiplyAdd(v, wa, s1a);
                    wa = Vector512.Load(q + 16);
                    v = Vector512.Create(*(p + 1)); s0a = Vector512.FusedMultiplyAdd(v, wa, s0a);
                    v = Vector512.Create(*(p + 2)); s1a = Vector512.FusedMultiplyAdd(v, wa, s1a);
                    p += 3; q += 32;
                }
                Vector512.Store(s0a, yr);
                Vector512.Store(s1a, yr + 24);
            }
        }
    }
    {
        Vector256<float> ba = Avx.LoadVector256(b + 16);
        float* wn = w + 64;
        for (int i = 0; i < 2; i++)
        {
            float* xr = x + i * 3;
            float* yr = y + 16 + i * 48;
            {
                Vector256<float> s0a = ba, s1a = ba;
                float* p = xr, q = wn;
                Vector256<float> v, wa;
                for (int ik = 2; ik != 0; ik--)
                {
                    wa = Avx.LoadVector256(q);
                    v = Avx.BroadcastScalarToVector256(p); s0a = Fma.MultiplyAdd(v, wa, s0a);
                    v = Avx.BroadcastScalarToVector256(p + 1); s1a = Fma.MultiplyAdd(v, wa, s1a);
                    wa = Avx.LoadVector256(q + 8);
                    v = Avx.BroadcastScalarToVector256(p + 1); s0a = Fma.MultiplyAdd(v, wa, s0a);
                    v = Avx.BroadcastScalarToVector256(p + 2); s1a = Fma.MultiplyAdd(v, wa, s1a);
                    p += 3; q += 16;
                }
                Avx.Store(yr, s0a);
                Avx.Store(yr + 24, s1a);
            }
        }
    }
}

// Conv2DWeightGradient, Train: dw[o,c,u,v] = sum dy[o,i,j] x[c,i + u,j + v], [17, 2, 2] x [1, 3, 3] -> [17, 1, 2, 2]
private static void Conv2d1WeightGradient(float* x, float* dy, float* dw, bool adds, int count, int begin, int end)
{
    if (!adds)
    {
        for (int unit = Math.Max(begin, 0); unit < Math.Min(end, 1); unit++)
        {
            float* d = dw;
            new Span<float>(d, 64).Clear();
        }
        for (int unit = Math.Max(begin, 1); unit < Math.Min(end, 2); unit++)
        {
            float* d = dw + 64;
            new Span<float>(d, 32).Clear();
        }
    }
    for (int sample = 0; sample < count; sample++)
    {
        for (int unit = Math.Max(begin, 0); unit < Math.Min(end, 1); unit++)
        {
            float* d = dw;
            float* p = x + sample * 9;
            float* q = dy + sample * 304;
            Vector512<float> s0a = Vector512.Load(d);
            Vector512<float> s1a = Vector512.Load(d + 16);
            Vector512<float> s2a = Vector512.Load(d + 32);
            Vector512<float> s3a = Vector512.Load(d + 48);
            Vector512<float> v, da;
            for (int i = 2; i != 0; i--)
            {
                for (int j = 2; j != 0; j--)
                {
                    da = Vector512.Load(q);
                    v = Vector512.Create(*(p)); s0a = Vector512.FusedMultiplyAdd(v, da, s0a);
                    v = Vector512.Create(*(p + 1)); s1a = Vector512.FusedMultiplyAdd(v, da, s1a);
                    v = Vector512.Create(*(p + 3)); s2a = Vector512.FusedMultiplyAdd(v, da, s2a);
                    v = Vector512.Create(*(p + 4)); s3a = Vector512.FusedMultiplyAdd(v, da, s3a);
                    p += 1; q += 24;
                }
                p += 1;
            }
            Vector512.Store(s0a, d);
            Vector512.Store(s1a, d + 16);
            Vector512.Store(s2a, d + 32);
            Vector512.Store(s3a, d + 48);
        }
        for (int unit = Math.Max(begin, 1); unit < Math.Min(end, 2); unit++)
        {
            float* d = dw + 64;
            float* p = x + sample * 9;
            float* q = dy + 16 + sample * 304;
            Vector256<float> s0a = Avx.LoadVector256(d);
            Vector256<float> s1a = Avx.LoadVector256(d + 8);
            Vector256<float> s2a = Avx.LoadVector256(d + 16);
            Vector256<float> s3a = Avx.LoadVector256(d + 24);
            Vector256<float> v, da;
            for (int i = 2; i != 0; i--)
            {
                for (int j = 1; j != 0; j--)
                {
                    da = Avx.LoadVector256(q);
                    v = Avx.BroadcastScalarToVector256(p); s0a = Fma.MultiplyAdd(v, da, s0a);
                    v = Avx.BroadcastScalarToVector256(p + 1); s1a = Fma.MultiplyAdd(v, da, s1a);
                    v = Avx.BroadcastScalarToVector256(p + 3); s2a = Fma.MultiplyAdd(v, da, s2a);
                    v = Avx.BroadcastScalarToVector256(p + 4); s3a = Fma.MultiplyAdd(v, da, s3a);
                    da = Avx.LoadVector256(q + 24);
                    v = Avx.BroadcastScalarToVector256(p + 1); s0a = Fma.MultiplyAdd(v, da, s0a);
                    v = Avx.BroadcastScalarToVector256(p + 2); s1a = Fma.MultiplyAdd(v, da, s1a);
                    v = Avx.BroadcastScalarToVector256(p + 4); s2a = Fma.MultiplyAdd(v, da, s2a);
                    v = Avx.BroadcastScalarToVector256(p + 5); s3a = Fma.MultiplyAdd(v, da, s3a);
                    p += 2; q += 48;
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
