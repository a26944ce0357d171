// [Input(3, 2), Dense(2), GRU(3), MeanSquaredError]

// GateProduct, Predict: a = W x + b_ih + b_hh (without b_hh in the last gate), [3, 2] -> [3, 24]
private static void Gru1Gates(float* x, float* w, float* bi, float* bh, float* y)
{
    float* b = stackalloc float[24];
    for (int i = 0; i < 16; i += 8)
    {
        Avx.Store(b + i, Avx.Add(Avx.LoadVector256(bi + i), Avx.LoadVector256(bh + i)));
    }
    for (int i = 16; i < 24; i += 8)
    {
        Avx.Store(b + i, Avx.LoadVector256(bi + i));
    }
    {
        Vector256<float> ba = Avx.LoadVector256(b);
        Vector256<float> bb = Avx.LoadVector256(b + 8);
        float* wn = w;
        float* xr = x;
        float* yr = y;
        {
            Vector256<float> s0a = ba, s0b = bb, s1a = ba, s1b = bb;
            Vector256<float> s2a = ba, s2b = bb;
            float* p = xr, q = wn;
            Vector256<float> v, wa, wb;
            wa = Avx.LoadVector256(q); wb = Avx.LoadVector256(q + 8);
            v = Avx.BroadcastScalarToVector256(p); s0a = Fma.MultiplyAdd(v, wa, s0a); s0b = Fma.MultiplyAdd(v, wb, s0b);
            v = Avx.BroadcastScalarToVector256(p + 8); s1a = Fma.MultiplyAdd(v, wa, s1a); s1b = Fma.MultiplyAdd(v, wb, s1b);
            v = Avx.BroadcastScalarToVector256(p + 16); s2a = Fma.MultiplyAdd(v, wa, s2a); s2b = Fma.MultiplyAdd(v, wb, s2b);
            wa = Avx.LoadVector256(q + 16); wb = Avx.LoadVector256(q + 24);
            v = Avx.BroadcastScalarToVector256(p + 1); s0a = Fma.MultiplyAdd(v, wa, s0a); s0b = Fma.MultiplyAdd(v, wb, s0b);
            v = Avx.BroadcastScalarToVector256(p + 9); s1a = Fma.MultiplyAdd(v, wa, s1a); s1b = Fma.MultiplyAdd(v, wb, s1b);
            v = Avx.BroadcastScalarToVector256(p + 17); s2a = Fma.MultiplyAdd(v, wa, s2a); s2b = Fma.MultiplyAdd(v, wb, s2b);
            Avx.Store(yr, s0a); Avx.Store(yr + 8, s0b);
            Avx.Store(yr + 24, s1a); Avx.Store(yr + 32, s1b);
            Avx.Store(yr + 48, s2a); Avx.Store(yr + 56, s2b);
        }
    }
    {
        Vector256<float> ba = Avx.LoadVector256(b + 16);
        float* wn = w + 32;
        float* xr = x;
        float* yr = y + 16;
        {
            Vector256<float> s0a = ba, s1a = ba, s2a = ba;
            float* p = xr, q = wn;
            Vector256<float> v, wa;
            wa = Avx.LoadVector256(q);
            v = Avx.BroadcastScalarToVector256(p); s0a = Fma.MultiplyAdd(v, wa, s0a);
            v = Avx.BroadcastScalarToVector256(p + 8); s1a = Fma.MultiplyAdd(v, wa, s1a);
            v = Avx.BroadcastScalarToVector256(p + 16); s2a = Fma.MultiplyAdd(v, wa, s2a);
            wa = Avx.LoadVector256(q + 8);
            v = Avx.BroadcastScalarToVector256(p + 1); s0a = Fma.MultiplyAdd(v, wa, s0a);
            v = Avx.BroadcastScalarToVector256(p + 9); s1a = Fma.MultiplyAdd(v, wa, s1a);
            v = Avx.BroadcastScalarToVector256(p + 17); s2a = Fma.MultiplyAdd(v, wa, s2a);
            Avx.Store(yr, s0a);
            Avx.Store(yr + 24, s1a);
            Avx.Store(yr + 48, s2a);
        }
    }
}

