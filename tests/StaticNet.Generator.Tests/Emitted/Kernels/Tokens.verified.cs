// [TokenInput(3), Embedding(5, 9), PositionalEmbedding, SoftmaxCrossEntropy]

// Embedding, Predict: y[t] = w[tokens[t]], [3], w [5, 9] -> [3, 9]
private static void Embedding1Forward(int* tokens, float* w, float* y)
{
    for (int i = 0; i < 3; i++)
    {
        int token = tokens[i];
        float* yp = y + i * 16;
        {
            Avx.Store(yp, Avx.LoadVector256(w + token * 16));
        }
        {
            Avx.Store(yp + 8, Avx.LoadVector256(w + 8 + token * 16));
        }
    }
}

// PositionalEmbedding, Predict: y[t] = x[t] + w[t], [3, 9]
private static void Positionalembedding1Forward(float* x, float* w, float* y)
{
    for (int i = 0; i < 3; i++)
    {
        float* xp = x + i * 16, yp = y + i * 16;
        {
            Avx.Store(yp, Avx.Add(Avx.LoadVector256(xp), Avx.LoadVector256(w + i * 16)));
        }
        {
            Avx.Store(yp + 8, Avx.Add(Avx.LoadVector256(xp + 8), Avx.LoadVector256(w + 8 + i * 16)));
        }
    }
}

// PositionalGradient, Train: dw[t] = sum of dy[t] over samples, [3, 9]
private static void Positionalembedding1WeightGradient(float* dy, float* dw, int count, int begin, int end)
{
    for (int unit = begin; unit < end; unit++)
    {
        {
            Vector256<float> sum = Vector256<float>.Zero;
            float* q = dy + unit * 16;
            for (int sample = 0; sample < count; sample++, q += 112)
            {
                sum = Avx.Add(sum, Avx.LoadVector256(q));
            }
            Avx.Store(dw + unit * 16, sum);
        }
        {
            Vector256<float> sum = Vector256<float>.Zero;
            float* q = dy + 8 + unit * 16;
            for (int sample = 0; sample < count; sample++, q += 112)
            {
                sum = Avx.Add(sum, Avx.LoadVector256(q));
            }
            Avx.Store(dw + 8 + unit * 16, sum);
        }
    }
}

// EmbeddingGradient, Train: dw[v] = sum of dy[t] where tokens[t] = v, over samples, [3, 9] -> [5, 9]
private static void Embedding1WeightGradient(int* tokens, float* dy, float* dw, int count, int begin, int end)
{
    for (int unit = begin; unit < end; unit++)
    {
        float* table = dw + unit * 80;
        new Span<float>(table, 80).Clear();
        for (int sample = 0; sample < count; sample++)
        {
            for (int i = 0; i < 3; i++)
            {
                int token = tokens[sample * 3 + i];
                float* p = table + token * 16, q = dy + sample * 112 + i * 16 + unit * 16;
                Avx.Store(p, Avx.Add(Avx.LoadVector256(p), Avx.LoadVector256(q)));
                Avx.Store(p + 8, Avx.Add(Avx.LoadVector256(p + 8), Avx.LoadVector256(q + 8)));
            }
        }
    }
}
