// [Input(3), Dense(9), MeanSquaredError]

// MeanSquaredError, Train: loss = mean (x - target)^2, dx = 2 (x - target) / (9 count), [9]
private static void MeanSquaredErrorLoss(float* x, float* target, float* loss, float* dx, float scale)
{
    Vector256<float> sum = Vector256<float>.Zero;
    Vector256<float> factor = Vector256.Create(0.22222222f * scale);
    {
        float* xp = x;
        float* targetp = target;
        float* dxp = dx;
        {
            Vector256<float> e = Avx.Subtract(Avx.LoadVector256(xp), Avx.LoadVector256(targetp));
            sum = Fma.MultiplyAdd(e, e, sum);
            Avx.Store(dxp, Avx.Multiply(e, factor));
        }
        {
            Vector256<float> e = Avx.Subtract(Avx.LoadVector256(xp + 8), Avx.LoadVector256(targetp + 8));
            e = Avx.And(e, Vector256.Create(-1, 0, 0, 0, 0, 0, 0, 0).AsSingle());
            sum = Fma.MultiplyAdd(e, e, sum);
            Avx.Store(dxp + 8, Avx.Multiply(e, factor));
        }
    }
    *loss = Vector256.Sum(sum) * 0.11111111f;
}

// [Input(3), Dense(9), HalfSquaredError]

// ElementLoss, Train: loss = sum of (x - t)^2 / 2, dx = its derivative / count, [9]
private static void HalfSquaredErrorLoss(float* x, float* target, float* loss, float* dx, float scale)
{
    double total = 0;
    Vector256<float> factor = Vector256.Create(scale);
    {
        float* xp = x;
        float* targetp = target;
        float* dxp = dx;
        {
            Vector256<float> v = Avx.LoadVector256(xp);
            Vector256<float> t = Avx.LoadVector256(targetp);
            Vector256<float> error = Avx.Subtract(v, t);
            total += Vector256.Sum(Avx.Multiply(Avx.Multiply(error, error), Vector256.Create(0.5f)));
            Avx.Store(dxp, Avx.Multiply(error, factor));
        }
        {
            Vector256<float> v = Avx.LoadVector256(xp + 8);
            Vector256<float> t = Avx.LoadVector256(targetp + 8);
            Vector256<float> error = Avx.Subtract(v, t);
            total += Vector256.Sum(Avx.And(Avx.Multiply(Avx.Multiply(error, error), Vector256.Create(0.5f)), Vector256.Create(-1, 0, 0, 0, 0, 0, 0, 0).AsSingle()));
            Avx.Store(dxp + 8, Avx.And(Avx.Multiply(error, factor), Vector256.Create(-1, 0, 0, 0, 0, 0, 0, 0).AsSingle()));
        }
    }
    *loss = (float)total;
}

// [Input(3), Dense(9), MeanAbsoluteError]

// ElementLoss, Train: loss = mean of |x - t|, dx = its derivative / count, [9]
private static void MeanAbsoluteErrorLoss(float* x, float* target, float* loss, float* dx, float scale)
{
    double total = 0;
    Vector256<float> factor = Vector256.Create(0.11111111f * scale);
    {
        float* xp = x;
        float* targetp = target;
        float* dxp = dx;
        {
            Vector256<float> v = Avx.LoadVector256(xp);
            Vector256<float> t = Avx.LoadVector256(targetp);
            Vector256<float> error = Avx.Subtract(v, t);
            total += Vector256.Sum(Avx.And(error, Vector256.Create(0x7FFFFFFF).AsSingle()));
            Avx.Store(dxp, Avx.Multiply(Avx.Subtract(Avx.And(Avx.CompareGreaterThan(error, Vector256<float>.Zero), Vector256.Create(1f)), Avx.And(Avx.CompareGreaterThan(Vector256<float>.Zero, error), Vector256.Create(1f))), factor));
        }
        {
            Vector256<float> v = Avx.LoadVector256(xp + 8);
            Vector256<float> t = Avx.LoadVector256(targetp + 8);
            Vector256<float> error = Avx.Subtract(v, t);
            total += Vector256.Sum(Avx.And(Avx.And(error, Vector256.Create(0x7FFFFFFF).AsSingle()), Vector256.Create(-1, 0, 0, 0, 0, 0, 0, 0).AsSingle()));
            Avx.Store(dxp + 8, Avx.And(Avx.Multiply(Avx.Subtract(Avx.And(Avx.CompareGreaterThan(error, Vector256<float>.Zero), Vector256.Create(1f)), Avx.And(Avx.CompareGreaterThan(Vector256<float>.Zero, error), Vector256.Create(1f))), factor), Vector256.Create(-1, 0, 0, 0, 0, 0, 0, 0).AsSingle()));
        }
    }
    *loss = (float)(total * 0.1111111111111111d);
}

