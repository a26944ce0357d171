// [Input(3, 3), Dense(3), MultiHeadAttention(1, Dropout = 0.5), MeanSquaredError]

// Attention, Predict: y = softmax(Q K^T / sqrt 3) V for each of 1 heads, [3, 9] -> [3, 3]
private static void Multiheadattention1Attention(float* qkv, float* y, float* kt, float* s)
{
    new Span<float>(y, 32).Clear();
    for (int head = 0; head < 1; head++)
    {
        float* q = qkv + head * 3, k = q + 3, v = k + 3;
        float* to = y + head * 3;
        TransposeKeys(k, kt);
        Score(q, kt, s);
        Softmax(s);
        Weigh(s, v, to);
    }

    // Panels of 16 steps: xt[d, j] = x[j, d].
    [MethodImpl(Kernel)]
    static void TransposeKeys(float* x, float* xt)
    {
        float* last = xt + 64;
        new Span<float>(last, 64).Clear();
        for (int j = 0; j < 3; j++)
        {
            for (int d = 0; d < 8; d += 8)
            {
                Avx.Store(last + j * 8 + d, Avx.LoadVector256(x + j * 16 + d));
            }
        }
        {
            for (int d = 0; d < 8; d += 8)
            {
                Transpose.Block8x8(last + d, 8, xt + d * 8, 8);
            }
        }
    }

    // s[i, j] = sum over d of x[i, d] wt[d, j].
    [MethodImpl(Kernel)]
    static void Score(float* x, float* wt, float* s)
    {
        for (int i = 0; i < 3; i += 3)
        {
            float* xr = x + i * 16;
            float* wr = wt;
            float* yr = s + i * 8;
            {
                Vector256<float> s0a = Vector256<float>.Zero, s1a = Vector256<float>.Zero, s2a = Vector256<float>.Zero;
                float* p = xr, q = wr;
                Vector256<float> v, wa;
                wa = Avx.LoadVector256(q);
                v = Avx.BroadcastScalarToVector256(p); s0a = Fma.MultiplyAdd(v, wa, s0a);
                v = Avx.BroadcastScalarToVector256(p + 16); s1a = Fma.MultiplyAdd(v, wa, s1a);
                v = Avx.BroadcastScalarToVector256(p + 32); s2a = Fma.MultiplyAdd(v, wa, s2a);
                wa = Avx.LoadVector256(q + 8);
                v = Avx.BroadcastScalarToVector256(p + 1); s0a = Fma.MultiplyAdd(v, wa, s0a);
                v = Avx.BroadcastScalarToVector256(p + 17); s1a = Fma.MultiplyAdd(v, wa, s1a);
                v = Avx.BroadcastScalarToVector256(p + 33); s2a = Fma.MultiplyAdd(v, wa, s2a);
                wa = Avx.LoadVector256(q + 16);
                v = Avx.BroadcastScalarToVector256(p + 2); s0a = Fma.MultiplyAdd(v, wa, s0a);
                v = Avx.BroadcastScalarToVector256(p + 18); s1a = Fma.MultiplyAdd(v, wa, s1a);
                v = Avx.BroadcastScalarToVector256(p + 34); s2a = Fma.MultiplyAdd(v, wa, s2a);
                Avx.Store(yr, s0a);
                Avx.Store(yr + 8, s1a);
                Avx.Store(yr + 16, s2a);
            }
        }
    }

    // s = exp((s - largest) / sqrt D) / sum, row by row.
    [MethodImpl(Kernel)]
    static void Softmax(float* s)
    {
        for (int i = 0; i < 3; i++)
        {
            Vector256<float> most = Vector256.Create(float.NegativeInfinity);
            {
                most = Avx.Max(most, Avx.BlendVariable(Vector256.Create(float.NegativeInfinity), Avx.LoadVector256(s), Vector256.Create(-1, -1, -1, 0, 0, 0, 0, 0).AsSingle()));
            }
            float peak = VectorMath.Largest(most);
            Vector256<float> shift = Vector256.Create(peak * -0.57735026f);
            Vector256<float> sum = Vector256<float>.Zero;
            {
                Vector256<float> e = VectorMath.Exp(Fma.MultiplyAdd(Avx.LoadVector256(s), Vector256.Create(0.57735026f), shift));
                e = Avx.And(e, Vector256.Create(-1, -1, -1, 0, 0, 0, 0, 0).AsSingle());
                Avx.Store(s, e);
                sum = Avx.Add(sum, e);
            }
            float share = 1f / Vector256.Sum(sum);
            Vector256<float> scale = Vector256.Create(share);
            {
                Avx.Store(s, Avx.Multiply(Avx.LoadVector256(s), scale));
            }
            s += 8;
        }
    }

    // y[i, d] = sum over j of s[i, j] w[j, d].
    [MethodImpl(Kernel)]
    static void Weigh(float* s, float* w, float* y)
    {
        for (int i = 0; i < 3; i += 3)
        {
            float* xr = s + i * 8;
            float* wr = w;
            float* yr = y + i * 8;
            {
                Vector256<float> s0a = Vector256<float>.Zero, s1a = Vector256<float>.Zero, s2a = Vector256<float>.Zero;
                float* p = xr, q = wr;
                Vector256<float> v, wa;
                wa = Avx.LoadVector256(q);
                v = Avx.BroadcastScalarToVector256(p); s0a = Fma.MultiplyAdd(v, wa, s0a);
                v = Avx.BroadcastScalarToVector256(p + 8); s1a = Fma.MultiplyAdd(v, wa, s1a);
                v = Avx.BroadcastScalarToVector256(p + 16); s2a = Fma.MultiplyAdd(v, wa, s2a);
                wa = Avx.LoadVector256(q + 16);
                v = Avx.BroadcastScalarToVector256(p + 1); s0a = Fma.MultiplyAdd(v, wa, s0a);
                v = Avx.BroadcastScalarToVector256(p + 9); s1a = Fma.MultiplyAdd(v, wa, s1a);
                v = Avx.BroadcastScalarToVector256(p + 17); s2a = Fma.MultiplyAdd(v, wa, s2a);
                wa = Avx.LoadVector256(q + 32);
                v = Avx.BroadcastScalarToVector256(p + 2); s0a = Fma.MultiplyAdd(v, wa, s0a);
                v = Avx.BroadcastScalarToVector256(p + 10); s1a = Fma.MultiplyAdd(v, wa, s1a);
                v = Avx.BroadcastScalarToVector256(p + 18); s2a = Fma.MultiplyAdd(v, wa, s2a);
                Avx.Store(yr, Avx.BlendVariable(Avx.LoadVector256(yr), s0a, Vector256.Create(-1, -1, -1, 0, 0, 0, 0, 0).AsSingle()));
                Avx.Store(yr + 8, Avx.BlendVariable(Avx.LoadVector256(yr + 8), s1a, Vector256.Create(-1, -1, -1, 0, 0, 0, 0, 0).AsSingle()));
                Avx.Store(yr + 16, Avx.BlendVariable(Avx.LoadVector256(yr + 16), s2a, Vector256.Create(-1, -1, -1, 0, 0, 0, 0, 0).AsSingle()));
            }
        }
    }
}

