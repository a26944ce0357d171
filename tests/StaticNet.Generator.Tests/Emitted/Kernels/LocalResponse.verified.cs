// [Input(3, 3, 3), Conv2D(9, 1), LocalResponseNorm(3), MeanSquaredError]

// LocalResponseNorm, Predict: y = x / (1 + 0.0001 / 3 sum of x^2 over 3 channels)^0.75, [9, 3, 3]
private static void Localresponsenorm1Forward(float* x, float* t, float* y)
{
    for (int pixel = 0; pixel < 9; pixel++)
    {
        float* xp = x + pixel * 16;
        float* tp = t + pixel * 24;
        {
            Vector256<float> v = Avx.LoadVector256(xp);
            Vector256<float> term = Avx.Multiply(v, v);
            Avx.Store(tp + 1, term);
        }
        {
            Vector256<float> v = Avx.LoadVector256(xp + 8);
            Vector256<float> term = Avx.Multiply(v, v);
            Avx.Store(tp + 1 + 8, Avx.And(term, Vector256.Create(-1, 0, 0, 0, 0, 0, 0, 0).AsSingle()));
        }
        for (int c = 0; c < 1; c++)
            tp[c] = 0f;
        for (int c = 17; c < 24; c++)
            tp[c] = 0f;
    }
    Vector256<float> k = Vector256.Create(1f);
    Vector256<float> alpha = Vector256.Create(3.3333334E-05f);
    for (int pixel = 0; pixel < 9; pixel++)
    {
        float* xp = x + pixel * 16;
        float* yp = y + pixel * 16;
        float* tp = t + pixel * 24;
        {
            Vector256<float> sum = Avx.LoadVector256(tp);
            sum = Avx.Add(sum, Avx.LoadVector256(tp + 1));
            sum = Avx.Add(sum, Avx.LoadVector256(tp + 2));
            Vector256<float> scale = Fma.MultiplyAdd(sum, alpha, k);
            Avx.Store(yp, Avx.Multiply(Avx.LoadVector256(xp), Avx.Divide(Vector256.Create(1f), Avx.Multiply(Vector256.Sqrt(scale), Vector256.Sqrt(Vector256.Sqrt(scale))))));
        }
        {
            Vector256<float> sum = Avx.LoadVector256(tp + 8);
            sum = Avx.Add(sum, Avx.LoadVector256(tp + 8 + 1));
            sum = Avx.Add(sum, Avx.LoadVector256(tp + 8 + 2));
            Vector256<float> scale = Fma.MultiplyAdd(sum, alpha, k);
            Avx.Store(yp + 8, Avx.Multiply(Avx.LoadVector256(xp + 8), Avx.Divide(Vector256.Create(1f), Avx.Multiply(Vector256.Sqrt(scale), Vector256.Sqrt(Vector256.Sqrt(scale))))));
        }
    }
}

// LocalResponseNorm, Train: y = x / (1 + 0.0001 / 3 sum of x^2 over 3 channels)^0.75, [9, 3, 3]
private static void Localresponsenorm1Forward(float* x, float* t, float* y, float* s)
{
    for (int pixel = 0; pixel < 9; pixel++)
    {
        float* xp = x + pixel * 16;
        float* tp = t + pixel * 24;
        {
            Vector256<float> v = Avx.LoadVector256(xp);
            Vector256<float> term = Avx.Multiply(v, v);
            Avx.Store(tp + 1, term);
        }
        {
            Vector256<float> v = Avx.LoadVector256(xp + 8);
            Vector256<float> term = Avx.Multiply(v, v);
            Avx.Store(tp + 1 + 8, Avx.And(term, Vector256.Create(-1, 0, 0, 0, 0, 0, 0, 0).AsSingle()));
        }
        for (int c = 0; c < 1; c++)
            tp[c] = 0f;
        for (int c = 17; c < 24; c++)
            tp[c] = 0f;
    }
    Vector256<float> k = Vector256.Create(1f);
    Vector256<float> alpha = Vector256.Create(3.3333334E-05f);
    for (int pixel = 0; pixel < 9; pixel++)
    {
        float* xp = x + pixel * 16;
        float* yp = y + pixel * 16;
        float* tp = t + pixel * 24;
        float* sp = s + pixel * 16;
        {
            Vector256<float> sum = Avx.LoadVector256(tp);
            sum = Avx.Add(sum, Avx.LoadVector256(tp + 1));
            sum = Avx.Add(sum, Avx.LoadVector256(tp + 2));
            Vector256<float> scale = Fma.MultiplyAdd(sum, alpha, k);
            Avx.Store(yp, Avx.Multiply(Avx.LoadVector256(xp), Avx.Divide(Vector256.Create(1f), Avx.Multiply(Vector256.Sqrt(scale), Vector256.Sqrt(Vector256.Sqrt(scale))))));
            Avx.Store(sp, scale);
        }
        {
            Vector256<float> sum = Avx.LoadVector256(tp + 8);
            sum = Avx.Add(sum, Avx.LoadVector256(tp + 8 + 1));
            sum = Avx.Add(sum, Avx.LoadVector256(tp + 8 + 2));
            Vector256<float> scale = Fma.MultiplyAdd(sum, alpha, k);
            Avx.Store(yp + 8, Avx.Multiply(Avx.LoadVector256(xp + 8), Avx.Divide(Vector256.Create(1f), Avx.Multiply(Vector256.Sqrt(scale), Vector256.Sqrt(Vector256.Sqrt(scale))))));
            Avx.Store(sp + 8, scale);
        }
    }
}

