// [Input(3), Dense(9), SoftmaxCrossEntropy]

// SoftmaxCrossEntropy, Train: loss = log sum exp(x) - x[label], dx = (softmax(x) - onehot(label)) / count, [9]
private static void SoftmaxCrossEntropyLoss(float* x, int* label, float* loss, float* hit, float* dx, float scale)
{
    int best = 0;
    for (int c = 1; c < 9; c++)
    {
        if (x[c] > x[best])
            best = c;
    }

    float max = x[best];
    Vector256<float> sum = Vector256<float>.Zero;
    {
        Vector256<float> e = VectorMath.Exp(Avx.Subtract(Avx.LoadVector256(x), Vector256.Create(max)));
        Avx.Store(dx, e);
        sum = Avx.Add(sum, e);
    }
    {
        Vector256<float> e = VectorMath.Exp(Avx.Subtract(Avx.LoadVector256(x + 8), Vector256.Create(max)));
        e = Avx.And(e, Vector256.Create(-1, 0, 0, 0, 0, 0, 0, 0).AsSingle());
        Avx.Store(dx + 8, e);
        sum = Avx.Add(sum, e);
    }
    float total = Vector256.Sum(sum);
    *loss = MathF.Log(total) + (max - x[*label]);
    *hit = best == *label ? 1f : 0f;
    Vector256<float> factor = Vector256.Create(scale / total);
    {
        Avx.Store(dx, Avx.Multiply(Avx.LoadVector256(dx), factor));
    }
    {
        Avx.Store(dx + 8, Avx.Multiply(Avx.LoadVector256(dx + 8), factor));
    }
    dx[*label] -= scale;
}

// [Input(3), Dense(9), SoftmaxCrossEntropy(LabelSmoothing = 0.1, IgnoreIndex = 0)]

// CrossEntropy, Train: loss = sum q (log sum exp(x) - x), dx = (softmax(x) sum q - q) / count, q = (0.9 onehot(label) + 0.011111111), [9]
private static void SoftmaxCrossEntropyLoss(float* x, int* label, float* loss, float* hit, float* dx, float scale)
{
    double total = 0;
    int right = 0;
    float share = scale;
    {
        float* xp = x;
        float* dxp = dx;
        int y = *label++;
        if (y == 0)
        {
            new Span<float>(dxp, 16).Clear();
        }
        else
        {
            int best = 0;
            for (int c = 1; c < 9; c++)
            {
                if (xp[c] > xp[best])
                    best = c;
            }

            float max = xp[best];
            Vector256<float> sum = Vector256<float>.Zero;
            Vector256<float> all = Vector256<float>.Zero;
            {
                Vector256<float> e = VectorMath.Exp(Avx.Subtract(Avx.LoadVector256(xp), Vector256.Create(max)));
                Avx.Store(dxp, e);
                sum = Avx.Add(sum, e);
                all = Avx.Add(all, Vector256.Create(0.011111111f));
            }
            {
                Vector256<float> e = VectorMath.Exp(Avx.Subtract(Avx.LoadVector256(xp + 8), Vector256.Create(max)));
                e = Avx.And(e, Vector256.Create(-1, 0, 0, 0, 0, 0, 0, 0).AsSingle());
                Avx.Store(dxp + 8, e);
                sum = Avx.Add(sum, e);
                all = Avx.Add(all, Avx.And(Vector256.Create(0.011111111f), Vector256.Create(-1, 0, 0, 0, 0, 0, 0, 0).AsSingle()));
            }
            float exponentials = Vector256.Sum(sum);
            float rest = VectorMath.Log(exponentials);
            float q = 0.9f;
            Vector256<float> factor = Vector256.Create(share * (q + Vector256.Sum(all)) / exponentials);
            {
                Vector256<float> part = Vector256.Create(0.011111111f);
                Vector256<float> distance = Avx.Add(Avx.Subtract(Vector256.Create(max), Avx.LoadVector256(xp)), Vector256.Create(rest));
                total += Vector256.Sum(Avx.Multiply(part, distance));
                Avx.Store(dxp, Avx.Subtract(Avx.Multiply(Avx.LoadVector256(dxp), factor), Avx.Multiply(part, Vector256.Create(share))));
            }
            {
                Vector256<float> part = Avx.And(Vector256.Create(0.011111111f), Vector256.Create(-1, 0, 0, 0, 0, 0, 0, 0).AsSingle());
                Vector256<float> distance = Avx.Add(Avx.Subtract(Vector256.Create(max), Avx.LoadVector256(xp + 8)), Vector256.Create(rest));
                total += Vector256.Sum(Avx.And(Avx.Multiply(part, distance), Vector256.Create(-1, 0, 0, 0, 0, 0, 0, 0).AsSingle()));
                Avx.Store(dxp + 8, Avx.Subtract(Avx.Multiply(Avx.LoadVector256(dxp + 8), factor), Avx.Multiply(part, Vector256.Create(share))));
            }
            total += q * (max - xp[y] + rest);
            dxp[y] -= q * share;
            right += best == y ? 1 : 0;
        }
    }
    *loss = (float)total;
    *hit = right;
}