// Attention, Train: y = softmax(Q K^T / sqrt 3) V for each of 1 heads, [3, 9] -> [3, 3]
private static void Multiheadattention1Attention(float* qkv, float* y, float* kt, float* s, float* p, uint key)
{
    new Span<float>(y, 32).Clear();
    for (int head = 0; head < 1; head++)
    {
        float* q = qkv + head * 3, k = q + 3, v = k + 3;
        float* to = y + head * 3;
        TransposeKeys(k, kt);
        Score(q, kt, p + head * 24);
        Softmax(p + head * 24, s, key, head * 24);
        Weigh(s, v, to);
    }

    // Panels of 16 steps: xt[d, j] = x[j, d].
    [MethodImpl(Kernel)]
    static void TransposeKeys(float* x, float* xt)
    {
        float* last = xt + 64;
        new Span<float>(last, 64).Clear();
        for (int j = 0; j < 3; j++)
        {
            for (int d = 0; d < 8; d += 8)
            {
                Avx.Store(last + j * 8 + d, Avx.LoadVector256(x + j * 16 + d));
            }
        }
        {
            for (int d = 0; d < 8; d += 8)
            {
                Transpose.Block8x8(last + d, 8, xt + d * 8, 8);
            }
        }
    }

    // s[i, j] = sum over d of x[i, d] wt[d, j].
    [MethodImpl(Kernel)]
    static void Score(float* x, float* wt, float* s)
    {
        for (int i = 0; i < 3; i += 3)
        {
            float* xr = x + i * 16;
            float* wr = wt;
            float* yr = s + i * 8;
            {
                Vector256<float> s0a = Vector256<float>.Zero, s1a = Vector256<float>.Zero, s2a = Vector256<float>.Zero;
                float* p = xr, q = wr;
                Vector256<float> v, wa;
                wa = Avx.LoadVector256(q);
                v = Avx.BroadcastScalarToVector256(p); s0a = Fma.MultiplyAdd(v, wa, s0a);
                v = Avx.BroadcastScalarToVector256(p + 16); s1a = Fma.MultiplyAdd(v, wa, s1a);
                v = Avx.BroadcastScalarToVector256(p + 32); s2a = Fma.MultiplyAdd(v, wa, s2a);
                wa = Avx.LoadVector256(q + 8);
                v = Avx.BroadcastScalarToVector256(p + 1); s0a = Fma.MultiplyAdd(v, wa, s0a);
                v = Avx.BroadcastScalarToVector256(p + 17); s1a = Fma.MultiplyAdd(v, wa, s1a);
                v = Avx.BroadcastScalarToVector256(p + 33); s2a = Fma.MultiplyAdd(v, wa, s2a);
                wa = Avx.LoadVector256(q + 16);
                v = Avx.BroadcastScalarToVector256(p + 2); s0a = Fma.MultiplyAdd(v, wa, s0a);
                v = Avx.BroadcastScalarToVector256(p + 18); s1a = Fma.MultiplyAdd(v, wa, s1a);
                v = Avx.BroadcastScalarToVector256(p + 34); s2a = Fma.MultiplyAdd(v, wa, s2a);
                Avx.Store(yr, s0a);
                Avx.Store(yr + 8, s1a);
                Avx.Store(yr + 16, s2a);
            }
        }
    }

    // s = exp((s - largest) / sqrt D) / sum, d = s dropped out, row by row.
    [MethodImpl(Kernel)]
    static void Softmax(float* s, float* d, uint key, int element)
    {
        Vector256<uint> lanes = Vector256.Create(0u, 1u, 2u, 3u, 4u, 5u, 6u, 7u);
        for (int i = 0; i < 3; i++)
        {
            Vector256<float> most = Vector256.Create(float.NegativeInfinity);
            {
                most = Avx.Max(most, Avx.BlendVariable(Vector256.Create(float.NegativeInfinity), Avx.LoadVector256(s), Vector256.Create(-1, -1, -1, 0, 0, 0, 0, 0).AsSingle()));
            }
            float peak = VectorMath.Largest(most);
            Vector256<float> shift = Vector256.Create(peak * -0.57735026f);
            Vector256<float> sum = Vector256<float>.Zero;
            {
                Vector256<float> e = VectorMath.Exp(Fma.MultiplyAdd(Avx.LoadVector256(s), Vector256.Create(0.57735026f), shift));
                e = Avx.And(e, Vector256.Create(-1, -1, -1, 0, 0, 0, 0, 0).AsSingle());
                Avx.Store(s, e);
                sum = Avx.Add(sum, e);
            }
            float share = 1f / Vector256.Sum(sum);
            Vector256<float> scale = Vector256.Create(share);
            {
                Vector256<float> p = Avx.Multiply(Avx.LoadVector256(s), scale);
                Avx.Store(s, p);
                Avx.Store(d, Avx.And(Avx.Multiply(p, Vector256.Create(2f)), CounterRandom.AtLeast(key, lanes + Vector256.Create((uint)element), 2_147_483_648u)));
            }
            s += 8; d += 8; element += 8;
        }
    }

    // y[i, d] = sum over j of s[i, j] w[j, d].
    [MethodImpl(Kernel)]
    static void Weigh(float* s, float* w, float* y)
    {
        for (int i = 0; i < 3; i += 3)
        {
            float* xr = s + i * 8;
            float* wr = w;
            float* yr = y + i * 8;
            {
                Vector256<float> s0a = Vector256<float>.Zero, s1a = Vector256<float>.Zero, s2a = Vector256<float>.Zero;
                float* p = xr, q = wr;
                Vector256<float> v, wa;
                wa = Avx.LoadVector256(q);
                v = Avx.BroadcastScalarToVector256(p); s0a = Fma.MultiplyAdd(v, wa, s0a);
                v = Avx.BroadcastScalarToVector256(p + 8); s1a = Fma.MultiplyAdd(v, wa, s1a);
                v = Avx.BroadcastScalarToVector256(p + 16); s2a = Fma.MultiplyAdd(v, wa, s2a);
                wa = Avx.LoadVector256(q + 16);
                v = Avx.BroadcastScalarToVector256(p + 1); s0a = Fma.MultiplyAdd(v, wa, s0a);
                v = Avx.BroadcastScalarToVector256(p + 9); s1a = Fma.MultiplyAdd(v, wa, s1a);
                v = Avx.BroadcastScalarToVector256(p + 17); s2a = Fma.MultiplyAdd(v, wa, s2a);
                wa = Avx.LoadVector256(q + 32);
                v = Avx.BroadcastScalarToVector256(p + 2); s0a = Fma.MultiplyAdd(v, wa, s0a);
                v = Avx.BroadcastScalarToVector256(p + 10); s1a = Fma.MultiplyAdd(v, wa, s1a);
                v = Avx.BroadcastScalarToVector256(p + 18); s2a = Fma.MultiplyAdd(v, wa, s2a);
                Avx.Store(yr, Avx.BlendVariable(Avx.LoadVector256(yr), s0a, Vector256.Create(-1, -1, -1, 0, 0, 0, 0, 0).AsSingle()));
                Avx.Store(yr + 8, Avx.BlendVariable(Avx.LoadVector256(yr + 8), s1a, Vector256.Create(-1, -1, -1, 0, 0, 0, 0, 0).AsSingle()));
                Avx.Store(yr + 16, Avx.BlendVariable(Avx.LoadVector256(yr + 16), s2a, Vector256.Create(-1, -1, -1, 0, 0, 0, 0, 0).AsSingle()));
            }
        }
    }
}