// Recurrent, Predict: r, z = logistic(a + U h); n = tanh(a + r (U h + b_hn)); h' = (1 - z) n + z h, [3, 24] -> [3]
private static void Gru1Steps(float* a, float* w, float* bh, float* y, float* sums)
{
    float* s = sums + 24;
    new Span<float>(s, 24).Clear();
    float* hr = s;
    float* ar = a;
    float* yr = s + 8;
    for (int step = 3; step != 0; step--)
    {
        {
            Vector256<float> r0 = Avx.LoadVector256(ar);
            Vector256<float> z0 = Avx.LoadVector256(ar + 8);
            Vector256<float> m0 = Avx.LoadVector256(bh + 16);
            float* p = hr;
            float* q = w;
            float* t = w + 48;
            Vector256<float> v;
            v = Avx.BroadcastScalarToVector256(p);
            r0 = Fma.MultiplyAdd(v, Avx.LoadVector256(q), r0);
            z0 = Fma.MultiplyAdd(v, Avx.LoadVector256(q + 8), z0);
            m0 = Fma.MultiplyAdd(v, Avx.LoadVector256(t), m0);
            v = Avx.BroadcastScalarToVector256(p + 1);
            r0 = Fma.MultiplyAdd(v, Avx.LoadVector256(q + 16), r0);
            z0 = Fma.MultiplyAdd(v, Avx.LoadVector256(q + 24), z0);
            m0 = Fma.MultiplyAdd(v, Avx.LoadVector256(t + 8), m0);
            v = Avx.BroadcastScalarToVector256(p + 2);
            r0 = Fma.MultiplyAdd(v, Avx.LoadVector256(q + 32), r0);
            z0 = Fma.MultiplyAdd(v, Avx.LoadVector256(q + 40), z0);
            m0 = Fma.MultiplyAdd(v, Avx.LoadVector256(t + 16), m0);
            Avx.Store(sums, r0);
            Avx.Store(sums + 8, z0);
            Avx.Store(sums + 16, m0);
        }
        for (nint i = 0; i < 16; i += 8)
        {
            Avx.Store(sums + i, VectorMath.RecurrentSigmoid(Avx.LoadVector256(sums + i)));
        }
        {
            Vector256<float> gateR = Avx.LoadVector256(sums);
            Vector256<float> gateZ = Avx.LoadVector256(sums + 8);
            Vector256<float> inner = Avx.LoadVector256(sums + 16);
            Vector256<float> gateN = VectorMath.RecurrentTanh(Fma.MultiplyAdd(gateR, inner, Avx.LoadVector256(ar + 16)));
            Avx.Store(yr, Fma.MultiplyAdd(gateZ, Avx.Subtract(Avx.LoadVector256(hr), gateN), gateN));
        }
        float* last = hr; hr = yr; yr = last;
        ar += 24;
    }
    for (int i = 0; i < 8; i += 8)
    {
        Avx.Store(y + i, Avx.LoadVector256(hr + i));
    }
}

// GateTranspose, Train: wt = w with inputs and gates exchanged, [9, 3] -> [3, 9]
private static void Gru1TransposeState(float* w, float* wt, int count, int begin, int end)
{
    for (int unit = begin; unit < end; unit++)
    {
        int c = 0;
        const int toStride = 8;
        float* to = wt + c;
        for (int o = 0; o < 24; o += 8)
        {
            int fromStride = o < 16 ? 16 : 8;
            float* from = w + (o < 16 ? o / 16 * 48 + o % 16 : 48 + o - 16) + c * fromStride;
            if (c + 8 <= 3 && o + 8 <= 24)
            {
                Transpose.Block8x8(from, fromStride, to + o * toStride, toStride);
                continue;
            }

            for (int row = 0; row < 8; row++)
            {
                for (int column = 0; column < Math.Min(8, 24 - o); column++)
                    to[(o + column) * toStride + row] = c + row < 3 ? from[row * fromStride + column] : 0f;
            }
        }
    }
}

// GateTranspose, Train: wt = w with inputs and gates exchanged, [9, 2] -> [2, 9]
private static void Gru1TransposeInput(float* w, float* wt, int count, int begin, int end)
{
    for (int unit = begin; unit < end; unit++)
    {
        int c = 0;
        const int toStride = 8;
        float* to = wt + c;
        for (int o = 0; o < 24; o += 8)
        {
            int fromStride = o < 16 ? 16 : 8;
            float* from = w + (o < 16 ? o / 16 * 32 + o % 16 : 32 + o - 16) + c * fromStride;
            if (c + 8 <= 2 && o + 8 <= 24)
            {
                Transpose.Block8x8(from, fromStride, to + o * toStride, toStride);
                continue;
            }

            for (int row = 0; row < 8; row++)
            {
                for (int column = 0; column < Math.Min(8, 24 - o); column++)
                    to[(o + column) * toStride + row] = c + row < 2 ? from[row * fromStride + column] : 0f;
            }
        }
    }
}

// Recurrent, Train: r, z = logistic(a + U h); n = tanh(a + r (U h + b_hn)); h' = (1 - z) n + z h, [3, 24] -> [3]
private static void Gru1Steps(float* a, float* w, float* bh, float* y, float* sums, float* hs, float* g)
{
    float* s = sums + 24;
    new Span<float>(s, 24).Clear();
    float* hr = s;
    float* ar = a;
    float* yr = s + 8;
    float* hsr = hs;
    float* gr = g;
    for (int step = 3; step != 0; step--)
    {
        for (int i = 0; i < 8; i += 8)
        {
            Avx.Store(hsr + i, Avx.LoadVector256(hr + i));
        }
        {
            Vector256<float> r0 = Avx.LoadVector256(ar);
            Vector256<float> z0 = Avx.LoadVector256(ar + 8);
            Vector256<float> m0 = Avx.LoadVector256(bh + 16);
            float* p = hr;
            float* q = w;
            float* t = w + 48;
            Vector256<float> v;
            v = Avx.BroadcastScalarToVector256(p);
            r0 = Fma.MultiplyAdd(v, Avx.LoadVector256(q), r0);
            z0 = Fma.MultiplyAdd(v, Avx.LoadVector256(q + 8), z0);
            m0 = Fma.MultiplyAdd(v, Avx.LoadVector256(t), m0);
            v = Avx.BroadcastScalarToVector256(p + 1);
            r0 = Fma.MultiplyAdd(v, Avx.LoadVector256(q + 16), r0);
            z0 = Fma.MultiplyAdd(v, Avx.LoadVector256(q + 24), z0);
            m0 = Fma.MultiplyAdd(v, Avx.LoadVector256(t + 8), m0);
            v = Avx.BroadcastScalarToVector256(p + 2);
            r0 = Fma.MultiplyAdd(v, Avx.LoadVector256(q + 32), r0);
            z0 = Fma.MultiplyAdd(v, Avx.LoadVector256(q + 40), z0);
            m0 = Fma.MultiplyAdd(v, Avx.LoadVector256(t + 16), m0);
            Avx.Store(sums, r0);
            Avx.Store(sums + 8, z0);
            Avx.Store(sums + 16, m0);
        }
        for (nint i = 0; i < 16; i += 8)
        {
            Avx.Store(sums + i, VectorMath.RecurrentSigmoid(Avx.LoadVector256(sums + i)));
        }
        {
            Vector256<float> gateR = Avx.LoadVector256(sums);
            Vector256<float> gateZ = Avx.LoadVector256(sums + 8);
            Vector256<float> inner = Avx.LoadVector256(sums + 16);
            Vector256<float> gateN = VectorMath.RecurrentTanh(Fma.MultiplyAdd(gateR, inner, Avx.LoadVector256(ar + 16)));
            Avx.Store(gr, gateR);
            Avx.Store(gr + 8, gateZ);
            Avx.Store(gr + 16, gateN);
            Avx.Store(gr + 24, inner);
            Avx.Store(yr, Fma.MultiplyAdd(gateZ, Avx.Subtract(Avx.LoadVector256(hr), gateN), gateN));
        }
        float* last = hr; hr = yr; yr = last;
        ar += 24;
        hsr += 8;
        gr += 32;
    }
    for (int i = 0; i < 8; i += 8)
    {
        Avx.Store(y + i, Avx.LoadVector256(hr + i));
    }
}