// [Input(3), Dense(9), LogSoftmax, NegativeLogLikelihood]

// NegativeLogLikelihood, Train: loss = -x[label], dx[label] = -1 / count, [9]
private static void NegativeLogLikelihoodLoss(float* x, int* label, float* loss, float* hit, float* dx, float scale)
{
    new Span<float>(dx, 16).Clear();
    double total = 0;
    int right = 0;
    float share = scale;
    {
        float* xp = x;
        float* dxp = dx;
        int y = *label++;
        {
            int best = 0;
            for (int c = 1; c < 9; c++)
            {
                if (xp[c] > xp[best])
                    best = c;
            }

            total -= xp[y];
            right += best == y ? 1 : 0;
            dxp[y] = -share;
        }
    }
    *loss = (float)total;
    *hit = right;
}

// [Input(3), Dense(9), MulticlassHinge]

// MulticlassHinge, Train: loss = sum max(0, x - x[label] + 1) over the other classes, dx = its gradient / count, [9]
private static void MulticlassHingeLoss(float* x, int* label, float* loss, float* hit, float* dx, float scale)
{
    int y = *label, best = 0;
    for (int c = 1; c < 9; c++)
    {
        if (x[c] > x[best])
            best = c;
    }

    *hit = best == y ? 1f : 0f;
    double total = 0;
    float share = scale;
    Vector256<float> own = Vector256.Create(x[y] - 1f);
    Vector256<float> over = Vector256<float>.Zero;
    {
        Vector256<float> margin = Avx.Subtract(Avx.LoadVector256(x), own);
        Vector256<float> counts = Avx.CompareGreaterThan(margin, Vector256<float>.Zero);
        total += Vector256.Sum(Avx.And(margin, counts));
        over = Avx.Add(over, Avx.And(counts, Vector256.Create(1f)));
        Avx.Store(dx, Avx.And(counts, Vector256.Create(share)));
    }
    {
        Vector256<float> margin = Avx.Subtract(Avx.LoadVector256(x + 8), own);
        Vector256<float> counts = Avx.And(Avx.CompareGreaterThan(margin, Vector256<float>.Zero), Vector256.Create(-1, 0, 0, 0, 0, 0, 0, 0).AsSingle());
        total += Vector256.Sum(Avx.And(margin, counts));
        over = Avx.Add(over, Avx.And(counts, Vector256.Create(1f)));
        Avx.Store(dx + 8, Avx.And(counts, Vector256.Create(share)));
    }
    *loss = (float)(total - (x[y] - (x[y] - 1f)));
    dx[y] = (1f - Vector256.Sum(over)) * share;
}