// [Input(3), Dense(9), Huber]

// ElementLoss, Train: loss = mean of (|x - t| <= 1 ? (x - t)^2 / 2 : 1 (|x - t| - 0.5)), dx = its derivative / count, [9]
private static void HuberLoss(float* x, float* target, float* loss, float* dx, float scale)
{
    double total = 0;
    Vector256<float> factor = Vector256.Create(0.11111111f * scale);
    {
        float* xp = x;
        float* targetp = target;
        float* dxp = dx;
        {
            Vector256<float> v = Avx.LoadVector256(xp);
            Vector256<float> t = Avx.LoadVector256(targetp);
            Vector256<float> error = Avx.Subtract(v, t);
            Vector256<float> clipped = Avx.Min(Vector256.Create(1f), Avx.Max(Vector256.Create(-1f), error));
            total += Vector256.Sum(Avx.Multiply(clipped, Avx.Subtract(error, Avx.Multiply(clipped, Vector256.Create(0.5f)))));
            Avx.Store(dxp, Avx.Multiply(clipped, factor));
        }
        {
            Vector256<float> v = Avx.LoadVector256(xp + 8);
            Vector256<float> t = Avx.LoadVector256(targetp + 8);
            Vector256<float> error = Avx.Subtract(v, t);
            Vector256<float> clipped = Avx.Min(Vector256.Create(1f), Avx.Max(Vector256.Create(-1f), error));
            total += Vector256.Sum(Avx.And(Avx.Multiply(clipped, Avx.Subtract(error, Avx.Multiply(clipped, Vector256.Create(0.5f)))), Vector256.Create(-1, 0, 0, 0, 0, 0, 0, 0).AsSingle()));
            Avx.Store(dxp + 8, Avx.And(Avx.Multiply(clipped, factor), Vector256.Create(-1, 0, 0, 0, 0, 0, 0, 0).AsSingle()));
        }
    }
    *loss = (float)(total * 0.1111111111111111d);
}

// [Input(3), Dense(9), BinaryCrossEntropyWithLogits]

// ElementLoss, Train: loss = mean of softplus(x) - x t, dx = its derivative / count, [9]
private static void BinaryCrossEntropyWithLogitsLoss(float* x, float* target, float* loss, float* dx, float scale)
{
    double total = 0;
    Vector256<float> factor = Vector256.Create(0.11111111f * scale);
    {
        float* xp = x;
        float* targetp = target;
        float* dxp = dx;
        {
            Vector256<float> v = Avx.LoadVector256(xp);
            Vector256<float> t = Avx.LoadVector256(targetp);
            Vector256<float> weighted = t;
            total += Vector256.Sum(Avx.Subtract(VectorMath.Softplus(v), Avx.Multiply(weighted, v)));
            Avx.Store(dxp, Avx.Multiply(Avx.Subtract(VectorMath.Sigmoid(v), weighted), factor));
        }
        {
            Vector256<float> v = Avx.LoadVector256(xp + 8);
            Vector256<float> t = Avx.LoadVector256(targetp + 8);
            Vector256<float> weighted = t;
            total += Vector256.Sum(Avx.And(Avx.Subtract(VectorMath.Softplus(v), Avx.Multiply(weighted, v)), Vector256.Create(-1, 0, 0, 0, 0, 0, 0, 0).AsSingle()));
            Avx.Store(dxp + 8, Avx.And(Avx.Multiply(Avx.Subtract(VectorMath.Sigmoid(v), weighted), factor), Vector256.Create(-1, 0, 0, 0, 0, 0, 0, 0).AsSingle()));
        }
    }
    *loss = (float)(total * 0.1111111111111111d);
}