// RecurrentGradient, Train: da[t] from dh[t] = dy[t] + U^T da[t+1] and what h[t+1] kept of h[t], [3] -> [3, 24]
private static void Gru1StepGradients(float* g, float* hs, float* w, float* dy, float* da, float* db, float* dh)
{
    new Span<float>(dh, 16).Clear();
    for (int i = 0; i < 8; i += 8)
    {
        Avx.Store(dh + i, Avx.LoadVector256(dy + i));
    }
    float* gr = g + 64;
    float* hr = hs + 16;
    float* dar = da + 48;
    float* dbr = db + 48;
    for (int step = 3; step != 0; step--)
    {
        for (int i = 0; i < 8; i += 8)
        {
            Vector256<float> d = Avx.LoadVector256(dh + i);
            Vector256<float> gateR = Avx.LoadVector256(gr + i);
            Vector256<float> gateZ = Avx.LoadVector256(gr + 8 + i);
            Vector256<float> gateN = Avx.LoadVector256(gr + 16 + i);
            Vector256<float> inner = Avx.LoadVector256(gr + 24 + i);
            Vector256<float> dn = Avx.Multiply(Avx.Multiply(d, Avx.Subtract(Vector256.Create(1f), gateZ)), Avx.Subtract(Vector256.Create(1f), Avx.Multiply(gateN, gateN)));
            Vector256<float> dz = Avx.Multiply(Avx.Multiply(d, Avx.Subtract(Avx.LoadVector256(hr + i), gateN)), Avx.Multiply(gateZ, Avx.Subtract(Vector256.Create(1f), gateZ)));
            Vector256<float> dr = Avx.Multiply(Avx.Multiply(dn, inner), Avx.Multiply(gateR, Avx.Subtract(Vector256.Create(1f), gateR)));
            Avx.Store(dar + i, dr);
            Avx.Store(dar + 8 + i, dz);
            Avx.Store(dar + 16 + i, dn);
            Avx.Store(dbr + i, dr); Avx.Store(dbr + 8 + i, dz); Avx.Store(dbr + 16 + i, Avx.Multiply(dn, gateR));
            Avx.Store(dh + i, Avx.Multiply(d, gateZ));
        }
        {
            float* x = dbr;
            float* y = dh;
            {
                float* p = x;
                float* q = w;
                Vector256<float> s0a = Vector256<float>.Zero;
                Vector256<float> s1a = Vector256<float>.Zero;
                Vector256<float> s2a = Vector256<float>.Zero;
                Vector256<float> s3a = Vector256<float>.Zero;
                Vector256<float> v;
                v = Avx.BroadcastScalarToVector256(p);
                s0a = Fma.MultiplyAdd(v, Avx.LoadVector256(q), s0a);
                v = Avx.BroadcastScalarToVector256(p + 1);
                s1a = Fma.MultiplyAdd(v, Avx.LoadVector256(q + 8), s1a);
                v = Avx.BroadcastScalarToVector256(p + 2);
                s2a = Fma.MultiplyAdd(v, Avx.LoadVector256(q + 16), s2a);
                v = Avx.BroadcastScalarToVector256(p + 3);
                s3a = Fma.MultiplyAdd(v, Avx.LoadVector256(q + 24), s3a);
                v = Avx.BroadcastScalarToVector256(p + 4);
                s0a = Fma.MultiplyAdd(v, Avx.LoadVector256(q + 32), s0a);
                v = Avx.BroadcastScalarToVector256(p + 5);
                s1a = Fma.MultiplyAdd(v, Avx.LoadVector256(q + 40), s1a);
                v = Avx.BroadcastScalarToVector256(p + 6);
                s2a = Fma.MultiplyAdd(v, Avx.LoadVector256(q + 48), s2a);
                v = Avx.BroadcastScalarToVector256(p + 7);
                s3a = Fma.MultiplyAdd(v, Avx.LoadVector256(q + 56), s3a);
                v = Avx.BroadcastScalarToVector256(p + 8);
                s0a = Fma.MultiplyAdd(v, Avx.LoadVector256(q + 64), s0a);
                v = Avx.BroadcastScalarToVector256(p + 9);
                s1a = Fma.MultiplyAdd(v, Avx.LoadVector256(q + 72), s1a);
                v = Avx.BroadcastScalarToVector256(p + 10);
                s2a = Fma.MultiplyAdd(v, Avx.LoadVector256(q + 80), s2a);
                v = Avx.BroadcastScalarToVector256(p + 11);
                s3a = Fma.MultiplyAdd(v, Avx.LoadVector256(q + 88), s3a);
                v = Avx.BroadcastScalarToVector256(p + 12);
                s0a = Fma.MultiplyAdd(v, Avx.LoadVector256(q + 96), s0a);
                v = Avx.BroadcastScalarToVector256(p + 13);
                s1a = Fma.MultiplyAdd(v, Avx.LoadVector256(q + 104), s1a);
                v = Avx.BroadcastScalarToVector256(p + 14);
                s2a = Fma.MultiplyAdd(v, Avx.LoadVector256(q + 112), s2a);
                v = Avx.BroadcastScalarToVector256(p + 15);
                s3a = Fma.MultiplyAdd(v, Avx.LoadVector256(q + 120), s3a);
                v = Avx.BroadcastScalarToVector256(p + 16);
                s0a = Fma.MultiplyAdd(v, Avx.LoadVector256(q + 128), s0a);
                v = Avx.BroadcastScalarToVector256(p + 17);
                s1a = Fma.MultiplyAdd(v, Avx.LoadVector256(q + 136), s1a);
                v = Avx.BroadcastScalarToVector256(p + 18);
                s2a = Fma.MultiplyAdd(v, Avx.LoadVector256(q + 144), s2a);
                v = Avx.BroadcastScalarToVector256(p + 19);
                s3a = Fma.MultiplyAdd(v, Avx.LoadVector256(q + 152), s3a);
                v = Avx.BroadcastScalarToVector256(p + 20);
                s0a = Fma.MultiplyAdd(v, Avx.LoadVector256(q + 160), s0a);
                v = Avx.BroadcastScalarToVector256(p + 21);
                s1a = Fma.MultiplyAdd(v, Avx.LoadVector256(q + 168), s1a);
                v = Avx.BroadcastScalarToVector256(p + 22);
                s2a = Fma.MultiplyAdd(v, Avx.LoadVector256(q + 176), s2a);
                v = Avx.BroadcastScalarToVector256(p + 23);
                s3a = Fma.MultiplyAdd(v, Avx.LoadVector256(q + 184), s3a);
                s0a = Avx.Add(Avx.Add(s0a, s1a), Avx.Add(s2a, s3a));
                s0a = Avx.Add(Avx.LoadVector256(y), s0a);
                Avx.Store(y, s0a);
            }
        }
        gr -= 32;
        hr -= 8;
        dar -= 24;
        dbr -= 24;
    }
}

