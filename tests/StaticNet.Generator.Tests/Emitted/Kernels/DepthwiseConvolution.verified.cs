// [Input(3, 4, 5), Conv2D(3, 1), DepthwiseConv2D(3, Padding = 1), MeanSquaredError]

// DepthwiseConv2D, Predict: y[c,i,j] = b[c] + sum w[c,0,u,v] x[c,i + u - 1,j + v - 1], [3, 4, 5] -> [3, 4, 5]
private static void Depthwiseconv2d1Forward(float* x, float* w, float* b, float* y)
{
    {
        Vector256<float> ba = Avx.LoadVector256(b);
        float* wn = w;
        for (int i = 0; i < 4; i++)
        {
            float* xr = x + i * 56;
            float* yr = y + i * 40;
            {
                Vector256<float> s0a = ba;
                Vector256<float> s1a = ba;
                Vector256<float> s2a = ba;
                Vector256<float> s3a = ba;
                Vector256<float> s4a = ba;
                float* p = xr;
                float* q = wn;
                Vector256<float> wa;
                for (int u = 3; u != 0; u--)
                {
                    wa = Avx.LoadVector256(q);
                    s0a = Fma.MultiplyAdd(wa, Avx.LoadVector256(p), s0a);
                    s1a = Fma.MultiplyAdd(wa, Avx.LoadVector256(p + 8), s1a);
                    s2a = Fma.MultiplyAdd(wa, Avx.LoadVector256(p + 16), s2a);
                    s3a = Fma.MultiplyAdd(wa, Avx.LoadVector256(p + 24), s3a);
                    s4a = Fma.MultiplyAdd(wa, Avx.LoadVector256(p + 32), s4a);
                    wa = Avx.LoadVector256(q + 8);
                    s0a = Fma.MultiplyAdd(wa, Avx.LoadVector256(p + 8), s0a);
                    s1a = Fma.MultiplyAdd(wa, Avx.LoadVector256(p + 16), s1a);
                    s2a = Fma.MultiplyAdd(wa, Avx.LoadVector256(p + 24), s2a);
                    s3a = Fma.MultiplyAdd(wa, Avx.LoadVector256(p + 32), s3a);
                    s4a = Fma.MultiplyAdd(wa, Avx.LoadVector256(p + 40), s4a);
                    wa = Avx.LoadVector256(q + 16);
                    s0a = Fma.MultiplyAdd(wa, Avx.LoadVector256(p + 16), s0a);
                    s1a = Fma.MultiplyAdd(wa, Avx.LoadVector256(p + 24), s1a);
                    s2a = Fma.MultiplyAdd(wa, Avx.LoadVector256(p + 32), s2a);
                    s3a = Fma.MultiplyAdd(wa, Avx.LoadVector256(p + 40), s3a);
                    s4a = Fma.MultiplyAdd(wa, Avx.LoadVector256(p + 48), s4a);
                    p += 56; q += 24;
                }
                Avx.Store(yr, s0a);
                Avx.Store(yr + 8, s1a);
                Avx.Store(yr + 16, s2a);
                Avx.Store(yr + 24, s3a);
                Avx.Store(yr + 32, s4a);
            }
        }
    }
}

// DepthwiseConv2D, Train: y[c,i,j] = sum w[c,0,2-u,2-v] x[c,i + u - 1,j + v - 1], [3, 4, 5] -> [3, 4, 5]
private static void Depthwiseconv2d1InputGradient(float* x, float* w, float* y)
{
    {
        float* wn = w + 64;
        for (int i = 0; i < 4; i++)
        {
            float* xr = x + i * 56;
            float* yr = y + i * 40;
            {
                Vector256<float> s0a = Vector256<float>.Zero;
                Vector256<float> s1a = Vector256<float>.Zero;
                Vector256<float> s2a = Vector256<float>.Zero;
                Vector256<float> s3a = Vector256<float>.Zero;
                Vector256<float> s4a = Vector256<float>.Zero;
                float* p = xr;
                float* q = wn;
                Vector256<float> wa;
                for (int u = 3; u != 0; u--)
                {
                    wa = Avx.LoadVector256(q);
                    s0a = Fma.MultiplyAdd(wa, Avx.LoadVector256(p), s0a);
                    s1a = Fma.MultiplyAdd(wa, Avx.LoadVector256(p + 8), s1a);
                    s2a = Fma.MultiplyAdd(wa, Avx.LoadVector256(p + 16), s2a);
                    s3a = Fma.MultiplyAdd(wa, Avx.LoadVector256(p + 24), s3a);
                    s4a = Fma.MultiplyAdd(wa, Avx.LoadVector256(p + 32), s4a);
                    wa = Avx.LoadVector256(q - 8);
                    s0a = Fma.MultiplyAdd(wa, Avx.LoadVector256(p + 8), s0a);
                    s1a = Fma.MultiplyAdd(wa, Avx.LoadVector256(p + 16), s1a);
                    s2a = Fma.MultiplyAdd(wa, Avx.LoadVector256(p + 24), s2a);
                    s3a = Fma.MultiplyAdd(wa, Avx.LoadVector256(p + 32), s3a);
                    s4a = Fma.MultiplyAdd(wa, Avx.LoadVector256(p + 40), s4a);
                    wa = Avx.LoadVector256(q - 16);
                    s0a = Fma.MultiplyAdd(wa, Avx.LoadVector256(p + 16), s0a);
                    s1a = Fma.MultiplyAdd(wa, Avx.LoadVector256(p + 24), s1a);
                    s2a = Fma.MultiplyAdd(wa, Avx.LoadVector256(p + 32), s2a);
                    s3a = Fma.MultiplyAdd(wa, Avx.LoadVector256(p + 40), s3a);
                    s4a = Fma.MultiplyAdd(wa, Avx.LoadVector256(p + 48), s4a);
                    p += 56; q += -24;
                }
                Avx.Store(yr, s0a);
                Avx.Store(yr + 8, s1a);
                Avx.Store(yr + 16, s2a);
                Avx.Store(yr + 24, s3a);
                Avx.Store(yr + 32, s4a);
            }
        }
    }
}

