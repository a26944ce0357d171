// [Input(8, 33), Dense(33), MeanSquaredError]

// DenseWeightGradient, Train: dW[o,i] = sum over samples of dy[o] x[i], [8, 33] x [8, 33] -> [33, 33], db = sum of dy
private static void Dense1WeightAndBiasGradient(float* x, float* dy, float* dw, float* db, int count, int begin, int end)
{
    float* strip = stackalloc float[2_048];
    for (int n = Math.Max(begin, 0) / 6; n < Math.Min((end + 5) / 6, 2); n++)
    {
        for (int tile = Math.Max(begin - n * 6, 0); tile < Math.Min(end - n * 6, 3); tile++)
        {
            float* d = dw + n * 528 + tile * 96;
            new Span<float>(d, 96).Clear();
        }
        for (int tile = Math.Max(begin - n * 6, 3); tile < Math.Min(end - n * 6, 6); tile++)
        {
            float* d = dw + 288 + n * 528 + (tile - 3) * 80;
            new Span<float>(d, 80).Clear();
        }
    }
    if (begin < 15 && end > 12)
    {
        for (int tile = Math.Max(begin - 12, 0); tile < Math.Min(end - 12, 3); tile++)
        {
            float* d = dw + 1_056 + tile * 88;
            new Span<float>(d, 88).Clear();
        }
    }
    for (int sample = 0; sample < count; sample += 16)
    {
        int samples = Math.Min(16, count - sample);
        for (int n = Math.Max(begin, 0) / 6; n < Math.Min((end + 5) / 6, 2); n++)
        {
            float* from = dy + n * 16 + sample * 1_296;
            float* to = strip;
            Vector256<float> ba = sample == 0 ? Vector256<float>.Zero : Avx.LoadVector256(db + n * 16);
            Vector256<float> bb = sample == 0 ? Vector256<float>.Zero : Avx.LoadVector256(db + n * 16 + 8);
            for (int s = samples; s != 0; s--)
            {
                for (int j = 8; j != 0; j--)
                {
                    Vector256<float> ga = Avx.LoadVector256(from); Vector256<float> gb = Avx.LoadVector256(from + 8);
                    Avx.Store(to, ga); ba = Avx.Add(ba, ga); Avx.Store(to + 8, gb); bb = Avx.Add(bb, gb);
                    Sse.Prefetch0(from + 16); from += 40; to += 16;
                }
                from += 976;
            }
            if (begin - n * 6 <= 0)
            {
                Avx.Store(db + n * 16, ba); Avx.Store(db + n * 16 + 8, bb);
            }
            float* ahead = x + (sample + 16 + n % 16) * 1_296 + n / 16 * 384;
            for (int tile = Math.Max(begin - n * 6, 0); tile < Math.Min(end - n * 6, 3); tile++)
            {
                float* d = dw + n * 528 + tile * 96;
                Sse.Prefetch0(ahead); Sse.Prefetch0(ahead + 16); Sse.Prefetch0(ahead + 32); Sse.Prefetch0(ahead + 48); ahead += 64;
                float* p = x + tile * 6 + sample * 1_296;
                float* q = strip;
                Vector256<float> s0a = Avx.LoadVector256(d), s0b = Avx.LoadVector256(d + 8);
                Vector256<float> s1a = Avx.LoadVector256(d + 16), s1b = Avx.LoadVector256(d + 24);
                Vector256<float> s2a = Avx.LoadVector256(d + 32), s2b = Avx.LoadVector256(d + 40);
                Vector256<float> s3a = Avx.LoadVector256(d + 48), s3b = Avx.LoadVector256(d + 56);
                Vector256<float> s4a = Avx.LoadVector256(d + 64), s4b = Avx.LoadVector256(d + 72);
                Vector256<float> s5a = Avx.LoadVector256(d + 80), s5b = Avx.LoadVector256(d + 88);
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
                        v = Avx.BroadcastScalarToVector256(p + 5); s5a = Fma.MultiplyAdd(v, ga, s5a); s5b = Fma.MultiplyAdd(v, gb, s5b);
                        ga = Avx.LoadVector256(q + 16); gb = Avx.LoadVector256(q + 24);
                        v = Avx.BroadcastScalarToVector256(p + 40); s0a = Fma.MultiplyAdd(v, ga, s0a); s0b = Fma.MultiplyAdd(v, gb, s0b);
                        v = Avx.BroadcastScalarToVector256(p + 41); s1a = Fma.MultiplyAdd(v, ga, s1a); s1b = Fma.MultiplyAdd(v, gb, s1b);
                        v = Avx.BroadcastScalarToVector256(p + 42); s2a = Fma.MultiplyAdd(v, ga, s2a); s2b = Fma.MultiplyAdd(v, gb, s2b);
                        v = Avx.BroadcastScalarToVector256(p + 43); s3a = Fma.MultiplyAdd(v, ga, s3a); s3b = Fma.MultiplyAdd(v, gb, s3b);
                        v = Avx.BroadcastScalarToVector256(p + 44); s4a = Fma.MultiplyAdd(v, ga, s4a); s4b = Fma.MultiplyAdd(v, gb, s4b);
                        v = Avx.BroadcastScalarToVector256(p + 45); s5a = Fma.MultiplyAdd(v, ga, s5a); s5b = Fma.MultiplyAdd(v, gb, s5b);
                        ga = Avx.LoadVector256(q + 32); gb = Avx.LoadVector256(q + 40);
                        v = Avx.BroadcastScalarToVector256(p + 80); s0a = Fma.MultiplyAdd(v, ga, s0a); s0b = Fma.MultiplyAdd(v, gb, s0b);
                        v = Avx.BroadcastScalarToVector256(p + 81); s1a = Fma.MultiplyAdd(v, ga, s1a); s1b = Fma.MultiplyAdd(v, gb, s1b);
                        v = Avx.BroadcastScalarToVector256(p + 82); s2a = Fma.MultiplyAdd(v, ga, s2a); s2b = Fma.MultiplyAdd(v, gb, s2b);
                        v = Avx.BroadcastScalarToVector256(p + 83); s3a = Fma.MultiplyAdd(v, ga, s3a); s3b = Fma.MultiplyAdd(v, gb, s3b);
                        v = Avx.BroadcastScalarToVector256(p + 84); s4a = Fma.MultiplyAdd(v, ga, s4a); s4b = Fma.MultiplyAdd(v, gb, s4b);
                        v = Avx.BroadcastScalarToVector256(p + 85); s5a = Fma.MultiplyAdd(v, ga, s5a); s5b = Fma.MultiplyAdd(v, gb, s5b);
                        ga = Avx.LoadVector256(q + 48); gb = Avx.LoadVector256(q + 56);
                        v = Avx.BroadcastScalarToVector256(p + 120); s0a = Fma.MultiplyAdd(v, ga, s0a); s0b = Fma.MultiplyAdd(v, gb, s0b);
                        v = Avx.BroadcastScalarToVector256(p + 121); s1a = Fma.MultiplyAdd(v, ga, s1a); s1b = Fma.MultiplyAdd(v, gb, s1b);
                        v = Avx.BroadcastScalarToVector256(p + 122); s2a = Fma.MultiplyAdd(v, ga, s2a); s2b = Fma.MultiplyAdd(v, gb, s2b);
                        v = Avx.BroadcastScalarToVector256(p + 123); s3a = Fma.MultiplyAdd(v, ga, s3a); s3b = Fma.MultiplyAdd(v, gb, s3b);
                        v = Avx.BroadcastScalarToVector256(p + 124); s4a = Fma.MultiplyAdd(v, ga, s4a); s4b = Fma.MultiplyAdd(v, gb, s4b);
                        v = Avx.BroadcastScalarToVector256(p + 125); s5a = Fma.MultiplyAdd(v, ga, s5a); s5b = Fma.MultiplyAdd(v, gb, s5b);
                        p += 160; q += 64;
                    }
                    p += 976;
                }
                Avx.Store(d, s0a); Avx.Store(d + 8, s0b);
                Avx.Store(d + 16, s1a); Avx.Store(d + 24, s1b);
                Avx.Store(d + 32, s2a); Avx.Store(d + 40, s2b);
                Avx.Store(d + 48, s3a); Avx.Store(d + 56, s3b);
                Avx.Store(d + 64, s4a); Avx.Store(d + 72, s4b);
                Avx.Store(d + 80, s5a); Avx.Store(d + 88, s5b);
            }
            for (int tile = Math.Max(begin - n * 6, 3); tile < Math.Min(end - n * 6, 6); tile++)
            {
                float* d = dw + 288 + n * 528 + (tile - 3) * 80;
                Sse.Prefetch0(ahead); Sse.Prefetch0(ahead + 16); Sse.Prefetch0(ahead + 32); Sse.Prefetch0(ahead + 48); ahead += 64;
                float* p = x + 18 + (tile - 3) * 5 + sample * 1_296;
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
                        v = Avx.BroadcastScalarToVector256(p + 40); s0a = Fma.MultiplyAdd(v, ga, s0a); s0b = Fma.MultiplyAdd(v, gb, s0b);
                        v = Avx.BroadcastScalarToVector256(p + 41); s1a = Fma.MultiplyAdd(v, ga, s1a); s1b = Fma.MultiplyAdd(v, gb, s1b);
                        v = Avx.BroadcastScalarToVector256(p + 42); s2a = Fma.MultiplyAdd(v, ga, s2a); s2b = Fma.MultiplyAdd(v, gb, s2b);
                        v = Avx.BroadcastScalarToVector256(p + 43); s3a = Fma.MultiplyAdd(v, ga, s3a); s3b = Fma.MultiplyAdd(v, gb, s3b);
                        v = Avx.BroadcastScalarToVector256(p + 44); s4a = Fma.MultiplyAdd(v, ga, s4a); s4b = Fma.MultiplyAdd(v, gb, s4b);
                        ga = Avx.LoadVector256(q + 32); gb = Avx.LoadVector256(q + 40);
                        v = Avx.BroadcastScalarToVector256(p + 80); s0a = Fma.MultiplyAdd(v, ga, s0a); s0b = Fma.MultiplyAdd(v, gb, s0b);
                        v = Avx.BroadcastScalarToVector256(p + 81); s1a = Fma.MultiplyAdd(v, ga, s1a); s1b = Fma.MultiplyAdd(v, gb, s1b);
                        v = Avx.BroadcastScalarToVector256(p + 82); s2a = Fma.MultiplyAdd(v, ga, s2a); s2b = Fma.MultiplyAdd(v, gb, s2b);
                        v = Avx.BroadcastScalarToVector256(p + 83); s3a = Fma.MultiplyAdd(v, ga, s3a); s3b = Fma.MultiplyAdd(v, gb, s3b);
                        v = Avx.BroadcastScalarToVector256(p + 84); s4a = Fma.MultiplyAdd(v, ga, s4a); s4b = Fma.MultiplyAdd(v, gb, s4b);
                        ga = Avx.LoadVector256(q + 48); gb = Avx.LoadVector256(q + 56);
                        v = Avx.BroadcastScalarToVector256(p + 120); s0a = Fma.MultiplyAdd(v, ga, s0a); s0b = Fma.MultiplyAdd(v, gb, s0b);
                        v = Avx.BroadcastScalarToVector256(p + 121); s1a = Fma.MultiplyAdd(v, ga, s1a); s1b = Fma.MultiplyAdd(v, gb, s1b);
                        v = Avx.BroadcastScalarToVector256(p + 122); s2a = Fma.MultiplyAdd(v, ga, s2a); s2b = Fma.MultiplyAdd(v, gb, s2b);
                        v = Avx.BroadcastScalarToVector256(p + 123); s3a = Fma.MultiplyAdd(v, ga, s3a); s3b = Fma.MultiplyAdd(v, gb, s3b);
                        v = Avx.BroadcastScalarToVector256(p + 124); s4a = Fma.MultiplyAdd(v, ga, s4a); s4b = Fma.MultiplyAdd(v, gb, s4b);
                        p += 160; q += 64;
                    }
                    p += 976;
                }
                Avx.Store(d, s0a); Avx.Store(d + 8, s0b);
                Avx.Store(d + 16, s1a); Avx.Store(d + 24, s1b);
                Avx.Store(d + 32, s2a); Avx.Store(d + 40, s2b);
                Avx.Store(d + 48, s3a); Avx.Store(d + 56, s3b);
                Avx.Store(d + 64, s4a); Avx.Store(d + 72, s4b);
            }
        }
        if (begin < 15 && end > 12)
        {
            float* from = dy + 32 + sample * 1_296;
            float* to = strip;
            Vector256<float> ba = sample == 0 ? Vector256<float>.Zero : Avx.LoadVector256(db + 32);
            for (int s = samples; s != 0; s--)
            {
                for (int j = 8; j != 0; j--)
                {
                    Vector256<float> ga = Avx.LoadVector256(from);
                    Avx.Store(to, ga); ba = Avx.Add(ba, ga);
                    from += 40; to += 8;
                }
                from += 976;
            }
            if (begin - 12 <= 0)
            {
                Avx.Store(db + 32, ba);
            }
            float* ahead = x + (sample + 16) * 1_296;
            for (int tile = Math.Max(begin - 12, 0); tile < Math.Min(end - 12, 3); tile++)
            {
                float* d = dw + 1_056 + tile * 88;
                Sse.Prefetch0(ahead); Sse.Prefetch0(ahead + 16); Sse.Prefetch0(ahead + 32); Sse.Prefetch0(ahead + 48); Sse.Prefetch0(ahead + 64); Sse.Prefetch0(ahead + 80); Sse.Prefetch0(ahead + 96); ahead += 112;
                float* p = x + tile * 11 + sample * 1_296;
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
                        v = Avx.BroadcastScalarToVector256(p + 40); s0a = Fma.MultiplyAdd(v, ga, s0a);
                        v = Avx.BroadcastScalarToVector256(p + 41); s1a = Fma.MultiplyAdd(v, ga, s1a);
                        v = Avx.BroadcastScalarToVector256(p + 42); s2a = Fma.MultiplyAdd(v, ga, s2a);
                        v = Avx.BroadcastScalarToVector256(p + 43); s3a = Fma.MultiplyAdd(v, ga, s3a);
                        v = Avx.BroadcastScalarToVector256(p + 44); s4a = Fma.MultiplyAdd(v, ga, s4a);
                        v = Avx.BroadcastScalarToVector256(p + 45); s5a = Fma.MultiplyAdd(v, ga, s5a);
                        v = Avx.BroadcastScalarToVector256(p + 46); s6a = Fma.MultiplyAdd(v, ga, s6a);
                        v = Avx.BroadcastScalarToVector256(p + 47); s7a = Fma.MultiplyAdd(v, ga, s7a);
                        v = Avx.BroadcastScalarToVector256(p + 48); s8a = Fma.MultiplyAdd(v, ga, s8a);
                        v = Avx.BroadcastScalarToVector256(p + 49); s9a = Fma.MultiplyAdd(v, ga, s9a);
                        v = Avx.BroadcastScalarToVector256(p + 50); s10a = Fma.MultiplyAdd(v, ga, s10a);
                        ga = Avx.LoadVector256(q + 16);
                        v = Avx.BroadcastScalarToVector256(p + 80); s0a = Fma.MultiplyAdd(v, ga, s0a);
                        v = Avx.BroadcastScalarToVector256(p + 81); s1a = Fma.MultiplyAdd(v, ga, s1a);
                        v = Avx.BroadcastScalarToVector256(p + 82); s2a = Fma.MultiplyAdd(v, ga, s2a);
                        v = Avx.BroadcastScalarToVector256(p + 83); s3a = Fma.MultiplyAdd(v, ga, s3a);
                        v = Avx.BroadcastScalarToVector256(p + 84); s4a = Fma.MultiplyAdd(v, ga, s4a);
                        v = Avx.BroadcastScalarToVector256(p + 85); s5a = Fma.MultiplyAdd(v, ga, s5a);
                        v = Avx.BroadcastScalarToVector256(p + 86); s6a = Fma.MultiplyAdd(v, ga, s6a);
                        v = Avx.BroadcastScalarToVector256(p + 87); s7a = Fma.MultiplyAdd(v, ga, s7a);
                        v = Avx.BroadcastScalarToVector256(p + 88); s8a = Fma.MultiplyAdd(v, ga, s8a);
                        v = Avx.BroadcastScalarToVector256(p + 89); s9a = Fma.MultiplyAdd(v, ga, s9a);
                        v = Avx.BroadcastScalarToVector256(p + 90); s10a = Fma.MultiplyAdd(v, ga, s10a);
                        ga = Avx.LoadVector256(q + 24);
                        v = Avx.BroadcastScalarToVector256(p + 120); s0a = Fma.MultiplyAdd(v, ga, s0a);
                        v = Avx.BroadcastScalarToVector256(p + 121); s1a = Fma.MultiplyAdd(v, ga, s1a);
                        v = Avx.BroadcastScalarToVector256(p + 122); s2a = Fma.MultiplyAdd(v, ga, s2a);
                        v = Avx.BroadcastScalarToVector256(p + 123); s3a = Fma.MultiplyAdd(v, ga, s3a);
                        v = Avx.BroadcastScalarToVector256(p + 124); s4a = Fma.MultiplyAdd(v, ga, s4a);
                        v = Avx.BroadcastScalarToVector256(p + 125); s5a = Fma.MultiplyAdd(v, ga, s5a);
                        v = Avx.BroadcastScalarToVector256(p + 126); s6a = Fma.MultiplyAdd(v, ga, s6a);
                        v = Avx.BroadcastScalarToVector256(p + 127); s7a = Fma.MultiplyAdd(v, ga, s7a);
                        v = Avx.BroadcastScalarToVector256(p + 128); s8a = Fma.MultiplyAdd(v, ga, s8a);
                        v = Avx.BroadcastScalarToVector256(p + 129); s9a = Fma.MultiplyAdd(v, ga, s9a);
                        v = Avx.BroadcastScalarToVector256(p + 130); s10a = Fma.MultiplyAdd(v, ga, s10a);
                        p += 160; q += 32;
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
        }
    }
}