// GateInputGradient, Train: dx = W^T da, [3, 24] -> [3, 2]
private static void Gru1InputGradient(float* x, float* w, float* y)
{
    {
        float* wn = w;
        float* xr = x;
        float* yr = y;
        {
            Vector256<float> s0a = Vector256<float>.Zero, s1a = Vector256<float>.Zero, s2a = Vector256<float>.Zero;
            float* p = xr, q = wn;
            Vector256<float> v, wa;
            for (int k = 6; k != 0; k--)
            {
                wa = Avx.LoadVector256(q);
                v = Avx.BroadcastScalarToVector256(p); s0a = Fma.MultiplyAdd(v, wa, s0a);
                v = Avx.BroadcastScalarToVector256(p + 24); s1a = Fma.MultiplyAdd(v, wa, s1a);
                v = Avx.BroadcastScalarToVector256(p + 48); s2a = Fma.MultiplyAdd(v, wa, s2a);
                wa = Avx.LoadVector256(q + 8);
                v = Avx.BroadcastScalarToVector256(p + 1); s0a = Fma.MultiplyAdd(v, wa, s0a);
                v = Avx.BroadcastScalarToVector256(p + 25); s1a = Fma.MultiplyAdd(v, wa, s1a);
                v = Avx.BroadcastScalarToVector256(p + 49); s2a = Fma.MultiplyAdd(v, wa, s2a);
                wa = Avx.LoadVector256(q + 16);
                v = Avx.BroadcastScalarToVector256(p + 2); s0a = Fma.MultiplyAdd(v, wa, s0a);
                v = Avx.BroadcastScalarToVector256(p + 26); s1a = Fma.MultiplyAdd(v, wa, s1a);
                v = Avx.BroadcastScalarToVector256(p + 50); s2a = Fma.MultiplyAdd(v, wa, s2a);
                wa = Avx.LoadVector256(q + 24);
                v = Avx.BroadcastScalarToVector256(p + 3); s0a = Fma.MultiplyAdd(v, wa, s0a);
                v = Avx.BroadcastScalarToVector256(p + 27); s1a = Fma.MultiplyAdd(v, wa, s1a);
                v = Avx.BroadcastScalarToVector256(p + 51); s2a = Fma.MultiplyAdd(v, wa, s2a);
                p += 4; q += 32;
            }
            Avx.Store(yr, s0a);
            Avx.Store(yr + 8, s1a);
            Avx.Store(yr + 16, s2a);
        }
    }
}