// DepthwiseConv2DWeightGradient, Train: dw[c,0,u,v] = sum dy[c,i,j] x[c,i + u - 1,j + v - 1], [3, 4, 5] x [3, 4, 5] -> [3, 1, 3, 3]
private static void Depthwiseconv2d1WeightGradient(float* x, float* dy, float* dw, bool adds, int count, int begin, int end)
{
    for (int unit = Math.Max(begin, 0); unit < Math.Min(end, 1); unit++)
    {
        int c = unit * 8;
        const int width = 8;
        float* d = dw + c;
        {
            Vector256<float> s0 = adds ? Avx.LoadVector256(d) : Vector256<float>.Zero;
            Vector256<float> s1 = adds ? Avx.LoadVector256(d + 1 * width) : Vector256<float>.Zero;
            Vector256<float> s2 = adds ? Avx.LoadVector256(d + 2 * width) : Vector256<float>.Zero;
            Vector256<float> s3 = adds ? Avx.LoadVector256(d + 3 * width) : Vector256<float>.Zero;
            Vector256<float> s4 = adds ? Avx.LoadVector256(d + 4 * width) : Vector256<float>.Zero;
            Vector256<float> s5 = adds ? Avx.LoadVector256(d + 5 * width) : Vector256<float>.Zero;
            Vector256<float> s6 = adds ? Avx.LoadVector256(d + 6 * width) : Vector256<float>.Zero;
            Vector256<float> s7 = adds ? Avx.LoadVector256(d + 7 * width) : Vector256<float>.Zero;
            Vector256<float> s8 = adds ? Avx.LoadVector256(d + 8 * width) : Vector256<float>.Zero;
            for (int sample = 0; sample < count; sample++)
            {
                float* p = x + c + sample * 1_232;
                float* q = dy + 64 + c + sample * 1_232;
                for (int i = 0; i < 4; i++)
                {
                    for (int j = 5; j != 0; j--)
                    {
                        Vector256<float> v = Avx.LoadVector256(q);
                        s0 = Fma.MultiplyAdd(v, Avx.LoadVector256(p), s0);
                        s1 = Fma.MultiplyAdd(v, Avx.LoadVector256(p + 8), s1);
                        s2 = Fma.MultiplyAdd(v, Avx.LoadVector256(p + 16), s2);
                        s3 = Fma.MultiplyAdd(v, Avx.LoadVector256(p + 56), s3);
                        s4 = Fma.MultiplyAdd(v, Avx.LoadVector256(p + 64), s4);
                        s5 = Fma.MultiplyAdd(v, Avx.LoadVector256(p + 72), s5);
                        s6 = Fma.MultiplyAdd(v, Avx.LoadVector256(p + 112), s6);
                        s7 = Fma.MultiplyAdd(v, Avx.LoadVector256(p + 120), s7);
                        s8 = Fma.MultiplyAdd(v, Avx.LoadVector256(p + 128), s8);
                        p += 8; q += 8;
                    }
                    p += 16; q += 16;
                }
            }
            Avx.Store(d, s0);
            Avx.Store(d + 1 * width, s1);
            Avx.Store(d + 2 * width, s2);
            Avx.Store(d + 3 * width, s3);
            Avx.Store(d + 4 * width, s4);
            Avx.Store(d + 5 * width, s5);
            Avx.Store(d + 6 * width, s6);
            Avx.Store(d + 7 * width, s7);
            Avx.Store(d + 8 * width, s8);
        }
    }
}