// LocalResponseNormGradient, Train: dx = dy s^-0.75 - 0.00015 / 3 x sum of dy x s^-1.75 over 3 channels, [9, 3, 3]
private static void Localresponsenorm1InputGradient(float* x, float* s, float* dy, float* t, float* dx)
{
    for (int pixel = 0; pixel < 9; pixel++)
    {
        float* xp = x + pixel * 16;
        float* sp = s + pixel * 16;
        float* dyp = dy + pixel * 16;
        float* tp = t + pixel * 24;
        {
            Vector256<float> scale = Avx.LoadVector256(sp);
            Vector256<float> term = Avx.Divide(Avx.Multiply(Avx.Multiply(Avx.LoadVector256(dyp), Avx.LoadVector256(xp)), Avx.Divide(Vector256.Create(1f), Avx.Multiply(Vector256.Sqrt(scale), Vector256.Sqrt(Vector256.Sqrt(scale))))), scale);
            Avx.Store(tp + 1, term);
        }
        {
            Vector256<float> scale = Avx.LoadVector256(sp + 8);
            Vector256<float> term = Avx.Divide(Avx.Multiply(Avx.Multiply(Avx.LoadVector256(dyp + 8), Avx.LoadVector256(xp + 8)), Avx.Divide(Vector256.Create(1f), Avx.Multiply(Vector256.Sqrt(scale), Vector256.Sqrt(Vector256.Sqrt(scale))))), scale);
            Avx.Store(tp + 1 + 8, Avx.And(term, Vector256.Create(-1, 0, 0, 0, 0, 0, 0, 0).AsSingle()));
        }
        for (int c = 0; c < 1; c++)
            tp[c] = 0f;
        for (int c = 17; c < 24; c++)
            tp[c] = 0f;
    }
    Vector256<float> factor = Vector256.Create(-5E-05f);
    for (int pixel = 0; pixel < 9; pixel++)
    {
        float* xp = x + pixel * 16;
        float* sp = s + pixel * 16;
        float* dyp = dy + pixel * 16;
        float* tp = t + pixel * 24;
        float* dxp = dx + pixel * 16;
        {
            Vector256<float> sum = Avx.LoadVector256(tp);
            sum = Avx.Add(sum, Avx.LoadVector256(tp + 1));
            sum = Avx.Add(sum, Avx.LoadVector256(tp + 2));
            Vector256<float> scale = Avx.LoadVector256(sp);
            Vector256<float> d = Avx.Multiply(Avx.LoadVector256(dyp), Avx.Divide(Vector256.Create(1f), Avx.Multiply(Vector256.Sqrt(scale), Vector256.Sqrt(Vector256.Sqrt(scale)))));
            d = Fma.MultiplyAdd(Avx.Multiply(Avx.LoadVector256(xp), sum), factor, d);
            Avx.Store(dxp, d);
        }
        {
            Vector256<float> sum = Avx.LoadVector256(tp + 8);
            sum = Avx.Add(sum, Avx.LoadVector256(tp + 8 + 1));
            sum = Avx.Add(sum, Avx.LoadVector256(tp + 8 + 2));
            Vector256<float> scale = Avx.LoadVector256(sp + 8);
            Vector256<float> d = Avx.Multiply(Avx.LoadVector256(dyp + 8), Avx.Divide(Vector256.Create(1f), Avx.Multiply(Vector256.Sqrt(scale), Vector256.Sqrt(Vector256.Sqrt(scale)))));
            d = Fma.MultiplyAdd(Avx.Multiply(Avx.LoadVector256(xp + 8), sum), factor, d);
            Avx.Store(dxp + 8, Avx.And(d, Vector256.Create(-1, 0, 0, 0, 0, 0, 0, 0).AsSingle()));
        }
    }
}