// [Input(3), Dense(9), Sigmoid, BinaryCrossEntropy]

// ElementLoss, Train: loss = mean of -t max(-100, ln x) - (1 - t) max(-100, ln(1 - x)), dx = its derivative / count, [9]
private static void BinaryCrossEntropyLoss(float* x, float* target, float* loss, float* dx, float scale)
{
    double total = 0;
    Vector256<float> factor = Vector256.Create(0.11111111f * scale);
    {
        float* xp = x;
        float* targetp = target;
        float* dxp = dx;
        {
            Vector256<float> v = Avx.LoadVector256(xp);
            Vector256<float> t = Avx.LoadVector256(targetp);
            Vector256<float> rest = Avx.Subtract(Vector256.Create(1f), v);
            total += Vector256.Sum(Avx.Subtract(Vector256<float>.Zero, Avx.Add(Avx.Multiply(t, Avx.Max(Vector256.Create(-100f), VectorMath.Log(v))), Avx.Multiply(Avx.Subtract(Vector256.Create(1f), t), Avx.Max(Vector256.Create(-100f), VectorMath.Log(rest))))));
            Avx.Store(dxp, Avx.Multiply(Avx.Divide(Avx.Subtract(v, t), Avx.Max(Vector256.Create(1e-12f), Avx.Multiply(v, rest))), factor));
        }
        {
            Vector256<float> v = Avx.LoadVector256(xp + 8);
            Vector256<float> t = Avx.LoadVector256(targetp + 8);
            Vector256<float> rest = Avx.Subtract(Vector256.Create(1f), v);
            total += Vector256.Sum(Avx.And(Avx.Subtract(Vector256<float>.Zero, Avx.Add(Avx.Multiply(t, Avx.Max(Vector256.Create(-100f), VectorMath.Log(v))), Avx.Multiply(Avx.Subtract(Vector256.Create(1f), t), Avx.Max(Vector256.Create(-100f), VectorMath.Log(rest))))), Vector256.Create(-1, 0, 0, 0, 0, 0, 0, 0).AsSingle()));
            Avx.Store(dxp + 8, Avx.And(Avx.Multiply(Avx.Divide(Avx.Subtract(v, t), Avx.Max(Vector256.Create(1e-12f), Avx.Multiply(v, rest))), factor), Vector256.Create(-1, 0, 0, 0, 0, 0, 0, 0).AsSingle()));
        }
    }
    *loss = (float)(total * 0.1111111111111111d);
}

// [Input(3), Dense(9), LogSoftmax, KLDivergence]

// ElementLoss, Train: loss = sum of t (ln t - x), dx = its derivative / count, [9]
private static void KLDivergenceLoss(float* x, float* target, float* loss, float* dx, float scale)
{
    double total = 0;
    Vector256<float> factor = Vector256.Create(scale);
    {
        float* xp = x;
        float* targetp = target;
        float* dxp = dx;
        {
            Vector256<float> v = Avx.LoadVector256(xp);
            Vector256<float> t = Avx.LoadVector256(targetp);
            Vector256<float> present = Avx.CompareGreaterThan(t, Vector256<float>.Zero);
            total += Vector256.Sum(Avx.And(present, Avx.Multiply(t, Avx.Subtract(VectorMath.Log(t), v))));
            Avx.Store(dxp, Avx.Multiply(Avx.And(present, Avx.Subtract(Vector256<float>.Zero, t)), factor));
        }
        {
            Vector256<float> v = Avx.LoadVector256(xp + 8);
            Vector256<float> t = Avx.LoadVector256(targetp + 8);
            Vector256<float> present = Avx.CompareGreaterThan(t, Vector256<float>.Zero);
            total += Vector256.Sum(Avx.And(Avx.And(present, Avx.Multiply(t, Avx.Subtract(VectorMath.Log(t), v))), Vector256.Create(-1, 0, 0, 0, 0, 0, 0, 0).AsSingle()));
            Avx.Store(dxp + 8, Avx.And(Avx.Multiply(Avx.And(present, Avx.Subtract(Vector256<float>.Zero, t)), factor), Vector256.Create(-1, 0, 0, 0, 0, 0, 0, 0).AsSingle()));
        }
    }
    *loss = (float)total;
}

