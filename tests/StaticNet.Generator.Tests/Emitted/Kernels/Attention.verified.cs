// [Input(3, 4), Dense(4), MultiHeadAttention(2), MeanSquaredError]

// Attention, Predict: y = softmax(Q K^T / sqrt 2) V for each of 2 heads, [3, 12] -> [3, 4]
private static void Multiheadattention1Attention(float* qkv, float* y, float* kt, float* s)
{
    new Span<float>(y, 32).Clear();
    for (int head = 0; head < 2; head++)
    {
        float* q = qkv + head * 2, k = q + 4, v = k + 4;
        float* to = y + head * 2;
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
            Vector256<float> shift = Vector256.Create(peak * -0.70710677f);
            Vector256<float> sum = Vector256<float>.Zero;
            {
                Vector256<float> e = VectorMath.Exp(Fma.MultiplyAdd(Avx.LoadVector256(s), Vector256.Create(0.70710677f), shift));
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
                Avx.Store(yr, Avx.BlendVariable(Avx.LoadVector256(yr), s0a, Vector256.Create(-1, -1, 0, 0, 0, 0, 0, 0).AsSingle()));
                Avx.Store(yr + 8, Avx.BlendVariable(Avx.LoadVector256(yr + 8), s1a, Vector256.Create(-1, -1, 0, 0, 0, 0, 0, 0).AsSingle()));
                Avx.Store(yr + 16, Avx.BlendVariable(Avx.LoadVector256(yr + 16), s2a, Vector256.Create(-1, -1, 0, 0, 0, 0, 0, 0).AsSingle()));
            }
        }
    }
}

// Attention, Train: y = softmax(Q K^T / sqrt 2) V for each of 2 heads, [3, 12] -> [3, 4]
private static void Multiheadattention1Attention(float* qkv, float* y, float* kt, float* s, float* largest, float* inverse)
{
    new Span<float>(y, 32).Clear();
    for (int head = 0; head < 2; head++)
    {
        float* q = qkv + head * 2, k = q + 4, v = k + 4;
        float* to = y + head * 2;
        TransposeKeys(k, kt);
        Score(q, kt, s);
        Softmax(s, largest + head * 3, inverse + head * 3);
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
                Avx.Store(yr, s0a);
                Avx.Store(yr + 8, s1a);
                Avx.Store(yr + 16, s2a);
            }
        }
    }

    // s = exp((s - largest) / sqrt D) / sum, row by row.
    [MethodImpl(Kernel)]
    static void Softmax(float* s, float* largest, float* inverse)
    {
        for (int i = 0; i < 3; i++)
        {
            Vector256<float> most = Vector256.Create(float.NegativeInfinity);
            {
                most = Avx.Max(most, Avx.BlendVariable(Vector256.Create(float.NegativeInfinity), Avx.LoadVector256(s), Vector256.Create(-1, -1, -1, 0, 0, 0, 0, 0).AsSingle()));
            }
            float peak = VectorMath.Largest(most);
            Vector256<float> shift = Vector256.Create(peak * -0.70710677f);
            Vector256<float> sum = Vector256<float>.Zero;
            {
                Vector256<float> e = VectorMath.Exp(Fma.MultiplyAdd(Avx.LoadVector256(s), Vector256.Create(0.70710677f), shift));
                e = Avx.And(e, Vector256.Create(-1, -1, -1, 0, 0, 0, 0, 0).AsSingle());
                Avx.Store(s, e);
                sum = Avx.Add(sum, e);
            }
            float share = 1f / Vector256.Sum(sum);
            largest[i] = peak;
            inverse[i] = share;
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
                Avx.Store(yr, Avx.BlendVariable(Avx.LoadVector256(yr), s0a, Vector256.Create(-1, -1, 0, 0, 0, 0, 0, 0).AsSingle()));
                Avx.Store(yr + 8, Avx.BlendVariable(Avx.LoadVector256(yr + 8), s1a, Vector256.Create(-1, -1, 0, 0, 0, 0, 0, 0).AsSingle()));
                Avx.Store(yr + 16, Avx.BlendVariable(Avx.LoadVector256(yr + 16), s2a, Vector256.Create(-1, -1, 0, 0, 0, 0, 0, 0).AsSingle()));
            }
        }
    }
}

