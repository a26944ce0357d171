// [Input(3, 4, 5), Conv2D(9, 1, Name = "x"), GlobalAvgPool(Name = "mean"), GlobalMaxPool(From = "x"), Add("mean"), MeanSquaredError]

// GlobalAvgPool, Predict: y[c] = mean of x[c] over 4x5, [9, 4, 5] -> [9]
private static void MeanForward(float* x, float* y)
{
    Vector256<float> share = Vector256.Create(0.05f);
    {
        Vector256<float> total0 = Vector256<float>.Zero, total1 = Vector256<float>.Zero;
        for (int i = 0; i < 4; i++)
        {
            Vector256<float> sum0 = Vector256<float>.Zero, sum1 = Vector256<float>.Zero;
            for (int j = 0; j < 5; j++)
            {
                float* xp = x + i * 80 + j * 16;
                sum0 = Avx.Add(sum0, Avx.LoadVector256(xp));
                sum1 = Avx.Add(sum1, Avx.LoadVector256(xp + 8));
            }
            total0 = Avx.Add(total0, sum0);
            total1 = Avx.Add(total1, sum1);
        }
        Avx.Store(y, Avx.Multiply(total0, share));
        Avx.Store(y + 8, Avx.Multiply(total1, share));
    }
}

// GlobalMaxPool, Predict: y[c] = max of x[c] over 4x5, [9, 4, 5] -> [9]
private static void Globalmaxpool1Forward(float* x, float* y)
{
    {
        Vector256<float> best0 = Avx.LoadVector256(x);
        Vector256<float> best1 = Avx.LoadVector256(x + 8);
        for (int i = 0; i < 4; i++)
        {
            for (int j = 0; j < 5; j++)
            {
                float* xp = x + i * 80 + j * 16;
                Vector256<float> v, larger;
                v = Avx.LoadVector256(xp);
                larger = Avx.And(Avx.CompareNotLessThanOrEqual(v, best0), Avx.CompareOrdered(best0, best0));
                best0 = Avx.BlendVariable(best0, v, larger);
                v = Avx.LoadVector256(xp + 8);
                larger = Avx.And(Avx.CompareNotLessThanOrEqual(v, best1), Avx.CompareOrdered(best1, best1));
                best1 = Avx.BlendVariable(best1, v, larger);
            }
        }
        Avx.Store(y, best0);
        Avx.Store(y + 8, best1);
    }
}

// GlobalMaxPool, Train: y[c] = max of x[c] over 4x5, [9, 4, 5] -> [9]
private static void Globalmaxpool1Forward(float* x, float* y, float* winners)
{
    {
        Vector256<float> best0 = Avx.LoadVector256(x);
        Vector256<float> winner0 = Vector256<float>.Zero;
        Vector256<float> best1 = Avx.LoadVector256(x + 8);
        Vector256<float> winner1 = Vector256<float>.Zero;
        for (int i = 0; i < 4; i++)
        {
            for (int j = 0; j < 5; j++)
            {
                float* xp = x + i * 80 + j * 16;
                Vector256<float> pixel = Vector256.Create(i * 5 + j).AsSingle();
                Vector256<float> v, larger;
                v = Avx.LoadVector256(xp);
                larger = Avx.And(Avx.CompareNotLessThanOrEqual(v, best0), Avx.CompareOrdered(best0, best0));
                best0 = Avx.BlendVariable(best0, v, larger);
                winner0 = Avx.BlendVariable(winner0, pixel, larger);
                v = Avx.LoadVector256(xp + 8);
                larger = Avx.And(Avx.CompareNotLessThanOrEqual(v, best1), Avx.CompareOrdered(best1, best1));
                best1 = Avx.BlendVariable(best1, v, larger);
                winner1 = Avx.BlendVariable(winner1, pixel, larger);
            }
        }
        Avx.Store(y, best0);
        Avx.Store(winners, winner0);
        Avx.Store(y + 8, best1);
        Avx.Store(winners + 8, winner1);
    }
}

// GlobalMaxPoolGradient, Train: dx at each channel's winner = dy, [9] -> [9, 4, 5]
private static void Globalmaxpool1InputGradient(float* winners, float* dy, float* dx)
{
    {
        Vector256<float> d0 = Avx.LoadVector256(dy);
        Vector256<float> winner0 = Avx.LoadVector256(winners);
        Vector256<float> d1 = Avx.LoadVector256(dy + 8);
        Vector256<float> winner1 = Avx.LoadVector256(winners + 8);
        for (int i = 0; i < 4; i++)
        {
            for (int j = 0; j < 5; j++)
            {
                float* dxp = dx + i * 80 + j * 16;
                Avx.Store(dxp, Avx.And(d0, Avx2.CompareEqual(winner0.AsInt32(), Vector256.Create(i * 5 + j)).AsSingle()));
                Avx.Store(dxp + 8, Avx.And(d1, Avx2.CompareEqual(winner1.AsInt32(), Vector256.Create(i * 5 + j)).AsSingle()));
            }
        }
    }
}

// GlobalAvgPoolGradient, Train: dx[c,i,j] += dy[c] / 20, [9] -> [9, 4, 5]
private static void MeanInputGradient(float* dy, float* dx)
{
    Vector256<float> share = Vector256.Create(0.05f);
    {
        Vector256<float> d0 = Avx.Multiply(Avx.LoadVector256(dy), share);
        Vector256<float> d1 = Avx.Multiply(Avx.LoadVector256(dy + 8), share);
        for (int i = 0; i < 4; i++)
        {
            for (int j = 0; j < 5; j++)
            {
                float* dxp = dx + i * 80 + j * 16;
                Avx.Store(dxp, Avx.Add(Avx.LoadVector256(dxp), d0));
                Avx.Store(dxp + 8, Avx.Add(Avx.LoadVector256(dxp + 8), d1));
            }
        }
    }
}