// [Input(3), Dense(9), HalfSquaredError(OneOutput = true)]

// OneOutputError, Train: loss = (x[i] - v)^2 / 2, dx[i] = (x[i] - v) / count, for a target [i, v], [9]
private static void HalfSquaredErrorLoss(float* x, float* target, float* loss, float* dx, float scale)
{
    new Span<float>(dx, 16).Clear();
    if (!(target[0] >= 0f && target[0] < 9f))
    {
        *loss = float.NaN;
        return;
    }

    int i = (int)target[0];
    float error = x[i] - target[1];
    *loss = 0.5f * error * error;
    dx[i] = error * scale;
}

// [Input(3), Dense(9), SoftmaxCrossEntropy(SoftTargets = true)]

// CrossEntropy, Train: loss = sum q (log sum exp(x) - x), dx = (softmax(x) sum q - q) / count, q = target, [9]
private static void SoftmaxCrossEntropyLoss(float* x, float* target, float* loss, float* dx, float scale)
{
    double total = 0;
    float share = scale;
    {
        float* xp = x;
        float* dxp = dx;
        float* targetp = target;
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
            all = Avx.Add(all, Avx.LoadVector256(targetp));
        }
        {
            Vector256<float> e = VectorMath.Exp(Avx.Subtract(Avx.LoadVector256(xp + 8), Vector256.Create(max)));
            e = Avx.And(e, Vector256.Create(-1, 0, 0, 0, 0, 0, 0, 0).AsSingle());
            Avx.Store(dxp + 8, e);
            sum = Avx.Add(sum, e);
            all = Avx.Add(all, Avx.And(Avx.LoadVector256(targetp + 8), Vector256.Create(-1, 0, 0, 0, 0, 0, 0, 0).AsSingle()));
        }
        float exponentials = Vector256.Sum(sum);
        float rest = VectorMath.Log(exponentials);
        Vector256<float> factor = Vector256.Create(share * Vector256.Sum(all) / exponentials);
        {
            Vector256<float> part = Avx.LoadVector256(targetp);
            Vector256<float> distance = Avx.Add(Avx.Subtract(Vector256.Create(max), Avx.LoadVector256(xp)), Vector256.Create(rest));
            total += Vector256.Sum(Avx.Multiply(part, distance));
            Avx.Store(dxp, Avx.Subtract(Avx.Multiply(Avx.LoadVector256(dxp), factor), Avx.Multiply(part, Vector256.Create(share))));
        }
        {
            Vector256<float> part = Avx.And(Avx.LoadVector256(targetp + 8), Vector256.Create(-1, 0, 0, 0, 0, 0, 0, 0).AsSingle());
            Vector256<float> distance = Avx.Add(Avx.Subtract(Vector256.Create(max), Avx.LoadVector256(xp + 8)), Vector256.Create(rest));
            total += Vector256.Sum(Avx.And(Avx.Multiply(part, distance), Vector256.Create(-1, 0, 0, 0, 0, 0, 0, 0).AsSingle()));
            Avx.Store(dxp + 8, Avx.Subtract(Avx.Multiply(Avx.LoadVector256(dxp + 8), factor), Avx.Multiply(part, Vector256.Create(share))));
        }
    }
    *loss = (float)total;
}