// AttentionGradient, Train: dV = P^T dy, dS = P (dy V^T - sum over keys of P dy V^T) / sqrt 3, dQ = dS K, dK = dS^T Q for each of 1 heads, [3, 3] -> [3, 9]
private static void Multiheadattention1AttentionGradient(float* qkv, float* p, float* dy, float* dqkv, float* vt, float* s, float* t, uint key)
{
    new Span<float>(dqkv, 48).Clear();
    for (int head = 0; head < 1; head++)
    {
        float* q = qkv + head * 3, k = q + 3, v = k + 3;
        float* dq = dqkv + head * 3, dk = dq + 3, dv = dk + 3;
        float* from = dy + head * 3;
        TransposeSteps(v, vt);
        ScoreGradient(from, vt, t);
        SoftmaxGradient(p + head * 24, t, s, key, head * 24);
        QueryGradient(t, k, dq);
        KeyGradient(t, q, dk);
        ValueGradient(s, from, dv);
    }

    // Panels of 16 steps: xt[d, j] = x[j, d].
    [MethodImpl(Kernel)]
    static void TransposeSteps(float* x, float* xt)
    {
        float* last = xt + 64;
        new Span<float>(last, 64).Clear();
        for (int j = 0; j < 3; j++)
        {
            for (int d = 0; d < 8; d += 8)
            {
                Avx.Store(last + j * 8 + d, Avx.LoadVector256(x + j * 16 + d));
            }
        }
        {
            for (int d = 0; d < 8; d += 8)
            {
                Transpose.Block8x8(last + d, 8, xt + d * 8, 8);
            }
        }
    }

    // s[i, j] = sum over d of x[i, d] wt[d, j].
    [MethodImpl(Kernel)]
    static void ScoreGradient(float* x, float* wt, float* s)
    {
        for (int i = 0; i < 3; i += 3)
        {
            float* xr = x + i * 8;
            float* wr = wt;
            float* yr = s + i * 8;
            {
                Vector256<float> s0a = Vector256<float>.Zero, s1a = Vector256<float>.Zero, s2a = Vector256<float>.Zero;
                float* p = xr, q = wr;
                Vector256<float> v, wa;
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
                Avx.Store(yr, s0a);
                Avx.Store(yr + 8, s1a);
                Avx.Store(yr + 16, s2a);
            }
        }
    }

    // p = s, d = p dropped out, t = p (t - sum p t) / sqrt D, row by row.
    [MethodImpl(Kernel)]
    static void SoftmaxGradient(float* s, float* t, float* d, uint key, int element)
    {
        Vector256<uint> lanes = Vector256.Create(0u, 1u, 2u, 3u, 4u, 5u, 6u, 7u);
        for (int i = 0; i < 3; i++)
        {
            Vector256<float> sum = Vector256<float>.Zero;
            {
                Vector256<float> p = Avx.LoadVector256(s);
                Vector256<float> product = Avx.Multiply(p, Avx.And(Avx.Multiply(Avx.LoadVector256(t), Vector256.Create(2f)), CounterRandom.AtLeast(key, lanes + Vector256.Create((uint)element), 2_147_483_648u)));
                product = Avx.And(product, Vector256.Create(-1, -1, -1, 0, 0, 0, 0, 0).AsSingle());
                Avx.Store(t, product);
                sum = Avx.Add(sum, product);
            }
            Vector256<float> total = Vector256.Create(Vector256.Sum(sum));
            Vector256<float> scale = Vector256.Create(0.57735026f);
            {
                Vector256<float> p = Avx.LoadVector256(s);
                Avx.Store(t, Avx.Multiply(Avx.Subtract(Avx.LoadVector256(t), Avx.Multiply(p, total)), scale));
                Avx.Store(d, Avx.And(Avx.Multiply(p, Vector256.Create(2f)), CounterRandom.AtLeast(key, lanes + Vector256.Create((uint)element), 2_147_483_648u)));
            }
            s += 8; t += 8; d += 8; element += 8;
        }
    }

    // y[i, d] = sum over j of s[i, j] w[j, d].
    [MethodImpl(Kernel)]
    static void QueryGradient(float* s, float* w, float* y)
    {
        for (int i = 0; i < 3; i += 3)
        {
            float* xr = s + i * 8;
            float* wr = w;
            float* yr = y + i * 16;
            {
                Vector256<float> s0a = Vector256<float>.Zero, s1a = Vector256<float>.Zero, s2a = Vector256<float>.Zero;
                float* p = xr, q = wr;
                Vector256<float> v, wa;
                wa = Avx.LoadVector256(q);
                v = Avx.BroadcastScalarToVector256(p); s0a = Fma.MultiplyAdd(v, wa, s0a);
                v = Avx.BroadcastScalarToVector256(p + 8); s1a = Fma.MultiplyAdd(v, wa, s1a);
                v = Avx.BroadcastScalarToVector256(p + 16); s2a = Fma.MultiplyAdd(v, wa, s2a);
                wa = Avx.LoadVector256(q + 16);
                v = Avx.BroadcastScalarToVector256(p + 1); s0a = Fma.MultiplyAdd(v, wa, s0a);
                v = Avx.BroadcastScalarToVector256(p + 9); s1a = Fma.MultiplyAdd(v, wa, s1a);
                v = Avx.BroadcastScalarToVector256(p + 17); s2a = Fma.MultiplyAdd(v, wa, s2a);
                wa = Avx.LoadVector256(q + 32);
                v = Avx.BroadcastScalarToVector256(p + 2); s0a = Fma.MultiplyAdd(v, wa, s0a);
                v = Avx.BroadcastScalarToVector256(p + 10); s1a = Fma.MultiplyAdd(v, wa, s1a);
                v = Avx.BroadcastScalarToVector256(p + 18); s2a = Fma.MultiplyAdd(v, wa, s2a);
                Avx.Store(yr, Avx.BlendVariable(Avx.LoadVector256(yr), s0a, Vector256.Create(-1, -1, -1, 0, 0, 0, 0, 0).AsSingle()));
                Avx.Store(yr + 16, Avx.BlendVariable(Avx.LoadVector256(yr + 16), s1a, Vector256.Create(-1, -1, -1, 0, 0, 0, 0, 0).AsSingle()));
                Avx.Store(yr + 32, Avx.BlendVariable(Avx.LoadVector256(yr + 32), s2a, Vector256.Create(-1, -1, -1, 0, 0, 0, 0, 0).AsSingle()));
            }
        }
    }

    // y[j, d] = sum over i of s[i, j] w[i, d].
    [MethodImpl(Kernel)]
    static void KeyGradient(float* s, float* w, float* y)
    {
        for (int j = 0; j < 3; j += 3)
        {
            float* xr = s + j;
            float* wr = w;
            float* yr = y + j * 16;
            {
                Vector256<float> s0a = Vector256<float>.Zero, s1a = Vector256<float>.Zero, s2a = Vector256<float>.Zero;
                float* p = xr, q = wr;
                Vector256<float> v, wa;
                wa = Avx.LoadVector256(q);
                v = Avx.BroadcastScalarToVector256(p); s0a = Fma.MultiplyAdd(v, wa, s0a);
                v = Avx.BroadcastScalarToVector256(p + 1); s1a = Fma.MultiplyAdd(v, wa, s1a);
                v = Avx.BroadcastScalarToVector256(p + 2); s2a = Fma.MultiplyAdd(v, wa, s2a);
                wa = Avx.LoadVector256(q + 16);
                v = Avx.BroadcastScalarToVector256(p + 8); s0a = Fma.MultiplyAdd(v, wa, s0a);
                v = Avx.BroadcastScalarToVector256(p + 9); s1a = Fma.MultiplyAdd(v, wa, s1a);
                v = Avx.BroadcastScalarToVector256(p + 10); s2a = Fma.MultiplyAdd(v, wa, s2a);
                wa = Avx.LoadVector256(q + 32);
                v = Avx.BroadcastScalarToVector256(p + 16); s0a = Fma.MultiplyAdd(v, wa, s0a);
                v = Avx.BroadcastScalarToVector256(p + 17); s1a = Fma.MultiplyAdd(v, wa, s1a);
                v = Avx.BroadcastScalarToVector256(p + 18); s2a = Fma.MultiplyAdd(v, wa, s2a);
                Avx.Store(yr, Avx.BlendVariable(Avx.LoadVector256(yr), s0a, Vector256.Create(-1, -1, -1, 0, 0, 0, 0, 0).AsSingle()));
                Avx.Store(yr + 16, Avx.BlendVariable(Avx.LoadVector256(yr + 16), s1a, Vector256.Create(-1, -1, -1, 0, 0, 0, 0, 0).AsSingle()));
                Avx.Store(yr + 32, Avx.BlendVariable(Avx.LoadVector256(yr + 32), s2a, Vector256.Create(-1, -1, -1, 0, 0, 0, 0, 0).AsSingle()));
            }
        }
    }

    // y[j, d] = sum over i of s[i, j] w[i, d].
    [MethodImpl(Kernel)]
    static void ValueGradient(float* s, float* w, float* y)
    {
        for (int j = 0; j < 3; j += 3)
        {
            float* xr = s + j;
            float* wr = w;
            float* yr = y + j * 16;
            {
                Vector256<float> s0a = Vector256<float>.Zero, s1a = Vector256<float>.Zero, s2a = Vector256<float>.Zero;
                float* p = xr, q = wr;
                Vector256<float> v, wa;
                wa = Avx.LoadVector256(q);
                v = Avx.BroadcastScalarToVector256(p); s0a = Fma.MultiplyAdd(v, wa, s0a);
                v = Avx.BroadcastScalarToVector256(p + 1); s1a = Fma.MultiplyAdd(v, wa, s1a);
                v = Avx.BroadcastScalarToVector256(p + 2); s2a = Fma.MultiplyAdd(v, wa, s2a);
                wa = Avx.LoadVector256(q + 8);
                v = Avx.BroadcastScalarToVector256(p + 8); s0a = Fma.MultiplyAdd(v, wa, s0a);
                v = Avx.BroadcastScalarToVector256(p + 9); s1a = Fma.MultiplyAdd(v, wa, s1a);
                v = Avx.BroadcastScalarToVector256(p + 10); s2a = Fma.MultiplyAdd(v, wa, s2a);
                wa = Avx.LoadVector256(q + 16);
                v = Avx.BroadcastScalarToVector256(p + 16); s0a = Fma.MultiplyAdd(v, wa, s0a);
                v = Avx.BroadcastScalarToVector256(p + 17); s1a = Fma.MultiplyAdd(v, wa, s1a);
                v = Avx.BroadcastScalarToVector256(p + 18); s2a = Fma.MultiplyAdd(v, wa, s2a);
                Avx.Store(yr, Avx.BlendVariable(Avx.LoadVector256(yr), s0a, Vector256.Create(-1, -1, -1, 0, 0, 0, 0, 0).AsSingle()));
                Avx.Store(yr + 16, Avx.BlendVariable(Avx.LoadVector256(yr + 16), s1a, Vector256.Create(-1, -1, -1, 0, 0, 0, 0, 0).AsSingle()));
                Avx.Store(yr + 32, Avx.BlendVariable(Avx.LoadVector256(yr + 32), s2a, Vector256.Create(-1, -1, -1, 0, 0, 0, 0, 0).AsSingle()));
            }
        }
    }
}