// AttentionGradient, Train: dV = P^T dy, dS = P (dy V^T - sum over keys of P dy V^T) / sqrt 2, dQ = dS K, dK = dS^T Q for each of 2 heads, [3, 4] -> [3, 12]
private static void Multiheadattention1AttentionGradient(float* qkv, float* largest, float* inverse, float* dy, float* dqkv, float* kt, float* vt, float* s, float* t)
{
    new Span<float>(dqkv, 48).Clear();
    for (int head = 0; head < 2; head++)
    {
        float* q = qkv + head * 2, k = q + 4, v = k + 4;
        float* dq = dqkv + head * 2, dk = dq + 4, dv = dk + 4;
        float* from = dy + head * 2;
        TransposeSteps(k, kt);
        TransposeSteps(v, vt);
        Score(q, kt, s);
        ScoreGradient(from, vt, t);
        SoftmaxGradient(s, t, largest + head * 3, inverse + head * 3);
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
                Avx.Store(yr, s0a);
                Avx.Store(yr + 8, s1a);
                Avx.Store(yr + 16, s2a);
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
                Avx.Store(yr, s0a);
                Avx.Store(yr + 8, s1a);
                Avx.Store(yr + 16, s2a);
            }
        }
    }

    // p = exp((s - largest) / sqrt D) inverse, s = p, t = p (t - sum p t) / sqrt D, row by row.
    [MethodImpl(Kernel)]
    static void SoftmaxGradient(float* s, float* t, float* largest, float* inverse)
    {
        for (int i = 0; i < 3; i++)
        {
            Vector256<float> shift = Vector256.Create(largest[i] * -0.70710677f);
            Vector256<float> share = Avx.BroadcastScalarToVector256(inverse + i);
            Vector256<float> sum = Vector256<float>.Zero;
            {
                Vector256<float> p = Avx.Multiply(VectorMath.Exp(Fma.MultiplyAdd(Avx.LoadVector256(s), Vector256.Create(0.70710677f), shift)), share);
                p = Avx.And(p, Vector256.Create(-1, -1, -1, 0, 0, 0, 0, 0).AsSingle());
                Vector256<float> product = Avx.Multiply(p, Avx.LoadVector256(t));
                product = Avx.And(product, Vector256.Create(-1, -1, -1, 0, 0, 0, 0, 0).AsSingle());
                Avx.Store(s, p);
                Avx.Store(t, product);
                sum = Avx.Add(sum, product);
            }
            Vector256<float> total = Vector256.Create(Vector256.Sum(sum));
            Vector256<float> scale = Vector256.Create(0.70710677f);
            {
                Vector256<float> p = Avx.LoadVector256(s);
                Avx.Store(t, Avx.Multiply(Avx.Subtract(Avx.LoadVector256(t), Avx.Multiply(p, total)), scale));
            }
            s += 8; t += 8;
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
                Avx.Store(yr, Avx.BlendVariable(Avx.LoadVector256(yr), s0a, Vector256.Create(-1, -1, 0, 0, 0, 0, 0, 0).AsSingle()));
                Avx.Store(yr + 16, Avx.BlendVariable(Avx.LoadVector256(yr + 16), s1a, Vector256.Create(-1, -1, 0, 0, 0, 0, 0, 0).AsSingle()));
                Avx.Store(yr + 32, Avx.BlendVariable(Avx.LoadVector256(yr + 32), s2a, Vector256.Create(-1, -1, 0, 0, 0, 0, 0, 0).AsSingle()));
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
                Avx.Store(yr, Avx.BlendVariable(Avx.LoadVector256(yr), s0a, Vector256.Create(-1, -1, 0, 0, 0, 0, 0, 0).AsSingle()));
                Avx.Store(yr + 16, Avx.BlendVariable(Avx.LoadVector256(yr + 16), s1a, Vector256.Create(-1, -1, 0, 0, 0, 0, 0, 0).AsSingle()));
                Avx.Store(yr + 32, Avx.BlendVariable(Avx.LoadVector256(yr + 32), s2a, Vector256.Create(-1, -1, 0, 0, 0, 0, 0, 0).AsSingle()));
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
                Avx.Store(yr, Avx.BlendVariable(Avx.LoadVector256(yr), s0a, Vector256.Create(-1, -1, 0, 0, 0, 0, 0, 0).AsSingle()));
                Avx.Store(yr + 16, Avx.BlendVariable(Avx.LoadVector256(yr + 16), s1a, Vector256.Create(-1, -1, 0, 0, 0, 0, 0, 0).AsSingle()));
                Avx.Store(yr + 32, Avx.BlendVariable(Avx.LoadVector256(yr + 32), s2a, Vector256.Create(-1, -1, 0, 0, 0, 0, 0, 0).AsSingle()));
            }
        }
    }
}