// GateWeightGradient, Train: dW[o,i] = sum over samples and steps of da[o] x[i], [3, 24] x [3, 2] -> [9, 2]
private static void Gru1InputWeightGradient(float* x, float* dy, float* dw, int count, int begin, int end)
{
    for (int unit = Math.Max(begin, 0); unit < Math.Min(end, 1); unit++)
    {
        float* d = dw;
        new Span<float>(d, 32).Clear();
    }
    for (int unit = Math.Max(begin, 1); unit < Math.Min(end, 2); unit++)
    {
        float* d = dw + 32;
        new Span<float>(d, 16).Clear();
    }
    for (int sample = 0; sample < count; sample++)
    {
        for (int unit = Math.Max(begin, 0); unit < Math.Min(end, 1); unit++)
        {
            float* d = dw;
            float* p = x + sample * 240;
            float* q = dy + sample * 240;
            Vector256<float> s0a = Avx.LoadVector256(d), s0b = Avx.LoadVector256(d + 8);
            Vector256<float> s1a = Avx.LoadVector256(d + 16), s1b = Avx.LoadVector256(d + 24);
            Vector256<float> v, da, db;
            for (int j = 3; j != 0; j--)
            {
                da = Avx.LoadVector256(q); db = Avx.LoadVector256(q + 8);
                v = Avx.BroadcastScalarToVector256(p); s0a = Fma.MultiplyAdd(v, da, s0a); s0b = Fma.MultiplyAdd(v, db, s0b);
                v = Avx.BroadcastScalarToVector256(p + 1); s1a = Fma.MultiplyAdd(v, da, s1a); s1b = Fma.MultiplyAdd(v, db, s1b);
                p += 8; q += 24;
            }
            Avx.Store(d, s0a); Avx.Store(d + 8, s0b);
            Avx.Store(d + 16, s1a); Avx.Store(d + 24, s1b);
        }
        for (int unit = Math.Max(begin, 1); unit < Math.Min(end, 2); unit++)
        {
            float* d = dw + 32;
            float* p = x + sample * 240;
            float* q = dy + 16 + sample * 240;
            Vector256<float> s0a = Avx.LoadVector256(d);
            Vector256<float> s1a = Avx.LoadVector256(d + 8);
            Vector256<float> v, da;
            for (int j = 3; j != 0; j--)
            {
                da = Avx.LoadVector256(q);
                v = Avx.BroadcastScalarToVector256(p); s0a = Fma.MultiplyAdd(v, da, s0a);
                v = Avx.BroadcastScalarToVector256(p + 1); s1a = Fma.MultiplyAdd(v, da, s1a);
                p += 8; q += 24;
            }
            Avx.Store(d, s0a);
            Avx.Store(d + 8, s1a);
        }
    }
}

// GateWeightGradient, Train: dW[o,i] = sum over samples and steps of da[o] x[i], [3, 24] x [3, 3] -> [9, 3]
private static void Gru1StateWeightGradient(float* x, float* dy, float* dw, int count, int begin, int end)
{
    for (int unit = Math.Max(begin, 0); unit < Math.Min(end, 1); unit++)
    {
        float* d = dw;
        new Span<float>(d, 48).Clear();
    }
    for (int unit = Math.Max(begin, 1); unit < Math.Min(end, 2); unit++)
    {
        float* d = dw + 48;
        new Span<float>(d, 24).Clear();
    }
    for (int sample = 0; sample < count; sample++)
    {
        for (int unit = Math.Max(begin, 0); unit < Math.Min(end, 1); unit++)
        {
            float* d = dw;
            float* p = x + sample * 240;
            float* q = dy + sample * 240;
            Vector256<float> s0a = Avx.LoadVector256(d), s0b = Avx.LoadVector256(d + 8);
            Vector256<float> s1a = Avx.LoadVector256(d + 16), s1b = Avx.LoadVector256(d + 24);
            Vector256<float> s2a = Avx.LoadVector256(d + 32), s2b = Avx.LoadVector256(d + 40);
            Vector256<float> v, da, db;
            for (int j = 3; j != 0; j--)
            {
                da = Avx.LoadVector256(q); db = Avx.LoadVector256(q + 8);
                v = Avx.BroadcastScalarToVector256(p); s0a = Fma.MultiplyAdd(v, da, s0a); s0b = Fma.MultiplyAdd(v, db, s0b);
                v = Avx.BroadcastScalarToVector256(p + 1); s1a = Fma.MultiplyAdd(v, da, s1a); s1b = Fma.MultiplyAdd(v, db, s1b);
                v = Avx.BroadcastScalarToVector256(p + 2); s2a = Fma.MultiplyAdd(v, da, s2a); s2b = Fma.MultiplyAdd(v, db, s2b);
                p += 8; q += 24;
            }
            Avx.Store(d, s0a); Avx.Store(d + 8, s0b);
            Avx.Store(d + 16, s1a); Avx.Store(d + 24, s1b);
            Avx.Store(d + 32, s2a); Avx.Store(d + 40, s2b);
        }
        for (int unit = Math.Max(begin, 1); unit < Math.Min(end, 2); unit++)
        {
            float* d = dw + 48;
            float* p = x + sample * 240;
            float* q = dy + 16 + sample * 240;
            Vector256<float> s0a = Avx.LoadVector256(d);
            Vector256<float> s1a = Avx.LoadVector256(d + 8);
            Vector256<float> s2a = Avx.LoadVector256(d + 16);
            Vector256<float> v, da;
            for (int j = 3; j != 0; j--)
            {
                da = Avx.LoadVector256(q);
                v = Avx.BroadcastScalarToVector256(p); s0a = Fma.MultiplyAdd(v, da, s0a);
                v = Avx.BroadcastScalarToVector256(p + 1); s1a = Fma.MultiplyAdd(v, da, s1a);
                v = Avx.BroadcastScalarToVector256(p + 2); s2a = Fma.MultiplyAdd(v, da, s2a);
                p += 8; q += 24;
            }
            Avx.Store(d, s0a);
            Avx.Store(d + 8, s1a);
            Avx.Store(d + 16, s2a);
        }
    }
}

