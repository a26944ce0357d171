// [Input(2, 3, 3), Conv2D(9, 1), PReLU(PerChannel = true), PReLU, MeanSquaredError]

// PReLU, Predict: y = x > 0 ? x : w x, [9, 3, 3]
private static void Prelu1Forward(float* x, float* w, float* y)
{
    for (int pixel = 0; pixel < 9; pixel++)
    {
        float* xp = x + pixel * 16;
        float* yp = y + pixel * 16;
        {
            Vector256<float> slope = Avx.LoadVector256(w);
            Vector256<float> v = Avx.LoadVector256(xp);
            Avx.Store(yp, Avx.BlendVariable(Avx.Multiply(v, slope), v, Avx.CompareGreaterThan(v, Vector256<float>.Zero)));
        }
        {
            Vector256<float> slope = Avx.LoadVector256(w + 8);
            Vector256<float> v = Avx.LoadVector256(xp + 8);
            Avx.Store(yp + 8, Avx.BlendVariable(Avx.Multiply(v, slope), v, Avx.CompareGreaterThan(v, Vector256<float>.Zero)));
        }
    }
}

// PReLU, Predict: y = x > 0 ? x : w x, [9, 3, 3]
private static void Prelu2Forward(float* x, float* w, float* y)
{
    Vector256<float> slope = Vector256.Create(*w);
    for (int i = 0; i < 144; i += 8)
    {
        Vector256<float> v = Avx.LoadVector256(x + i);
        Avx.Store(y + i, Avx.BlendVariable(Avx.Multiply(v, slope), v, Avx.CompareGreaterThan(v, Vector256<float>.Zero)));
    }
}

// PReLUSlope, Train: sums = sum of x dy where x <= 0, [9, 3, 3] -> [1]
private static void Prelu2SlopeGradient(float* x, float* dy, float* sums)
{
    Vector256<float> sum = Vector256<float>.Zero;
    for (int pixel = 0; pixel < 9; pixel++)
    {
        float* xp = x + pixel * 16;
        float* dyp = dy + pixel * 16;
        {
            sum = Avx.Add(sum, Avx.Multiply(Avx.LoadVector256(dyp), Avx.Min(Vector256<float>.Zero, Avx.LoadVector256(xp))));
        }
        {
            sum = Avx.Add(sum, Avx.Multiply(Avx.LoadVector256(dyp + 8), Avx.Min(Vector256<float>.Zero, Avx.LoadVector256(xp + 8))));
        }
    }
    new Span<float>(sums, 8).Clear();
    *sums = Vector256.Sum(sum);
}

// PReLUGradient, Train: dx = x > 0 ? dy : w dy, [9, 3, 3]
private static void Prelu2InputGradient(float* x, float* w, float* dy, float* dx)
{
    Vector256<float> slope = Vector256.Create(*w);
    for (int i = 0; i < 144; i += 8)
    {
        Vector256<float> d = Avx.LoadVector256(dy + i);
        Avx.Store(dx + i, Avx.BlendVariable(Avx.Multiply(d, slope), d, Avx.CompareGreaterThan(Avx.LoadVector256(x + i), Vector256<float>.Zero)));
    }
}

// PReLUSlope, Train: sums = sum of x dy where x <= 0, [9, 3, 3] -> [9]
private static void Prelu1SlopeGradient(float* x, float* dy, float* sums)
{
    new Span<float>(sums, 16).Clear();
    for (int pixel = 0; pixel < 9; pixel++)
    {
        float* xp = x + pixel * 16;
        float* dyp = dy + pixel * 16;
        {
            Avx.Store(sums, Avx.Add(Avx.LoadVector256(sums), Avx.Multiply(Avx.LoadVector256(dyp), Avx.Min(Vector256<float>.Zero, Avx.LoadVector256(xp)))));
        }
        {
            Avx.Store(sums + 8, Avx.Add(Avx.LoadVector256(sums + 8), Avx.Multiply(Avx.LoadVector256(dyp + 8), Avx.Min(Vector256<float>.Zero, Avx.LoadVector256(xp + 8)))));
        }
    }
}

// PReLUGradient, Train: dx = x > 0 ? dy : w dy, [9, 3, 3]
private static void Prelu1InputGradient(float* x, float* w, float* dy, float* dx)
{
    for (int pixel = 0; pixel < 9; pixel++)
    {
        float* xp = x + pixel * 16;
        float* dyp = dy + pixel * 16;
        float* dxp = dx + pixel * 16;
        {
            Vector256<float> slope = Avx.LoadVector256(w);
            Vector256<float> d = Avx.LoadVector256(dyp);
            Avx.Store(dxp, Avx.BlendVariable(Avx.Multiply(d, slope), d, Avx.CompareGreaterThan(Avx.LoadVector256(xp), Vector256<float>.Zero)));
        }
        {
            Vector256<float> slope = Avx.LoadVector256(w + 8);
            Vector256<float> d = Avx.LoadVector256(dyp + 8);
            Avx.Store(dxp + 8, Avx.BlendVariable(Avx.Multiply(d, slope), d, Avx.CompareGreaterThan(Avx.LoadVector256(xp + 8), Vector256<float>.Zero)));
        }
    }
}
