// [Input(2, 3), Dense(9), Softmax, LogSoftmax, MeanSquaredError]

// Softmax, Predict: y = exp(x - max x) / sum exp(x - max x) over the channels, [2, 9]
private static void Softmax1Forward(float* x, float* y)
{
    for (int pixel = 0; pixel < 2; pixel++)
    {
        float* xp = x + pixel * 16;
        float* yp = y + pixel * 16;
        float max = xp[0];
        for (int c = 1; c < 9; c++)
            max = MathF.Max(max, xp[c]);
        Vector256<float> sum = Vector256<float>.Zero;
        {
            Vector256<float> e = VectorMath.Exp(Avx.Subtract(Avx.LoadVector256(xp), Vector256.Create(max)));
            Avx.Store(yp, e);
            sum = Avx.Add(sum, e);
        }
        {
            Vector256<float> e = VectorMath.Exp(Avx.Subtract(Avx.LoadVector256(xp + 8), Vector256.Create(max)));
            e = Avx.And(e, Vector256.Create(-1, 0, 0, 0, 0, 0, 0, 0).AsSingle());
            Avx.Store(yp + 8, e);
            sum = Avx.Add(sum, e);
        }
        Vector256<float> scale = Vector256.Create(1f / Vector256.Sum(sum));
        {
            Avx.Store(yp, Avx.Multiply(Avx.LoadVector256(yp), scale));
        }
        {
            Avx.Store(yp + 8, Avx.Multiply(Avx.LoadVector256(yp + 8), scale));
        }
    }
}

// LogSoftmax, Predict: y = x - max x - ln sum exp(x - max x) over the channels, [2, 9]
private static void Logsoftmax1Forward(float* x, float* y)
{
    for (int pixel = 0; pixel < 2; pixel++)
    {
        float* xp = x + pixel * 16;
        float* yp = y + pixel * 16;
        float max = xp[0];
        for (int c = 1; c < 9; c++)
            max = MathF.Max(max, xp[c]);
        Vector256<float> sum = Vector256<float>.Zero;
        {
            sum = Avx.Add(sum, VectorMath.Exp(Avx.Subtract(Avx.LoadVector256(xp), Vector256.Create(max))));
        }
        {
            sum = Avx.Add(sum, Avx.And(VectorMath.Exp(Avx.Subtract(Avx.LoadVector256(xp + 8), Vector256.Create(max))), Vector256.Create(-1, 0, 0, 0, 0, 0, 0, 0).AsSingle()));
        }
        Vector256<float> rest = Vector256.Create(VectorMath.Log(Vector256.Sum(sum)));
        {
            Avx.Store(yp, Avx.Subtract(Avx.Subtract(Avx.LoadVector256(xp), Vector256.Create(max)), rest));
        }
        {
            Avx.Store(yp + 8, Avx.Subtract(Avx.Subtract(Avx.LoadVector256(xp + 8), Vector256.Create(max)), rest));
        }
    }
}

// LogSoftmaxGradient, Train: dx = dy - exp(y) sum dy over the channels, [2, 9]
private static void Logsoftmax1InputGradient(float* y, float* dy, float* dx)
{
    for (int pixel = 0; pixel < 2; pixel++)
    {
        float* yp = y + pixel * 16;
        float* dyp = dy + pixel * 16;
        float* dxp = dx + pixel * 16;
        Vector256<float> sum = Vector256<float>.Zero;
        {
            sum = Avx.Add(sum, Avx.LoadVector256(dyp));
        }
        {
            sum = Avx.Add(sum, Avx.LoadVector256(dyp + 8));
        }
        Vector256<float> total = Vector256.Create(Vector256.Sum(sum));
        {
            Vector256<float> d = Avx.Subtract(Avx.LoadVector256(dyp), Avx.Multiply(VectorMath.Exp(Avx.LoadVector256(yp)), total));
            Avx.Store(dxp, d);
        }
        {
            Vector256<float> d = Avx.Subtract(Avx.LoadVector256(dyp + 8), Avx.Multiply(VectorMath.Exp(Avx.LoadVector256(yp + 8)), total));
            Avx.Store(dxp + 8, Avx.And(d, Vector256.Create(-1, 0, 0, 0, 0, 0, 0, 0).AsSingle()));
        }
    }
}

// SoftmaxGradient, Train: dx = y (dy - sum dy y) over the channels, [2, 9]
private static void Softmax1InputGradient(float* y, float* dy, float* dx)
{
    for (int pixel = 0; pixel < 2; pixel++)
    {
        float* yp = y + pixel * 16;
        float* dyp = dy + pixel * 16;
        float* dxp = dx + pixel * 16;
        Vector256<float> sum = Vector256<float>.Zero;
        {
            sum = Fma.MultiplyAdd(Avx.LoadVector256(dyp), Avx.LoadVector256(yp), sum);
        }
        {
            sum = Fma.MultiplyAdd(Avx.LoadVector256(dyp + 8), Avx.And(Avx.LoadVector256(yp + 8), Vector256.Create(-1, 0, 0, 0, 0, 0, 0, 0).AsSingle()), sum);
        }
        Vector256<float> mean = Vector256.Create(Vector256.Sum(sum));
        {
            Vector256<float> d = Avx.Multiply(Avx.LoadVector256(yp), Avx.Subtract(Avx.LoadVector256(dyp), mean));
            Avx.Store(dxp, d);
        }
        {
            Vector256<float> d = Avx.Multiply(Avx.LoadVector256(yp + 8), Avx.Subtract(Avx.LoadVector256(dyp + 8), mean));
            Avx.Store(dxp + 8, Avx.And(d, Vector256.Create(-1, 0, 0, 0, 0, 0, 0, 0).AsSingle()));
        }
    }
}