// GateBiasGradient, Train: db = sum of da over samples and steps, [3, 24] -> [9]
private static void Gru1InputBiasGradient(float* dy, float* db, int count, int begin, int end)
{
    for (int unit = begin; unit < end; unit++)
    {
        Vector256<float> ba = Vector256<float>.Zero;
        for (int sample = 0; sample < count; sample++)
        {
            Vector256<float> s0a = Vector256<float>.Zero;
            float* q = dy + unit * 8 + sample * 240;
            for (int j = 3; j != 0; j--)
            {
                s0a = Avx.Add(s0a, Avx.LoadVector256(q));
                q += 24;
            }
            ba = Avx.Add(ba, s0a);
        }
        Avx.Store(db + unit * 8, ba);
    }
}

// GateProduct, Stream: a = W x + b_ih + b_hh (without b_hh in the last gate), [2] -> [24]
private static void Gru1Gates(float* x, float* w, float* bi, float* bh, float* y, int count)
{
    float* b = stackalloc float[24];
    for (int i = 0; i < 16; i += 8)
    {
        Avx.Store(b + i, Avx.Add(Avx.LoadVector256(bi + i), Avx.LoadVector256(bh + i)));
    }
    for (int i = 16; i < 24; i += 8)
    {
        Avx.Store(b + i, Avx.LoadVector256(bi + i));
    }
    int fours = (count % 6) switch { 4 or 5 => 1, 2 or 3 when count >= 8 => 2, _ => 0 };
    int sixes = (count - fours * 4) / 6;
    int ones = count - sixes * 6 - fours * 4;
    {
        Vector256<float> ba = Avx.LoadVector256(b);
        Vector256<float> bb = Avx.LoadVector256(b + 8);
        float* wn = w;
        float* xr = x;
        float* yr = y;
        for (int r = sixes; r != 0; r--)
        {
            Vector256<float> s0a = ba, s0b = bb, s1a = ba, s1b = bb;
            Vector256<float> s2a = ba, s2b = bb, s3a = ba, s3b = bb;
            Vector256<float> s4a = ba, s4b = bb, s5a = ba, s5b = bb;
            float* p = xr, q = wn;
            Vector256<float> v, wa, wb;
            wa = Avx.LoadVector256(q); wb = Avx.LoadVector256(q + 8);
            v = Avx.BroadcastScalarToVector256(p); s0a = Fma.MultiplyAdd(v, wa, s0a); s0b = Fma.MultiplyAdd(v, wb, s0b);
            v = Avx.BroadcastScalarToVector256(p + 112); s1a = Fma.MultiplyAdd(v, wa, s1a); s1b = Fma.MultiplyAdd(v, wb, s1b);
            v = Avx.BroadcastScalarToVector256(p + 224); s2a = Fma.MultiplyAdd(v, wa, s2a); s2b = Fma.MultiplyAdd(v, wb, s2b);
            v = Avx.BroadcastScalarToVector256(p + 336); s3a = Fma.MultiplyAdd(v, wa, s3a); s3b = Fma.MultiplyAdd(v, wb, s3b);
            v = Avx.BroadcastScalarToVector256(p + 448); s4a = Fma.MultiplyAdd(v, wa, s4a); s4b = Fma.MultiplyAdd(v, wb, s4b);
            v = Avx.BroadcastScalarToVector256(p + 560); s5a = Fma.MultiplyAdd(v, wa, s5a); s5b = Fma.MultiplyAdd(v, wb, s5b);
            wa = Avx.LoadVector256(q + 16); wb = Avx.LoadVector256(q + 24);
            v = Avx.BroadcastScalarToVector256(p + 1); s0a = Fma.MultiplyAdd(v, wa, s0a); s0b = Fma.MultiplyAdd(v, wb, s0b);
            v = Avx.BroadcastScalarToVector256(p + 113); s1a = Fma.MultiplyAdd(v, wa, s1a); s1b = Fma.MultiplyAdd(v, wb, s1b);
            v = Avx.BroadcastScalarToVector256(p + 225); s2a = Fma.MultiplyAdd(v, wa, s2a); s2b = Fma.MultiplyAdd(v, wb, s2b);
            v = Avx.BroadcastScalarToVector256(p + 337); s3a = Fma.MultiplyAdd(v, wa, s3a); s3b = Fma.MultiplyAdd(v, wb, s3b);
            v = Avx.BroadcastScalarToVector256(p + 449); s4a = Fma.MultiplyAdd(v, wa, s4a); s4b = Fma.MultiplyAdd(v, wb, s4b);
            v = Avx.BroadcastScalarToVector256(p + 561); s5a = Fma.MultiplyAdd(v, wa, s5a); s5b = Fma.MultiplyAdd(v, wb, s5b);
            Avx.Store(yr, s0a); Avx.Store(yr + 8, s0b);
            Avx.Store(yr + 112, s1a); Avx.Store(yr + 120, s1b);
            Avx.Store(yr + 224, s2a); Avx.Store(yr + 232, s2b);
            Avx.Store(yr + 336, s3a); Avx.Store(yr + 344, s3b);
            Avx.Store(yr + 448, s4a); Avx.Store(yr + 456, s4b);
            Avx.Store(yr + 560, s5a); Avx.Store(yr + 568, s5b);
            xr += 672; yr += 672;
        }
        for (int r = fours; r != 0; r--)
        {
            Vector256<float> s0a = ba, s0b = bb, s1a = ba, s1b = bb;
            Vector256<float> s2a = ba, s2b = bb, s3a = ba, s3b = bb;
            float* p = xr, q = wn;
            Vector256<float> v, wa, wb;
            wa = Avx.LoadVector256(q); wb = Avx.LoadVector256(q + 8);
            v = Avx.BroadcastScalarToVector256(p); s0a = Fma.MultiplyAdd(v, wa, s0a); s0b = Fma.MultiplyAdd(v, wb, s0b);
            v = Avx.BroadcastScalarToVector256(p + 112); s1a = Fma.MultiplyAdd(v, wa, s1a); s1b = Fma.MultiplyAdd(v, wb, s1b);
            v = Avx.BroadcastScalarToVector256(p + 224); s2a = Fma.MultiplyAdd(v, wa, s2a); s2b = Fma.MultiplyAdd(v, wb, s2b);
            v = Avx.BroadcastScalarToVector256(p + 336); s3a = Fma.MultiplyAdd(v, wa, s3a); s3b = Fma.MultiplyAdd(v, wb, s3b);
            wa = Avx.LoadVector256(q + 16); wb = Avx.LoadVector256(q + 24);
            v = Avx.BroadcastScalarToVector256(p + 1); s0a = Fma.MultiplyAdd(v, wa, s0a); s0b = Fma.MultiplyAdd(v, wb, s0b);
            v = Avx.BroadcastScalarToVector256(p + 113); s1a = Fma.MultiplyAdd(v, wa, s1a); s1b = Fma.MultiplyAdd(v, wb, s1b);
            v = Avx.BroadcastScalarToVector256(p + 225); s2a = Fma.MultiplyAdd(v, wa, s2a); s2b = Fma.MultiplyAdd(v, wb, s2b);
            v = Avx.BroadcastScalarToVector256(p + 337); s3a = Fma.MultiplyAdd(v, wa, s3a); s3b = Fma.MultiplyAdd(v, wb, s3b);
            Avx.Store(yr, s0a); Avx.Store(yr + 8, s0b);
            Avx.Store(yr + 112, s1a); Avx.Store(yr + 120, s1b);
            Avx.Store(yr + 224, s2a); Avx.Store(yr + 232, s2b);
            Avx.Store(yr + 336, s3a); Avx.Store(yr + 344, s3b);
            xr += 448; yr += 448;
        }
        for (int r = ones; r != 0; r--)
        {
            Vector256<float> s0a = ba, s0b = bb;
            float* p = xr, q = wn;
            Vector256<float> v, wa, wb;
            wa = Avx.LoadVector256(q); wb = Avx.LoadVector256(q + 8);
            v = Avx.BroadcastScalarToVector256(p); s0a = Fma.MultiplyAdd(v, wa, s0a); s0b = Fma.MultiplyAdd(v, wb, s0b);
            wa = Avx.LoadVector256(q + 16); wb = Avx.LoadVector256(q + 24);
            v = Avx.BroadcastScalarToVector256(p + 1); s0a = Fma.MultiplyAdd(v, wa, s0a); s0b = Fma.MultiplyAdd(v, wb, s0b);
            Avx.Store(yr, s0a); Avx.Store(yr + 8, s0b);
            xr += 112; yr += 112;
        }
    }
    {
        Vector256<float> ba = Avx.LoadVector256(b + 16);
        float* wn = w + 32;
        float* xr = x;
        float* yr = y + 16;
        for (int r = sixes; r != 0; r--)
        {
            Vector256<float> s0a = ba, s1a = ba, s2a = ba, s3a = ba;
            Vector256<float> s4a = ba, s5a = ba;
            float* p = xr, q = wn;
            Vector256<float> v, wa;
            wa = Avx.LoadVector256(q);
            v = Avx.BroadcastScalarToVector256(p); s0a = Fma.MultiplyAdd(v, wa, s0a);
            v = Avx.BroadcastScalarToVector256(p + 112); s1a = Fma.MultiplyAdd(v, wa, s1a);
            v = Avx.BroadcastScalarToVector256(p + 224); s2a = Fma.MultiplyAdd(v, wa, s2a);
            v = Avx.BroadcastScalarToVector256(p + 336); s3a = Fma.MultiplyAdd(v, wa, s3a);
            v = Avx.BroadcastScalarToVector256(p + 448); s4a = Fma.MultiplyAdd(v, wa, s4a);
            v = Avx.BroadcastScalarToVector256(p + 560); s5a = Fma.MultiplyAdd(v, wa, s5a);
            wa = Avx.LoadVector256(q + 8);
            v = Avx.BroadcastScalarToVector256(p + 1); s0a = Fma.MultiplyAdd(v, wa, s0a);
            v = Avx.BroadcastScalarToVector256(p + 113); s1a = Fma.MultiplyAdd(v, wa, s1a);
            v = Avx.BroadcastScalarToVector256(p + 225); s2a = Fma.MultiplyAdd(v, wa, s2a);
            v = Avx.BroadcastScalarToVector256(p + 337); s3a = Fma.MultiplyAdd(v, wa, s3a);
            v = Avx.BroadcastScalarToVector256(p + 449); s4a = Fma.MultiplyAdd(v, wa, s4a);
            v = Avx.BroadcastScalarToVector256(p + 561); s5a = Fma.MultiplyAdd(v, wa, s5a);
            Avx.Store(yr, s0a);
            Avx.Store(yr + 112, s1a);
            Avx.Store(yr + 224, s2a);
            Avx.Store(yr + 336, s3a);
            Avx.Store(yr + 448, s4a);
            Avx.Store(yr + 560, s5a);
            xr += 672; yr += 672;
        }
        for (int r = fours; r != 0; r--)
        {
            Vector256<float> s0a = ba, s1a = ba, s2a = ba, s3a = ba;
            float* p = xr, q = wn;
            Vector256<float> v, wa;
            wa = Avx.LoadVector256(q);
            v = Avx.BroadcastScalarToVector256(p); s0a = Fma.MultiplyAdd(v, wa, s0a);
            v = Avx.BroadcastScalarToVector256(p + 112); s1a = Fma.MultiplyAdd(v, wa, s1a);
            v = Avx.BroadcastScalarToVector256(p + 224); s2a = Fma.MultiplyAdd(v, wa, s2a);
            v = Avx.BroadcastScalarToVector256(p + 336); s3a = Fma.MultiplyAdd(v, wa, s3a);
            wa = Avx.LoadVector256(q + 8);
            v = Avx.BroadcastScalarToVector256(p + 1); s0a = Fma.MultiplyAdd(v, wa, s0a);
            v = Avx.BroadcastScalarToVector256(p + 113); s1a = Fma.MultiplyAdd(v, wa, s1a);
            v = Avx.BroadcastScalarToVector256(p + 225); s2a = Fma.MultiplyAdd(v, wa, s2a);
            v = Avx.BroadcastScalarToVector256(p + 337); s3a = Fma.MultiplyAdd(v, wa, s3a);
            Avx.Store(yr, s0a);
            Avx.Store(yr + 112, s1a);
            Avx.Store(yr + 224, s2a);
            Avx.Store(yr + 336, s3a);
            xr += 448; yr += 448;
        }
        for (int r = ones; r != 0; r--)
        {
            Vector256<float> s0a = ba;
            float* p = xr, q = wn;
            Vector256<float> v, wa;
            wa = Avx.LoadVector256(q);
            v = Avx.BroadcastScalarToVector256(p); s0a = Fma.MultiplyAdd(v, wa, s0a);
            wa = Avx.LoadVector256(q + 8);
            v = Avx.BroadcastScalarToVector256(p + 1); s0a = Fma.MultiplyAdd(v, wa, s0a);
            Avx.Store(yr, s0a);
            xr += 112; yr += 112;
        }
    }
}

