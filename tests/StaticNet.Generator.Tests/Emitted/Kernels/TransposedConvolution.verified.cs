// [Input(1, 3, 3), ConvTranspose2D(2, 2, Stride = 2), MeanSquaredError]

// Conv2D, Predict: y[o,i,j] = b[o] + sum w[c,o,1-u,1-v] x[c,(i + u - 1) / 2,(j + v - 1) / 2], [1, 3, 3] -> [2, 6, 6]
private static void Convtranspose2d1Forward(float* x, float* w, float* b, float* y)
{
    {
        Vector256<float> ba = Avx.LoadVector256(b);
        float* wn = w;
        for (int i = 0; i < 3; i++)
        {
            float* xr = x + i * 3;
            float* yr = y + i * 96;
            {
                Vector256<float> s0a = ba, s1a = ba, s2a = ba;
                float* p = xr, q = wn;
                Vector256<float> v, wa;
                wa = Avx.LoadVector256(q);
                v = Avx.BroadcastScalarToVector256(p); s0a = Fma.MultiplyAdd(v, wa, s0a);
                v = Avx.BroadcastScalarToVector256(p + 1); s1a = Fma.MultiplyAdd(v, wa, s1a);
                v = Avx.BroadcastScalarToVector256(p + 2); s2a = Fma.MultiplyAdd(v, wa, s2a);
                Avx.Store(yr, s0a);
                Avx.Store(yr + 16, s1a);
                Avx.Store(yr + 32, s2a);
            }
        }
    }
    {
        Vector256<float> ba = Avx.LoadVector256(b);
        float* wn = w + 8;
        for (int i = 0; i < 3; i++)
        {
            float* xr = x + i * 3;
            float* yr = y + 8 + i * 96;
            {
                Vector256<float> s0a = ba, s1a = ba, s2a = ba;
                float* p = xr, q = wn;
                Vector256<float> v, wa;
                wa = Avx.LoadVector256(q);
                v = Avx.BroadcastScalarToVector256(p); s0a = Fma.MultiplyAdd(v, wa, s0a);
                v = Avx.BroadcastScalarToVector256(p + 1); s1a = Fma.MultiplyAdd(v, wa, s1a);
                v = Avx.BroadcastScalarToVector256(p + 2); s2a = Fma.MultiplyAdd(v, wa, s2a);
                Avx.Store(yr, s0a);
                Avx.Store(yr + 16, s1a);
                Avx.Store(yr + 32, s2a);
            }
        }
    }
    {
        Vector256<float> ba = Avx.LoadVector256(b);
        float* wn = w + 16;
        for (int i = 0; i < 3; i++)
        {
            float* xr = x + i * 3;
            float* yr = y + 48 + i * 96;
            {
                Vector256<float> s0a = ba, s1a = ba, s2a = ba;
                float* p = xr, q = wn;
                Vector256<float> v, wa;
                wa = Avx.LoadVector256(q);
                v = Avx.BroadcastScalarToVector256(p); s0a = Fma.MultiplyAdd(v, wa, s0a);
                v = Avx.BroadcastScalarToVector256(p + 1); s1a = Fma.MultiplyAdd(v, wa, s1a);
                v = Avx.BroadcastScalarToVector256(p + 2); s2a = Fma.MultiplyAdd(v, wa, s2a);
                Avx.Store(yr, s0a);
                Avx.Store(yr + 16, s1a);
                Avx.Store(yr + 32, s2a);
            }
        }
    }
    {
        Vector256<float> ba = Avx.LoadVector256(b);
        float* wn = w + 24;
        for (int i = 0; i < 3; i++)
        {
            float* xr = x + i * 3;
            float* yr = y + 56 + i * 96;
            {
                Vector256<float> s0a = ba, s1a = ba, s2a = ba;
                float* p = xr, q = wn;
                Vector256<float> v, wa;
                wa = Avx.LoadVector256(q);
                v = Avx.BroadcastScalarToVector256(p); s0a = Fma.MultiplyAdd(v, wa, s0a);
                v = Avx.BroadcastScalarToVector256(p + 1); s1a = Fma.MultiplyAdd(v, wa, s1a);
                v = Avx.BroadcastScalarToVector256(p + 2); s2a = Fma.MultiplyAdd(v, wa, s2a);
                Avx.Store(yr, s0a);
                Avx.Store(yr + 16, s1a);
                Avx.Store(yr + 32, s2a);
            }
        }
    }
}

