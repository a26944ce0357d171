// [Input(3, 5, 5), Conv2D(3, 1), MaxPool2D(2), AvgPool2D(2, Padding = 1), MeanSquaredError]

// MaxPool2D, Predict: y[c,i,j] = max of x[c] over 2x2, [3, 5, 5] -> [3, 2, 2]
private static void Maxpool2d1Forward(float* x, float* y)
{
    for (int i = 0; i < 2; i++)
    {
        for (int j = 0; j < 2; j++)
        {
            float* yw = y + i * 16 + j * 8;
            float* xw = x + i * 80 + j * 16;
            {
                Vector256<float> best = Avx.LoadVector256(xw);
                Vector256<float> v;
                v = Avx.LoadVector256(xw + 8);
                best = Avx.BlendVariable(best, v, Avx.And(Avx.CompareNotLessThanOrEqual(v, best), Avx.CompareOrdered(best, best)));
                v = Avx.LoadVector256(xw + 40);
                best = Avx.BlendVariable(best, v, Avx.And(Avx.CompareNotLessThanOrEqual(v, best), Avx.CompareOrdered(best, best)));
                v = Avx.LoadVector256(xw + 48);
                best = Avx.BlendVariable(best, v, Avx.And(Avx.CompareNotLessThanOrEqual(v, best), Avx.CompareOrdered(best, best)));
                Avx.Store(yw, best);
            }
        }
    }
}

// AvgPool2D, Predict: y[c,i,j] = mean of x[c] over 2x2, [3, 2, 2] -> [3, 2, 2]
private static void Avgpool2d1Forward(float* x, float* y)
{
    for (int i = 0; i < 2; i++)
    {
        int u0 = Math.Max(0, 1 - i * 2), u1 = Math.Min(2, 3 - i * 2);
        for (int j = 0; j < 2; j++)
        {
            int v0 = Math.Max(0, 1 - j * 2), v1 = Math.Min(2, 3 - j * 2);
            float* yw = y + i * 16 + j * 8;
            float* xw = x - 24 + i * 32 + j * 16;
            {
                Vector256<float> sum = Vector256<float>.Zero;
                for (int u = u0; u < u1; u++)
                {
                    for (int t = v0; t < v1; t++)
                    {
                        sum = Avx.Add(sum, Avx.LoadVector256(xw + u * 16 + t * 8));
                    }
                }
                Avx.Store(yw, Avx.Multiply(sum, Vector256.Create(0.25f)));
            }
        }
    }
}

// MaxPool2D, Train: y[c,i,j] = max of x[c] over 2x2, [3, 5, 5] -> [3, 2, 2]
private static void Maxpool2d1Forward(float* x, float* y, float* winners)
{
    for (int i = 0; i < 2; i++)
    {
        for (int j = 0; j < 2; j++)
        {
            float* yw = y + i * 16 + j * 8;
            float* winnersw = winners + i * 16 + j * 8;
            float* xw = x + i * 80 + j * 16;
            {
                Vector256<float> best = Avx.LoadVector256(xw);
                Vector256<float> winner = Vector256<float>.Zero;
                Vector256<float> v, larger;
                v = Avx.LoadVector256(xw + 8);
                larger = Avx.And(Avx.CompareNotLessThanOrEqual(v, best), Avx.CompareOrdered(best, best));
                best = Avx.BlendVariable(best, v, larger);
                winner = Avx.BlendVariable(winner, Vector256.Create(1).AsSingle(), larger);
                v = Avx.LoadVector256(xw + 40);
                larger = Avx.And(Avx.CompareNotLessThanOrEqual(v, best), Avx.CompareOrdered(best, best));
                best = Avx.BlendVariable(best, v, larger);
                winner = Avx.BlendVariable(winner, Vector256.Create(2).AsSingle(), larger);
                v = Avx.LoadVector256(xw + 48);
                larger = Avx.And(Avx.CompareNotLessThanOrEqual(v, best), Avx.CompareOrdered(best, best));
                best = Avx.BlendVariable(best, v, larger);
                winner = Avx.BlendVariable(winner, Vector256.Create(3).AsSingle(), larger);
                Avx.Store(yw, best);
                Avx.Store(winnersw, winner);
            }
        }
    }
}

// AvgPool2DGradient, Train: dx under each window += dy / 4, [3, 2, 2] -> [3, 2, 2]
private static void Avgpool2d1InputGradient(float* dy, float* dx)
{
    new Span<float>(dx, 32).Clear();
    for (int i = 0; i < 2; i++)
    {
        int u0 = Math.Max(0, 1 - i * 2), u1 = Math.Min(2, 3 - i * 2);
        for (int j = 0; j < 2; j++)
        {
            int v0 = Math.Max(0, 1 - j * 2), v1 = Math.Min(2, 3 - j * 2);
            float* dyw = dy + i * 16 + j * 8;
            float* dxw = dx - 24 + i * 32 + j * 16;
            {
                Vector256<float> d = Avx.Multiply(Avx.LoadVector256(dyw), Vector256.Create(0.25f));
                for (int u = u0; u < u1; u++)
                {
                    for (int t = v0; t < v1; t++)
                    {
                        Avx.Store(dxw + u * 16 + t * 8, Avx.Add(Avx.LoadVector256(dxw + u * 16 + t * 8), d));
                    }
                }
            }
        }
    }
}

// MaxPool2DGradient, Train: dx at each window's winner += dy, [3, 2, 2] -> [3, 5, 5]
private static void Maxpool2d1InputGradient(float* winners, float* dy, float* dx)
{
    new Span<float>(dx, 208).Clear();
    for (int i = 0; i < 2; i++)
    {
        for (int j = 0; j < 2; j++)
        {
            float* dyw = dy + i * 16 + j * 8;
            float* winnersw = winners + i * 16 + j * 8;
            float* dxw = dx + i * 80 + j * 16;
            {
                Vector256<float> d = Avx.LoadVector256(dyw);
                Vector256<float> winner = Avx.LoadVector256(winnersw);
                Avx.Store(dxw, Avx.Add(Avx.LoadVector256(dxw), Avx.And(d, Avx2.CompareEqual(winner.AsInt32(), Vector256.Create(0)).AsSingle())));
                Avx.Store(dxw + 8, Avx.Add(Avx.LoadVector256(dxw + 8), Avx.And(d, Avx2.CompareEqual(winner.AsInt32(), Vector256.Create(1)).AsSingle())));
                Avx.Store(dxw + 40, Avx.Add(Avx.LoadVector256(dxw + 40), Avx.And(d, Avx2.CompareEqual(winner.AsInt32(), Vector256.Create(2)).AsSingle())));
                Avx.Store(dxw + 48, Avx.Add(Avx.LoadVector256(dxw + 48), Avx.And(d, Avx2.CompareEqual(winner.AsInt32(), Vector256.Create(3)).AsSingle())));
            }
        }
    }
}