// Recurrent, Stream: r, z = logistic(a + U h); n = tanh(a + r (U h + b_hn)); h' = (1 - z) n + z h, [24] -> [3]
private static void Gru1Steps(float* a, float* w, float* bh, float* y, float* sums, float* h, int count)
{
    float* hr = h;
    float* ar = a;
    float* yr = y;
    for (int step = count; step != 0; step--)
    {
        {
            Vector256<float> r0 = Avx.LoadVector256(ar);
            Vector256<float> z0 = Avx.LoadVector256(ar + 8);
            Vector256<float> m0 = Avx.LoadVector256(bh + 16);
            float* p = hr;
            float* q = w;
            float* t = w + 48;
            Vector256<float> v;
            v = Avx.BroadcastScalarToVector256(p);
            r0 = Fma.MultiplyAdd(v, Avx.LoadVector256(q), r0);
            z0 = Fma.MultiplyAdd(v, Avx.LoadVector256(q + 8), z0);
            m0 = Fma.MultiplyAdd(v, Avx.LoadVector256(t), m0);
            v = Avx.BroadcastScalarToVector256(p + 1);
            r0 = Fma.MultiplyAdd(v, Avx.LoadVector256(q + 16), r0);
            z0 = Fma.MultiplyAdd(v, Avx.LoadVector256(q + 24), z0);
            m0 = Fma.MultiplyAdd(v, Avx.LoadVector256(t + 8), m0);
            v = Avx.BroadcastScalarToVector256(p + 2);
            r0 = Fma.MultiplyAdd(v, Avx.LoadVector256(q + 32), r0);
            z0 = Fma.MultiplyAdd(v, Avx.LoadVector256(q + 40), z0);
            m0 = Fma.MultiplyAdd(v, Avx.LoadVector256(t + 16), m0);
            Avx.Store(sums, r0);
            Avx.Store(sums + 8, z0);
            Avx.Store(sums + 16, m0);
        }
        for (nint i = 0; i < 16; i += 8)
        {
            Avx.Store(sums + i, VectorMath.RecurrentSigmoid(Avx.LoadVector256(sums + i)));
        }
        {
            Vector256<float> gateR = Avx.LoadVector256(sums);
            Vector256<float> gateZ = Avx.LoadVector256(sums + 8);
            Vector256<float> inner = Avx.LoadVector256(sums + 16);
            Vector256<float> gateN = VectorMath.RecurrentTanh(Fma.MultiplyAdd(gateR, inner, Avx.LoadVector256(ar + 16)));
            Avx.Store(yr, Fma.MultiplyAdd(gateZ, Avx.Subtract(Avx.LoadVector256(hr), gateN), gateN));
        }
        hr = yr;
        ar += 112;
        yr += 112;
    }
    for (int i = 0; i < 8; i += 8)
    {
        Avx.Store(h + i, Avx.LoadVector256(hr + i));
    }
}
