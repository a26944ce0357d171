// [Input(3, 2, 2), Conv2D(3, 1), Upsample2D(2), Upsample2D(2, Mode = UpsampleMode.Bilinear), MeanSquaredError]

// Upsample, Predict: y[c,i,j] = x[c,i / 2,j / 2], [3, 2, 2] -> [3, 4, 4]
private static void Upsample2d1Forward(float* x, float* y)
{
    for (int i = 0; i < 4; i++)
    {
        float* xr = x + i / 2 * 16;
        for (int j = 0; j < 4; j++)
        {
            float* yp = y + i * 32 + j * 8;
            float* xp = xr + j / 2 * 8;
            {
                Avx.Store(yp, Avx.LoadVector256(xp));
            }
        }
    }
}

// Upsample, Predict: y[c,i,j] = x[c] at ((i + 1/2) / 2 - 1/2, (j + 1/2) / 2 - 1/2) by bilinear interpolation, [3, 4, 4] -> [3, 8, 8]
private static void Upsample2d2Forward(float* x, float* y)
{
    for (int i = 0; i < 8; i++)
    {
        int rowAt = Math.Max(0, 2 * i - 1);
        int row = rowAt / 4;
        Vector256<float> bottom = Vector256.Create(rowAt % 4 * 0.25f);
        Vector256<float> top = Vector256.Create(1f - rowAt % 4 * 0.25f);
        float* xr = x + row * 32;
        float* xn = x + Math.Min(row + 1, 3) * 32;
        for (int j = 0; j < 8; j++)
        {
            float* yp = y + i * 64 + j * 8;
            int columnAt = Math.Max(0, 2 * j - 1);
            int column = columnAt / 4;
            Vector256<float> right = Vector256.Create(columnAt % 4 * 0.25f);
            Vector256<float> left = Vector256.Create(1f - columnAt % 4 * 0.25f);
            int next = Math.Min(column + 1, 3) * 8;
            column *= 8;
            float* xpa = xr + column;
            float* xpb = xr + next;
            float* xpc = xn + column;
            float* xpd = xn + next;
            {
                Vector256<float> above = Fma.MultiplyAdd(right, Avx.LoadVector256(xpb), Avx.Multiply(left, Avx.LoadVector256(xpa)));
                Vector256<float> below = Fma.MultiplyAdd(right, Avx.LoadVector256(xpd), Avx.Multiply(left, Avx.LoadVector256(xpc)));
                Avx.Store(yp, Fma.MultiplyAdd(bottom, below, Avx.Multiply(top, above)));
            }
        }
    }
}

// UpsampleGradient, Train: dx at the four pixels around ((i + 1/2) / 2 - 1/2, (j + 1/2) / 2 - 1/2) += their shares of dy[c,i,j], [3, 8, 8] -> [3, 4, 4]
private static void Upsample2d2InputGradient(float* dy, float* dx)
{
    new Span<float>(dx, 128).Clear();
    for (int i = 0; i < 8; i++)
    {
        int rowAt = Math.Max(0, 2 * i - 1);
        int row = rowAt / 4;
        Vector256<float> bottom = Vector256.Create(rowAt % 4 * 0.25f);
        Vector256<float> top = Vector256.Create(1f - rowAt % 4 * 0.25f);
        float* dxr = dx + row * 32;
        float* dxn = dx + Math.Min(row + 1, 3) * 32;
        for (int j = 0; j < 8; j++)
        {
            float* dyp = dy + i * 64 + j * 8;
            int columnAt = Math.Max(0, 2 * j - 1);
            int column = columnAt / 4;
            Vector256<float> right = Vector256.Create(columnAt % 4 * 0.25f);
            Vector256<float> left = Vector256.Create(1f - columnAt % 4 * 0.25f);
            int next = Math.Min(column + 1, 3) * 8;
            column *= 8;
            float* dxpa = dxr + column;
            float* dxpb = dxr + next;
            float* dxpc = dxn + column;
            float* dxpd = dxn + next;
            {
                Vector256<float> d = Avx.LoadVector256(dyp);
                Vector256<float> above = Avx.Multiply(top, d);
                Vector256<float> below = Avx.Multiply(bottom, d);
                Avx.Store(dxpa, Fma.MultiplyAdd(left, above, Avx.LoadVector256(dxpa)));
                Avx.Store(dxpb, Fma.MultiplyAdd(right, above, Avx.LoadVector256(dxpb)));
                Avx.Store(dxpc, Fma.MultiplyAdd(left, below, Avx.LoadVector256(dxpc)));
                Avx.Store(dxpd, Fma.MultiplyAdd(right, below, Avx.LoadVector256(dxpd)));
            }
        }
    }
}

// UpsampleGradient, Train: dx[c,i / 2,j / 2] += dy[c,i,j], [3, 4, 4] -> [3, 2, 2]
private static void Upsample2d1InputGradient(float* dy, float* dx)
{
    new Span<float>(dx, 32).Clear();
    for (int i = 0; i < 4; i++)
    {
        float* dxr = dx + i / 2 * 16;
        for (int j = 0; j < 4; j++)
        {
            float* dyp = dy + i * 32 + j * 8;
            float* dxp = dxr + j / 2 * 8;
            {
                Vector256<float> d = Avx.LoadVector256(dyp);
                Avx.Store(dxp, Avx.Add(Avx.LoadVector256(dxp), d));
            }
        }
    }
}
