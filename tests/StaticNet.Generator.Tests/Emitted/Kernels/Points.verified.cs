// [Input(8, 97), Dense(33), MeanSquaredError]

// DenseWeightGradient, Train: dW[o,i] = sum over samples of dy[o] x[i], [8, 33] x [8, 97] -> [33, 97], db = sum of dy
private static void Dense1WeightAndBiasGradient(float* x, float* dy, float* dw, float* db, bool adds, int count, int begin, int end)
{
    float* strip = stackalloc float[2_048];
    if (!adds)
    {
        for (int n = Math.Max(begin, 0) / 20; n < Math.Min((end + 19) / 20, 2); n++)
        {
            for (int tile = Math.Max(begin - n * 20, 0); tile < Math.Min(end - n * 20, 17); tile++)
            {
                float* d = dw + n * 1_552 + tile * 80;
                new Span<float>(d, 80).Clear();
            }
            for (int tile = Math.Max(begin - n * 20, 17); tile < Math.Min(end - n * 20, 20); tile++)
            {
                float* d = dw + 1_360 + n * 1_552 + (tile - 17) * 64;
                new Span<float>(d, 64).Clear();
            }
        }
        if (begin < 49 && end > 40)
        {
            for (int tile = Math.Max(begin - 40, 0); tile < Math.Min(end - 40, 8); tile++)
            {
                float* d = dw + 3_104 + tile * 88;
                new Span<float>(d, 88).Clear();
            }
            for (int tile = Math.Max(begin - 40, 8); tile < Math.Min(end - 40, 9); tile++)
            {
                float* d = dw + 3_808;
                new Span<float>(d, 72).Clear();
            }
        }
    }
    for (int sample = 0; sample < count; sample += 16)
    {
        int samples = Math.Min(16, count - sample);
        for (int n = Math.Max(begin, 0) / 20; n < Math.Min((end + 19) / 20, 2); n++)
        {
            float* from = dy + n * 16 + sample * 1_808;
            float* to = strip;
            Vector256<float> ba = !adds && sample == 0 ? Vector256<float>.Zero : Avx.LoadVector256(db + n * 16);
            Vector256<float> bb = !adds && sample == 0 ? Vector256<float>.Zero : Avx.LoadVector256(db + n * 16 + 8);
            for (int s = samples; s != 0; s--)
            {
                for (int j = 8; j != 0; j--)
                {
                    Vector256<float> ga = Avx.LoadVector256(from); Vector256<float> gb = Avx.LoadVector256(from + 8);
                    Avx.Store(to, ga); ba = Avx.Add(ba, ga); Avx.Store(to + 8, gb); bb = Avx.Add(bb, gb);
                    Sse.Prefetch0(from + 16); from += 40; to += 16;
                }
                from += 1_488;
            }
            if (begin - n * 20 <= 0)
            {
                Avx.Store(db + n * 16, ba); Avx.Store(db + n * 16 + 8, bb);
            }
            float* ahead = x + (sample + 16 + n % 16) * 1_808 + n / 16 * 960;
            for (int tile = Math.Max(begin - n * 20, 0); tile < Math.Min(end - n * 20, 17); tile++)
            {
                float* d = dw + n * 1_552 + tile * 80;
                Sse.Prefetch0(ahead); Sse.Prefetch0(ahead + 16); Sse.Prefetch0(ahead + 32); ahead += 48;
                float* p = x + tile * 5 + sample * 1_808;
                float* q = strip;
                Vector256<float> s0a = Avx.LoadVector256(d), s0b = Avx.LoadVector256(d + 8);
                Vector256<float> s1a = Avx.LoadVector256(d + 16), s1b = Avx.LoadVector256(d + 24);
                Vector256<float> s2a = Avx.LoadVector256(d + 32), s2b = Avx.LoadVector256(d + 40);
                Vector256<float> s3a = Avx.LoadVector256(d + 48), s3b = Avx.LoadVector256(d + 56);
                Vector256<float> s4a = Avx.LoadVector256(d + 64), s4b = Avx.LoadVector256(d + 72);
                Vector256<float> v, ga, gb;
                for (int s = samples; s != 0; s--)
                {
                    for (int j = 2; j != 0; j--)
                    {
                        ga = Avx.LoadVector256(q); gb = Avx.LoadVector256(q + 8);
                        v = Avx.BroadcastScalarToVector256(p); s0a = Fma.MultiplyAdd(v, ga, s0a); s0b = Fma.MultiplyAdd(v, gb, s0b);
                        v = Avx.BroadcastScalarToVector256(p + 1); s1a = Fma.MultiplyAdd(v, ga, s1a); s1b = Fma.MultiplyAdd(v, gb, s1b);
                        v = Avx.BroadcastScalarToVector256(p + 2); s2a = Fma.MultiplyAdd(v, ga, s2a); s2b = Fma.MultiplyAdd(v, gb, s2b);
                        v = Avx.BroadcastScalarToVector256(p + 3); s3a = Fma.MultiplyAdd(v, ga, s3a); s3b = Fma.MultiplyAdd(v, gb, s3b);
                        v = Avx.BroadcastScalarToVector256(p + 4); s4a = Fma.MultiplyAdd(v, ga, s4a); s4b = Fma.MultiplyAdd(v, gb, s4b);
                        ga = Avx.LoadVector256(q + 16); gb = Avx.LoadVector256(q + 24);
                        v = Avx.BroadcastScalarToVector256(p + 104); s0a = Fma.MultiplyAdd(v, ga, s0a); s0b = Fma.MultiplyAdd(v, gb, s0b);
                        v = Avx.BroadcastScalarToVector256(p + 105); s1a = Fma.MultiplyAdd(v, ga, s1a); s1b = Fma.MultiplyAdd(v, gb, s1b);
                        v = Avx.BroadcastScalarToVector256(p + 106); s2a = Fma.MultiplyAdd(v, ga, s2a); s2b = Fma.MultiplyAdd(v, gb, s2b);
                        v = Avx.BroadcastScalarToVector256(p + 107); s3a = Fma.MultiplyAdd(v, ga, s3a); s3b = Fma.MultiplyAdd(v, gb, s3b);
                        v = Avx.BroadcastScalarToVector256(p + 108); s4a = Fma.MultiplyAdd(v, ga, s4a); s4b = Fma.MultiplyAdd(v, gb, s4b);
                        ga = Avx.LoadVector256(q + 32); gb = Avx.LoadVector256(q + 40);
                        v = Avx.BroadcastScalarToVector256(p + 208); s0a = Fma.MultiplyAdd(v, ga, s0a); s0b = Fma.MultiplyAdd(v, gb, s0b);
                        v = Avx.BroadcastScalarToVector256(p + 209); s1a = Fma.MultiplyAdd(v, ga, s1a); s1b = Fma.MultiplyAdd(v, gb, s1b);
                        v = Avx.BroadcastScalarToVector256(p + 210); s2a = Fma.MultiplyAdd(v, ga, s2a); s2b = Fma.MultiplyAdd(v, gb, s2b);
                        v = Avx.BroadcastScalarToVector256(p + 211); s3a = Fma.MultiplyAdd(v, ga, s3a); s3b = Fma.MultiplyAdd(v, gb, s3b);
                        v = Avx.BroadcastScalarToVector256(p + 212); s4a = Fma.MultiplyAdd(v, ga, s4a); s4b = Fma.MultiplyAdd(v, gb, s4b);
                        ga = Avx.LoadVector256(q + 48); gb = Avx.LoadVector256(q + 56);
                        v = Avx.BroadcastScalarToVector256(p + 312); s0a = Fma.MultiplyAdd(v, ga, s0a); s0b = Fma.MultiplyAdd(v, gb, s0b);
                        v = Avx.BroadcastScalarToVector256(p + 313); s1a = Fma.MultiplyAdd(v, ga, s1a); s1b = Fma.MultiplyAdd(v, gb, s1b);
                        v = Avx.BroadcastScalarToVector256(p + 314); s2a = Fma.MultiplyAdd(v, ga, s2a); s2b = Fma.MultiplyAdd(v, gb, s2b);
                        v = Avx.BroadcastScalarToVector256(p + 315); s3a = Fma.MultiplyAdd(v, ga, s3a); s3b = Fma.MultiplyAdd(v, gb, s3b);
                        v = Avx.BroadcastScalarToVector256(p + 316); s4a = Fma.MultiplyAdd(v, ga, s4a); s4b = Fma.MultiplyAdd(v, gb, s4b);
                        p += 416; q += 64;
                    }
                    p += 976;
                }
                Avx.Store(d, s0a); Avx.Store(d + 8, s0b);
                Avx.Store(d + 16, s1a); Avx.Store(d + 24, s1b);
                Avx.Store(d + 32, s2a); Avx.Store(d + 40, s2b);
                Avx.Store(d + 48, s3a); Avx.Store(d + 56, s3b);
                Avx.Store(d + 64, s4a); Avx.Store(d + 72, s4b);
            }
            for (int tile = Math.Max(begin - n * 20, 17); tile < Math.Min(end - n * 20, 20); tile++)
            {
                float* d = dw + 1_360 + n * 1_552 + (tile - 17) * 64;
                Sse.Prefetch0(ahead); Sse.Prefetch0(ahead + 16); Sse.Prefetch0(ahead + 32); ahead += 48;
                float* p = x + 85 + (tile - 17) * 4 + sample * 1_808;
                float* q = strip;
                Vector256<float> s0a = Avx.LoadVector256(d), s0b = Avx.LoadVector256(d + 8);
                Vector256<float> s1a = Avx.LoadVector256(d + 16), s1b = Avx.LoadVector256(d + 24);
                Vector256<float> s2a = Avx.LoadVector256(d + 32), s2b = Avx.LoadVector256(d + 40);
                Vector256<float> s3a = Avx.LoadVector256(d + 48), s3b = Avx.LoadVector256(d + 56);
                Vector256<float> v, ga, gb;
                for (int s = samples; s != 0; s--)
                {
                    for (int j = 2; j != 0; j--)
                    {
                        ga = Avx.LoadVector256(q); gb = Avx.LoadVector256(q + 8);
                        v = Avx.BroadcastScalarToVector256(p); s0a = Fma.MultiplyAdd(v, ga, s0a); s0b = Fma.MultiplyAdd(v, gb, s0b);
                        v = Avx.BroadcastScalarToVector256(p + 1); s1a = Fma.MultiplyAdd(v, ga, s1a); s1b = Fma.MultiplyAdd(v, gb, s1b);
                        v = Avx.BroadcastScalarToVector256(p + 2); s2a = Fma.MultiplyAdd(v, ga, s2a); s2b = Fma.MultiplyAdd(v, gb, s2b);
                        v = Avx.BroadcastScalarToVector256(p + 3); s3a = Fma.MultiplyAdd(v, ga, s3a); s3b = Fma.MultiplyAdd(v, gb, s3b);
                        ga = Avx.LoadVector256(q + 16); gb = Avx.LoadVector256(q + 24);
                        v = Avx.BroadcastScalarToVector256(p + 104); s0a = Fma.MultiplyAdd(v, ga, s0a); s0b = Fma.MultiplyAdd(v, gb, s0b);
                        v = Avx.BroadcastScalarToVector256(p + 105); s1a = Fma.MultiplyAdd(v, ga, s1a); s1b = Fma.MultiplyAdd(v, gb, s1b);
                        v = Avx.BroadcastScalarToVector256(p + 106); s2a = Fma.MultiplyAdd(v, ga, s2a); s2b = Fma.MultiplyAdd(v, gb, s2b);
                        v = Avx.BroadcastScalarToVector256(p + 107); s3a = Fma.MultiplyAdd(v, ga, s3a); s3b = Fma.MultiplyAdd(v, gb, s3b);
                        ga = Avx.LoadVector256(q + 32); gb = Avx.LoadVector256(q + 40);
                        v = Avx.BroadcastScalarToVector256(p + 208); s0a = Fma.MultiplyAdd(v, ga, s0a); s0b = Fma.MultiplyAdd(v, gb, s0b);
                        v = Avx.BroadcastScalarToVector256(p + 209); s1a = Fma.MultiplyAdd(v, ga, s1a); s1b = Fma.MultiplyAdd(v, gb, s1b);
                        v = Avx.BroadcastScalarToVector256(p + 210); s2a = Fma.MultiplyAdd(v, ga, s2a); s2b = Fma.MultiplyAdd(v, gb, s2b);
                        v = Avx.BroadcastScalarToVector256(p + 211); s3a = Fma.MultiplyAdd(v, ga, s3a); s3b = Fma.MultiplyAdd(v, gb, s3b);
                        ga = Avx.LoadVector256(q + 48); gb = Avx.LoadVector256(q + 56);
                        v = Avx.BroadcastScalarToVector256(p + 312); s0a = Fma.MultiplyAdd(v, ga, s0a); s0b = Fma.MultiplyAdd(v, gb, s0b);
                        v = Avx.BroadcastScalarToVector256(p + 313); s1a = Fma.MultiplyAdd(v, ga, s1a); s1b = Fma.MultiplyAdd(v, gb, s1b);
                        v = Avx.BroadcastScalarToVector256(p + 314); s2a = Fma.MultiplyAdd(v, ga, s2a); s2b = Fma.MultiplyAdd(v, gb, s2b);
                        v = Avx.BroadcastScalarToVector256(p + 315); s3a = Fma.MultiplyAdd(v, ga, s3a); s3b = Fma.MultiplyAdd(v, gb, s3b);
                        p += 416; q += 64;
                    }
                    p += 976;
                }
                Avx.Store(d, s0a); Avx.Store(d + 8, s0b);
                Avx.Store(d + 16, s1a); Avx.Store(d + 24, s1b);
                Avx.Store(d + 32, s2a); Avx.Store(d + 40, s2b);
                Avx.Store(d + 48, s3a); Avx.Store(d + 56, s3b);
            }
        }
        if (begin < 49 && end > 40)
        {
            float* from = dy + 32 + sample * 1_808;
            float* to = strip;
            Vector256<float> ba = !adds && sample == 0 ? Vector256<float>.Zero : Avx.LoadVector256(db + 32);
            for (int s = samples; s != 0; s--)
            {
                for (int j = 8; j != 0; j--)
                {
                    Vector256<float> ga = Avx.LoadVector256(from);
                    Avx.Store(to, ga); ba = Avx.Add(ba, ga);
                    from += 40; to += 8;
                }
                from += 1_488;
            }
            if (begin - 40 <= 0)
            {
                Avx.Store(db + 32, ba);
            }
            float* ahead = x + (sample + 16) * 1_808;
            for (int tile = Math.Max(begin - 40, 0); tile < Math.Min(end - 40, 8); tile++)
            {
                float* d = dw + 3_104 + tile * 88;
                Sse.Prefetch0(ahead); Sse.Prefetch0(ahead + 16); Sse.Prefetch0(ahead + 32); Sse.Prefetch0(ahead + 48); Sse.Prefetch0(ahead + 64); Sse.Prefetch0(ahead + 80); ahead += 96;
                float* p = x + tile * 11 + sample * 1_808;
                float* q = strip;
                Vector256<float> s0a = Avx.LoadVector256(d);
                Vector256<float> s1a = Avx.LoadVector256(d + 8);
                Vector256<float> s2a = Avx.LoadVector256(d + 16);
                Vector256<float> s3a = Avx.LoadVector256(d + 24);
                Vector256<float> s4a = Avx.LoadVector256(d + 32);
                Vector256<float> s5a = Avx.LoadVector256(d + 40);
                Vector256<float> s6a = Avx.LoadVector256(d + 48);
                Vector256<float> s7a = Avx.LoadVector256(d + 56);
                Vector256<float> s8a = Avx.LoadVector256(d + 64);
                Vector256<float> s9a = Avx.LoadVector256(d + 72);
                Vector256<float> s10a = Avx.LoadVector256(d + 80);
                Vector256<float> v, ga;
                for (int s = samples; s != 0; s--)
                {
                    for (int j = 2; j != 0; j--)
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
                        v = Avx.BroadcastScalarToVector256(p + 8); s8a = Fma.MultiplyAdd(v, ga, s8a);
                        v = Avx.BroadcastScalarToVector256(p + 9); s9a = Fma.MultiplyAdd(v, ga, s9a);
                        v = Avx.BroadcastScalarToVector256(p + 10); s10a = Fma.MultiplyAdd(v, ga, s10a);
                        ga = Avx.LoadVector256(q + 8);
                        v = Avx.BroadcastScalarToVector256(p + 104); s0a = Fma.MultiplyAdd(v, ga, s0a);
                        v = Avx.BroadcastScalarToVector256(p + 105); s1a = Fma.MultiplyAdd(v, ga, s1a);
                        v = Avx.BroadcastScalarToVector256(p + 106); s2a = Fma.MultiplyAdd(v, ga, s2a);
                        v = Avx.BroadcastScalarToVector256(p + 107); s3a = Fma.MultiplyAdd(v, ga, s3a);
                        v = Avx.BroadcastScalarToVector256(p + 108); s4a = Fma.MultiplyAdd(v, ga, s4a);
                        v = Avx.BroadcastScalarToVector256(p + 109); s5a = Fma.MultiplyAdd(v, ga, s5a);
                        v = Avx.BroadcastScalarToVector256(p + 110); s6a = Fma.MultiplyAdd(v, ga, s6a);
                        v = Avx.BroadcastScalarToVector256(p + 111); s7a = Fma.MultiplyAdd(v, ga, s7a);
                        v = Avx.BroadcastScalarToVector256(p + 112); s8a = Fma.MultiplyAdd(v, ga, s8a);
                        v = Avx.BroadcastScalarToVector256(p + 113); s9a = Fma.MultiplyAdd(v, ga, s9a);
                        v = Avx.BroadcastScalarToVector256(p + 114); s10a = Fma.MultiplyAdd(v, ga, s10a);
                        ga = Avx.LoadVector256(q + 16);
                        v = Avx.BroadcastScalarToVector256(p + 208); s0a = Fma.MultiplyAdd(v, ga, s0a);
                        v = Avx.BroadcastScalarToVector256(p + 209); s1a = Fma.MultiplyAdd(v, ga, s1a);
                        v = Avx.BroadcastScalarToVector256(p + 210); s2a = Fma.MultiplyAdd(v, ga, s2a);
                        v = Avx.BroadcastScalarToVector256(p + 211); s3a = Fma.MultiplyAdd(v, ga, s3a);
                        v = Avx.BroadcastScalarToVector256(p + 212); s4a = Fma.MultiplyAdd(v, ga, s4a);
                        v = Avx.BroadcastScalarToVector256(p + 213); s5a = Fma.MultiplyAdd(v, ga, s5a);
                        v = Avx.BroadcastScalarToVector256(p + 214); s6a = Fma.MultiplyAdd(v, ga, s6a);
                        v = Avx.BroadcastScalarToVector256(p + 215); s7a = Fma.MultiplyAdd(v, ga, s7a);
                        v = Avx.BroadcastScalarToVector256(p + 216); s8a = Fma.MultiplyAdd(v, ga, s8a);
                        v = Avx.BroadcastScalarToVector256(p + 217); s9a = Fma.MultiplyAdd(v, ga, s9a);
                        v = Avx.BroadcastScalarToVector256(p + 218); s10a = Fma.MultiplyAdd(v, ga, s10a);
                        ga = Avx.LoadVector256(q + 24);
                        v = Avx.BroadcastScalarToVector256(p + 312); s0a = Fma.MultiplyAdd(v, ga, s0a);
                        v = Avx.BroadcastScalarToVector256(p + 313); s1a = Fma.MultiplyAdd(v, ga, s1a);
                        v = Avx.BroadcastScalarToVector256(p + 314); s2a = Fma.MultiplyAdd(v, ga, s2a);
                        v = Avx.BroadcastScalarToVector256(p + 315); s3a = Fma.MultiplyAdd(v, ga, s3a);
                        v = Avx.BroadcastScalarToVector256(p + 316); s4a = Fma.MultiplyAdd(v, ga, s4a);
                        v = Avx.BroadcastScalarToVector256(p + 317); s5a = Fma.MultiplyAdd(v, ga, s5a);
                        v = Avx.BroadcastScalarToVector256(p + 318); s6a = Fma.MultiplyAdd(v, ga, s6a);
                        v = Avx.BroadcastScalarToVector256(p + 319); s7a = Fma.MultiplyAdd(v, ga, s7a);
                        v = Avx.BroadcastScalarToVector256(p + 320); s8a = Fma.MultiplyAdd(v, ga, s8a);
                        v = Avx.BroadcastScalarToVector256(p + 321); s9a = Fma.MultiplyAdd(v, ga, s9a);
                        v = Avx.BroadcastScalarToVector256(p + 322); s10a = Fma.MultiplyAdd(v, ga, s10a);
                        p += 416; q += 32;
                    }
                    p += 976;
                }
                Avx.Store(d, s0a);
                Avx.Store(d + 8, s1a);
                Avx.Store(d + 16, s2a);
                Avx.Store(d + 24, s3a);
                Avx.Store(d + 32, s4a);
                Avx.Store(d + 40, s5a);
                Avx.Store(d + 48, s6a);
                Avx.Store(d + 56, s7a);
                Avx.Store(d + 64, s8a);
                Avx.Store(d + 72, s9a);
                Avx.Store(d + 80, s10a);
            }
            for (int tile = Math.Max(begin - 40, 8); tile < Math.Min(end - 40, 9); tile++)
            {
                float* d = dw + 3_808;
                Sse.Prefetch0(ahead); Sse.Prefetch0(ahead + 16); Sse.Prefetch0(ahead + 32); Sse.Prefetch0(ahead + 48); Sse.Prefetch0(ahead + 64); Sse.Prefetch0(ahead + 80); ahead += 96;
                float* p = x + 88 + sample * 1_808;
                float* q = strip;
                Vector256<float> s0a = Avx.LoadVector256(d);
                Vector256<float> s1a = Avx.LoadVector256(d + 8);
                Vector256<float> s2a = Avx.LoadVector256(d + 16);
                Vector256<float> s3a = Avx.LoadVector256(d + 24);
                Vector256<float> s4a = Avx.LoadVector256(d + 32);
                Vector256<float> s5a = Avx.LoadVector256(d + 40);
                Vector256<float> s6a = Avx.LoadVector256(d + 48);
                Vector256<float> s7a = Avx.LoadVector256(d + 56);
                Vector256<float> s8a = Avx.LoadVector256(d + 64);
                Vector256<float> v, ga;
                for (int s = samples; s != 0; s--)
                {
                    for (int j = 2; j != 0; j--)
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
                        v = Avx.BroadcastScalarToVector256(p + 8); s8a = Fma.MultiplyAdd(v, ga, s8a);
                        ga = Avx.LoadVector256(q + 8);
                        v = Avx.BroadcastScalarToVector256(p + 104); s0a = Fma.MultiplyAdd(v, ga, s0a);
                        v = Avx.BroadcastScalarToVector256(p + 105); s1a = Fma.MultiplyAdd(v, ga, s1a);
                        v = Avx.BroadcastScalarToVector256(p + 106); s2a = Fma.MultiplyAdd(v, ga, s2a);
                        v = Avx.BroadcastScalarToVector256(p + 107); s3a = Fma.MultiplyAdd(v, ga, s3a);
                        v = Avx.BroadcastScalarToVector256(p + 108); s4a = Fma.MultiplyAdd(v, ga, s4a);
                        v = Avx.BroadcastScalarToVector256(p + 109); s5a = Fma.MultiplyAdd(v, ga, s5a);
                        v = Avx.BroadcastScalarToVector256(p + 110); s6a = Fma.MultiplyAdd(v, ga, s6a);
                        v = Avx.BroadcastScalarToVector256(p + 111); s7a = Fma.MultiplyAdd(v, ga, s7a);
                        v = Avx.BroadcastScalarToVector256(p + 112); s8a = Fma.MultiplyAdd(v, ga, s8a);
                        ga = Avx.LoadVector256(q + 16);
                        v = Avx.BroadcastScalarToVector256(p + 208); s0a = Fma.MultiplyAdd(v, ga, s0a);
                        v = Avx.BroadcastScalarToVector256(p + 209); s1a = Fma.MultiplyAdd(v, ga, s1a);
                        v = Avx.BroadcastScalarToVector256(p + 210); s2a = Fma.MultiplyAdd(v, ga, s2a);
                        v = Avx.BroadcastScalarToVector256(p + 211); s3a = Fma.MultiplyAdd(v, ga, s3a);
                        v = Avx.BroadcastScalarToVector256(p + 212); s4a = Fma.MultiplyAdd(v, ga, s4a);
                        v = Avx.BroadcastScalarToVector256(p + 213); s5a = Fma.MultiplyAdd(v, ga, s5a);
                        v = Avx.BroadcastScalarToVector256(p + 214); s6a = Fma.MultiplyAdd(v, ga, s6a);
                        v = Avx.BroadcastScalarToVector256(p + 215); s7a = Fma.MultiplyAdd(v, ga, s7a);
                        v = Avx.BroadcastScalarToVector256(p + 216); s8a = Fma.MultiplyAdd(v, ga, s8a);
                        ga = Avx.LoadVector256(q + 24);
                        v = Avx.BroadcastScalarToVector256(p + 312); s0a = Fma.MultiplyAdd(v, ga, s0a);
                        v = Avx.BroadcastScalarToVector256(p + 313); s1a = Fma.MultiplyAdd(v, ga, s1a);
                        v = Avx.BroadcastScalarToVector256(p + 314); s2a = Fma.MultiplyAdd(v, ga, s2a);
                        v = Avx.BroadcastScalarToVector256(p + 315); s3a = Fma.MultiplyAdd(v, ga, s3a);
                        v = Avx.BroadcastScalarToVector256(p + 316); s4a = Fma.MultiplyAdd(v, ga, s4a);
                        v = Avx.BroadcastScalarToVector256(p + 317); s5a = Fma.MultiplyAdd(v, ga, s5a);
                        v = Avx.BroadcastScalarToVector256(p + 318); s6a = Fma.MultiplyAdd(v, ga, s6a);
                        v = Avx.BroadcastScalarToVector256(p + 319); s7a = Fma.MultiplyAdd(v, ga, s7a);
                        v = Avx.BroadcastScalarToVector256(p + 320); s8a = Fma.MultiplyAdd(v, ga, s8a);
                        p += 416; q += 32;
                    }
                    p += 976;
                }
                Avx.Store(d, s0a);
                Avx.Store(d + 8, s1a);
                Avx.Store(d + 16, s2a);
                Avx.Store(d + 24, s3a);
                Avx.Store(d + 32, s4a);
                Avx.Store(d + 40, s5a);
                Avx.Store(d + 48, s6a);
                Avx.Store(d + 56, s7a);
                Avx.Store(d + 64, s8a);
            }
        }
    }
}