// Conv2D, Train: y[o,i,j] = b[o] + sum w[c,o,1-u,1-v] x[c,(i + u - 1) / 2,(j + v - 1) / 2], [1, 3, 3] -> [2, 6, 6]
private static void Convtranspose2d1Forward(float* x, float* w, float* b, float* y)
{
    {
        Vector256<float> ba = Avx.LoadVector256(b);
        float* wn = w;
        for (int i = 0; i < 3; i++)
        {
            float* xr = x + i * 24;
            float* yr = y + i * 96;
            {
                Vector256<float> s0a = ba, s1a = ba, s2a = ba;
                float* p = xr, q = wn;
                Vector256<float> v, wa;
                wa = Avx.LoadVector256(q);
                v = Avx.BroadcastScalarToVector256(p); s0a = Fma.MultiplyAdd(v, wa, s0a);
                v = Avx.BroadcastScalarToVector256(p + 8); s1a = Fma.MultiplyAdd(v, wa, s1a);
                v = Avx.BroadcastScalarToVector256(p + 16); s2a = Fma.MultiplyAdd(v, wa, s2a);
                Avx.Store(yr, s0a);
                Avx.Store(yr + 16, s1a);
                Avx.Store(yr + 32, s2a);
            }
        }
    }
    {
        Vector256<float> ba = Avx.LoadVector256(b);
        float* wn = w + 8;
        for (int i = 0; i < 3; i++)
        {
            float* xr = x + i * 24;
            float* yr = y + 8 + i * 96;
            {
                Vector256<float> s0a = ba, s1a = ba, s2a = ba;
                float* p = xr, q = wn;
                Vector256<float> v, wa;
                wa = Avx.LoadVector256(q);
                v = Avx.BroadcastScalarToVector256(p); s0a = Fma.MultiplyAdd(v, wa, s0a);
                v = Avx.BroadcastScalarToVector256(p + 8); s1a = Fma.MultiplyAdd(v, wa, s1a);
                v = Avx.BroadcastScalarToVector256(p + 16); s2a = Fma.MultiplyAdd(v, wa, s2a);
                Avx.Store(yr, s0a);
                Avx.Store(yr + 16, s1a);
                Avx.Store(yr + 32, s2a);
            }
        }
    }
    {
        Vector256<float> ba = Avx.LoadVector256(b);
        float* wn = w + 16;
        for (int i = 0; i < 3; i++)
        {
            float* xr = x + i * 24;
            float* yr = y + 48 + i * 96;
            {
                Vector256<float> s0a = ba, s1a = ba, s2a = ba;
                float* p = xr, q = wn;
                Vector256<float> v, wa;
                wa = Avx.LoadVector256(q);
                v = Avx.BroadcastScalarToVector256(p); s0a = Fma.MultiplyAdd(v, wa, s0a);
                v = Avx.BroadcastScalarToVector256(p + 8); s1a = Fma.MultiplyAdd(v, wa, s1a);
                v = Avx.BroadcastScalarToVector256(p + 16); s2a = Fma.MultiplyAdd(v, wa, s2a);
                Avx.Store(yr, s0a);
                Avx.Store(yr + 16, s1a);
                Avx.Store(yr + 32, s2a);
            }
        }
    }
    {
        Vector256<float> ba = Avx.LoadVector256(b);
        float* wn = w + 24;
        for (int i = 0; i < 3; i++)
        {
            float* xr = x + i * 24;
            float* yr = y + 56 + i * 96;
            {
                Vector256<float> s0a = ba, s1a = ba, s2a = ba;
                float* p = xr, q = wn;
                Vector256<float> v, wa;
                wa = Avx.LoadVector256(q);
                v = Avx.BroadcastScalarToVector256(p); s0a = Fma.MultiplyAdd(v, wa, s0a);
                v = Avx.BroadcastScalarToVector256(p + 8); s1a = Fma.MultiplyAdd(v, wa, s1a);
                v = Avx.BroadcastScalarToVector256(p + 16); s2a = Fma.MultiplyAdd(v, wa, s2a);
                Avx.Store(yr, s0a);
                Avx.Store(yr + 16, s1a);
                Avx.Store(yr + 32, s2a);
            }
        }
    }
}

// ConvTranspose2DWeightGradient, Train: dw[c,o,u,v] = sum x[c,i,j] dy[o,2i + u,2j + v], [1, 3, 3] x [2, 6, 6] -> [1, 2, 2, 2]
private static void Convtranspose2d1WeightGradient(float* x, float* dy, float* dw, bool adds, int count, int begin, int end)
{
    if (!adds)
    {
        for (int unit = Math.Max(begin, 0); unit < Math.Min(end, 4); unit++)
        {
            int at = unit;
            int tap = at % 4;
            at /= 4;
            float* d = dw + tap * 8;
            Avx.Store(d, Vector256<float>.Zero);
        }
    }
    for (int sample = 0; sample < count; sample++)
    {
        for (int unit = Math.Max(begin, 0); unit < Math.Min(end, 4); unit++)
        {
            int at = unit;
            int tap = at % 4;
            at /= 4;
            float* d = dw + tap * 8;
            float* p = x + sample * 976;
            float* q = dy + sample * 976 + tap / 2 * 48 + tap % 2 * 8;
            Vector256<float> s0a = Avx.LoadVector256(d);
            Vector256<float> v, da;
            for (int i = 0; i < 3; i++)
            {
                for (int j = 3; j != 0; j--)
                {
                    da = Avx.LoadVector256(q);
                    v = Avx.BroadcastScalarToVector256(p); s0a = Fma.MultiplyAdd(v, da, s0a);
                    p += 8; q += 16;
                }
                q += 48;
            }
            Avx.Store(d, s0a);
        }
    }
}
