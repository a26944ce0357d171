// [Input(8, 5, 8), Conv2D(16, 3, Padding = 1), MeanSquaredError]

// Conv2D, Predict: y[o,i,j] = b[o] + sum w[o,c,u,v] x[c,i + u - 1,j + v - 1], [8, 5, 8] -> [16, 5, 8]
private static void Conv2d1Forward(float* x, float* w, float* b, float* y)
{
    {
        Vector256<float> ba = Avx.LoadVector256(b);
        Vector256<float> bb = Avx.LoadVector256(b + 8);
        float* wn = w;
        for (int i = 0; i < 2; i++)
        {
            float* xr = x + i * 160;
            float* yr = y + i * 256;
            for (int j = 2; j != 0; j--)
            {
                // One of them begins in the first row and ends in the second.
                float* x2 = j == 1 ? xr + 16 : xr;
                Vector256<float> s0a = ba, s0b = bb, s1a = ba, s1b = bb;
                Vector256<float> s2a = ba, s2b = bb, s3a = ba, s3b = bb;
                Vector256<float> s4a = ba, s4b = bb, s5a = ba, s5b = bb;
                float* p = xr, p2 = x2, q = wn;
                Vector256<float> v, wa, wb;
                for (int ik = 3; ik != 0; ik--)
                {
                    for (int k = 6; k != 0; k--)
                    {
                        wa = Avx.LoadVector256(q); wb = Avx.LoadVector256(q + 8);
                        v = Avx.BroadcastScalarToVector256(p); s0a = Fma.MultiplyAdd(v, wa, s0a); s0b = Fma.MultiplyAdd(v, wb, s0b);
                        v = Avx.BroadcastScalarToVector256(p + 8); s1a = Fma.MultiplyAdd(v, wa, s1a); s1b = Fma.MultiplyAdd(v, wb, s1b);
                        v = Avx.BroadcastScalarToVector256(p2 + 16); s2a = Fma.MultiplyAdd(v, wa, s2a); s2b = Fma.MultiplyAdd(v, wb, s2b);
                        v = Avx.BroadcastScalarToVector256(p2 + 24); s3a = Fma.MultiplyAdd(v, wa, s3a); s3b = Fma.MultiplyAdd(v, wb, s3b);
                        v = Avx.BroadcastScalarToVector256(p2 + 32); s4a = Fma.MultiplyAdd(v, wa, s4a); s4b = Fma.MultiplyAdd(v, wb, s4b);
                        v = Avx.BroadcastScalarToVector256(p2 + 40); s5a = Fma.MultiplyAdd(v, wa, s5a); s5b = Fma.MultiplyAdd(v, wb, s5b);
                        wa = Avx.LoadVector256(q + 16); wb = Avx.LoadVector256(q + 24);
                        v = Avx.BroadcastScalarToVector256(p + 1); s0a = Fma.MultiplyAdd(v, wa, s0a); s0b = Fma.MultiplyAdd(v, wb, s0b);
                        v = Avx.BroadcastScalarToVector256(p + 9); s1a = Fma.MultiplyAdd(v, wa, s1a); s1b = Fma.MultiplyAdd(v, wb, s1b);
                        v = Avx.BroadcastScalarToVector256(p2 + 17); s2a = Fma.MultiplyAdd(v, wa, s2a); s2b = Fma.MultiplyAdd(v, wb, s2b);
                        v = Avx.BroadcastScalarToVector256(p2 + 25); s3a = Fma.MultiplyAdd(v, wa, s3a); s3b = Fma.MultiplyAdd(v, wb, s3b);
                        v = Avx.BroadcastScalarToVector256(p2 + 33); s4a = Fma.MultiplyAdd(v, wa, s4a); s4b = Fma.MultiplyAdd(v, wb, s4b);
                        v = Avx.BroadcastScalarToVector256(p2 + 41); s5a = Fma.MultiplyAdd(v, wa, s5a); s5b = Fma.MultiplyAdd(v, wb, s5b);
                        wa = Avx.LoadVector256(q + 32); wb = Avx.LoadVector256(q + 40);
                        v = Avx.BroadcastScalarToVector256(p + 2); s0a = Fma.MultiplyAdd(v, wa, s0a); s0b = Fma.MultiplyAdd(v, wb, s0b);
                        v = Avx.BroadcastScalarToVector256(p + 10); s1a = Fma.MultiplyAdd(v, wa, s1a); s1b = Fma.MultiplyAdd(v, wb, s1b);
                        v = Avx.BroadcastScalarToVector256(p2 + 18); s2a = Fma.MultiplyAdd(v, wa, s2a); s2b = Fma.MultiplyAdd(v, wb, s2b);
                        v = Avx.BroadcastScalarToVector256(p2 + 26); s3a = Fma.MultiplyAdd(v, wa, s3a); s3b = Fma.MultiplyAdd(v, wb, s3b);
                        v = Avx.BroadcastScalarToVector256(p2 + 34); s4a = Fma.MultiplyAdd(v, wa, s4a); s4b = Fma.MultiplyAdd(v, wb, s4b);
                        v = Avx.BroadcastScalarToVector256(p2 + 42); s5a = Fma.MultiplyAdd(v, wa, s5a); s5b = Fma.MultiplyAdd(v, wb, s5b);
                        wa = Avx.LoadVector256(q + 48); wb = Avx.LoadVector256(q + 56);
                        v = Avx.BroadcastScalarToVector256(p + 3); s0a = Fma.MultiplyAdd(v, wa, s0a); s0b = Fma.MultiplyAdd(v, wb, s0b);
                        v = Avx.BroadcastScalarToVector256(p + 11); s1a = Fma.MultiplyAdd(v, wa, s1a); s1b = Fma.MultiplyAdd(v, wb, s1b);
                        v = Avx.BroadcastScalarToVector256(p2 + 19); s2a = Fma.MultiplyAdd(v, wa, s2a); s2b = Fma.MultiplyAdd(v, wb, s2b);
                        v = Avx.BroadcastScalarToVector256(p2 + 27); s3a = Fma.MultiplyAdd(v, wa, s3a); s3b = Fma.MultiplyAdd(v, wb, s3b);
                        v = Avx.BroadcastScalarToVector256(p2 + 35); s4a = Fma.MultiplyAdd(v, wa, s4a); s4b = Fma.MultiplyAdd(v, wb, s4b);
                        v = Avx.BroadcastScalarToVector256(p2 + 43); s5a = Fma.MultiplyAdd(v, wa, s5a); s5b = Fma.MultiplyAdd(v, wb, s5b);
                        p += 4; p2 += 4; q += 64;
                    }
                    p += 56; p2 += 56;
                }
                Avx.Store(yr, s0a); Avx.Store(yr + 8, s0b);
                Avx.Store(yr + 16, s1a); Avx.Store(yr + 24, s1b);
                Avx.Store(yr + 32, s2a); Avx.Store(yr + 40, s2b);
                Avx.Store(yr + 48, s3a); Avx.Store(yr + 56, s3b);
                Avx.Store(yr + 64, s4a); Avx.Store(yr + 72, s4b);
                Avx.Store(yr + 80, s5a); Avx.Store(yr + 88, s5b);
                xr = x2 + 48; yr += 96;
            }
            {
                Vector256<float> s0a = ba, s0b = bb, s1a = ba, s1b = bb;
                Vector256<float> s2a = ba, s2b = bb, s3a = ba, s3b = bb;
                float* p = xr, q = wn;
                Vector256<float> v, wa, wb;
                for (int ik = 3; ik != 0; ik--)
                {
                    for (int k = 6; k != 0; k--)
                    {
                        wa = Avx.LoadVector256(q); wb = Avx.LoadVector256(q + 8);
                        v = Avx.BroadcastScalarToVector256(p); s0a = Fma.MultiplyAdd(v, wa, s0a); s0b = Fma.MultiplyAdd(v, wb, s0b);
                        v = Avx.BroadcastScalarToVector256(p + 8); s1a = Fma.MultiplyAdd(v, wa, s1a); s1b = Fma.MultiplyAdd(v, wb, s1b);
                        v = Avx.BroadcastScalarToVector256(p + 16); s2a = Fma.MultiplyAdd(v, wa, s2a); s2b = Fma.MultiplyAdd(v, wb, s2b);
                        v = Avx.BroadcastScalarToVector256(p + 24); s3a = Fma.MultiplyAdd(v, wa, s3a); s3b = Fma.MultiplyAdd(v, wb, s3b);
                        wa = Avx.LoadVector256(q + 16); wb = Avx.LoadVector256(q + 24);
                        v = Avx.BroadcastScalarToVector256(p + 1); s0a = Fma.MultiplyAdd(v, wa, s0a); s0b = Fma.MultiplyAdd(v, wb, s0b);
                        v = Avx.BroadcastScalarToVector256(p + 9); s1a = Fma.MultiplyAdd(v, wa, s1a); s1b = Fma.MultiplyAdd(v, wb, s1b);
                        v = Avx.BroadcastScalarToVector256(p + 17); s2a = Fma.MultiplyAdd(v, wa, s2a); s2b = Fma.MultiplyAdd(v, wb, s2b);
                        v = Avx.BroadcastScalarToVector256(p + 25); s3a = Fma.MultiplyAdd(v, wa, s3a); s3b = Fma.MultiplyAdd(v, wb, s3b);
                        wa = Avx.LoadVector256(q + 32); wb = Avx.LoadVector256(q + 40);
                        v = Avx.BroadcastScalarToVector256(p + 2); s0a = Fma.MultiplyAdd(v, wa, s0a); s0b = Fma.MultiplyAdd(v, wb, s0b);
                        v = Avx.BroadcastScalarToVector256(p + 10); s1a = Fma.MultiplyAdd(v, wa, s1a); s1b = Fma.MultiplyAdd(v, wb, s1b);
                        v = Avx.BroadcastScalarToVector256(p + 18); s2a = Fma.MultiplyAdd(v, wa, s2a); s2b = Fma.MultiplyAdd(v, wb, s2b);
                        v = Avx.BroadcastScalarToVector256(p + 26); s3a = Fma.MultiplyAdd(v, wa, s3a); s3b = Fma.MultiplyAdd(v, wb, s3b);
                        wa = Avx.LoadVector256(q + 48); wb = Avx.LoadVector256(q + 56);
                        v = Avx.BroadcastScalarToVector256(p + 3); s0a = Fma.MultiplyAdd(v, wa, s0a); s0b = Fma.MultiplyAdd(v, wb, s0b);
                        v = Avx.BroadcastScalarToVector256(p + 11); s1a = Fma.MultiplyAdd(v, wa, s1a); s1b = Fma.MultiplyAdd(v, wb, s1b);
                        v = Avx.BroadcastScalarToVector256(p + 19); s2a = Fma.MultiplyAdd(v, wa, s2a); s2b = Fma.MultiplyAdd(v, wb, s2b);
                        v = Avx.BroadcastScalarToVector256(p + 27); s3a = Fma.MultiplyAdd(v, wa, s3a); s3b = Fma.MultiplyAdd(v, wb, s3b);
                        p += 4; q += 64;
                    }
                    p += 56;
                }
                Avx.Store(yr, s0a); Avx.Store(yr + 8, s0b);
                Avx.Store(yr + 16, s1a); Avx.Store(yr + 24, s1b);
                Avx.Store(yr + 32, s2a); Avx.Store(yr + 40, s2b);
                Avx.Store(yr + 48, s3a); Avx.Store(yr + 56, s3b);
            }
        }
        {
            float* xr = x + 320;
            float* yr = y + 512;
            for (int j = 2; j != 0; j--)
            {
                Vector256<float> s0a = ba, s0b = bb, s1a = ba, s1b = bb;
                Vector256<float> s2a = ba, s2b = bb, s3a = ba, s3b = bb;
                float* p = xr, q = wn;
                Vector256<float> v, wa, wb;
                for (int ik = 3; ik != 0; ik--)
                {
                    for (int k = 6; k != 0; k--)
                    {
                        wa = Avx.LoadVector256(q); wb = Avx.LoadVector256(q + 8);
                        v = Avx.BroadcastScalarToVector256(p); s0a = Fma.MultiplyAdd(v, wa, s0a); s0b = Fma.MultiplyAdd(v, wb, s0b);
                        v = Avx.BroadcastScalarToVector256(p + 8); s1a = Fma.MultiplyAdd(v, wa, s1a); s1b = Fma.MultiplyAdd(v, wb, s1b);
                        v = Avx.BroadcastScalarToVector256(p + 16); s2a = Fma.MultiplyAdd(v, wa, s2a); s2b = Fma.MultiplyAdd(v, wb, s2b);
                        v = Avx.BroadcastScalarToVector256(p + 24); s3a = Fma.MultiplyAdd(v, wa, s3a); s3b = Fma.MultiplyAdd(v, wb, s3b);
                        wa = Avx.LoadVector256(q + 16); wb = Avx.LoadVector256(q + 24);
                        v = Avx.BroadcastScalarToVector256(p + 1); s0a = Fma.MultiplyAdd(v, wa, s0a); s0b = Fma.MultiplyAdd(v, wb, s0b);
                        v = Avx.BroadcastScalarToVector256(p + 9); s1a = Fma.MultiplyAdd(v, wa, s1a); s1b = Fma.MultiplyAdd(v, wb, s1b);
                        v = Avx.BroadcastScalarToVector256(p + 17); s2a = Fma.MultiplyAdd(v, wa, s2a); s2b = Fma.MultiplyAdd(v, wb, s2b);
                        v = Avx.BroadcastScalarToVector256(p + 25); s3a = Fma.MultiplyAdd(v, wa, s3a); s3b = Fma.MultiplyAdd(v, wb, s3b);
                        wa = Avx.LoadVector256(q + 32); wb = Avx.LoadVector256(q + 40);
                        v = Avx.BroadcastScalarToVector256(p + 2); s0a = Fma.MultiplyAdd(v, wa, s0a); s0b = Fma.MultiplyAdd(v, wb, s0b);
                        v = Avx.BroadcastScalarToVector256(p + 10); s1a = Fma.MultiplyAdd(v, wa, s1a); s1b = Fma.MultiplyAdd(v, wb, s1b);
                        v = Avx.BroadcastScalarToVector256(p + 18); s2a = Fma.MultiplyAdd(v, wa, s2a); s2b = Fma.MultiplyAdd(v, wb, s2b);
                        v = Avx.BroadcastScalarToVector256(p + 26); s3a = Fma.MultiplyAdd(v, wa, s3a); s3b = Fma.MultiplyAdd(v, wb, s3b);
                        wa = Avx.LoadVector256(q + 48); wb = Avx.LoadVector256(q + 56);
                        v = Avx.BroadcastScalarToVector256(p + 3); s0a = Fma.MultiplyAdd(v, wa, s0a); s0b = Fma.MultiplyAdd(v, wb, s0b);
                        v = Avx.BroadcastScalarToVector256(p + 11); s1a = Fma.MultiplyAdd(v, wa, s1a); s1b = Fma.MultiplyAdd(v, wb, s1b);
                        v = Avx.BroadcastScalarToVector256(p + 19); s2a = Fma.MultiplyAdd(v, wa, s2a); s2b = Fma.MultiplyAdd(v, wb, s2b);
                        v = Avx.BroadcastScalarToVector256(p + 27); s3a = Fma.MultiplyAdd(v, wa, s3a); s3b = Fma.MultiplyAdd(v, wb, s3b);
                        p += 4; q += 64;
                    }
                    p += 56;
                }
                Avx.Store(yr, s0a); Avx.Store(yr + 8, s0b);
                Avx.Store(yr + 16, s1a); Avx.Store(yr + 24, s1b);
                Avx.Store(yr + 32, s2a); Avx.Store(yr + 40, s2b);
                Avx.Store(yr + 48, s3a); Avx.Store(yr + 56, s3b);
                xr += 32; yr += 64;
            }
        }
    }
}
