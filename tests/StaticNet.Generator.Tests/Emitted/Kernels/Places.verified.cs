// [Input(8, 3, 2), Conv2D(8, 1), PixelShuffle(2), ZeroPad2D(1), Crop2D(1, 0, 0, 1), Permute(1, 2, 0), Flatten, Reshape(7, 10), MeanSquaredError]

// Copy, Predict: y = x, [8, 3, 2] -> [8, 3, 2]
private static void InputLayOut(float* x, float* y)
{
    for (int i = 0; i < 3; i++)
    {
        for (int j = 0; j < 2; j++)
        {
            float* shaped = y + i * 16 + j * 8;
            float* plain = x + i * 2 + j;
            for (int c = 0; c < 8; c++)
                shaped[c] = plain[c * 6];
        }
    }
}

// PixelShuffle, Predict: y[c,2i + a,2j + b] = x[4c + 2a + b,i,j], [8, 3, 2] -> [2, 6, 4]
private static void Pixelshuffle1Forward(float* x, float* y)
{
    for (int i = 0; i < 3; i++)
    {
        for (int j = 0; j < 2; j++)
        {
            for (int a = 0; a < 2; a++)
            {
                for (int b = 0; b < 2; b++)
                {
                    float* deep = x + i * 16 + j * 8 + a * 2 + b;
                    float* wide = y + (i * 2 + a) * 32 + (j * 2 + b) * 8;
                    for (int c = 0; c < 2; c++)
                        wide[c] = deep[c * 4];
                }
            }
        }
    }
    for (int pixel = 0; pixel < 24; pixel++)
    {
        float* yp = y + pixel * 8;
        for (int c = 2; c < 8; c++)
            yp[c] = 0f;
    }
}

// Border, Predict: y[c,i,j] = x[c,i - 1,j - 1], else 0, [2, 6, 4] -> [2, 8, 6]
private static void Zeropad2d1Forward(float* x, float* y)
{
    new Span<float>(y, 384).Clear();
    for (int i = 0; i < 6; i++)
    {
        float* xr = x + i * 32;
        float* yr = y + 56 + i * 48;
        for (int j = 0; j < 32; j += 8)
        {
            Avx.Store(yr + j, Avx.LoadVector256(xr + j));
        }
    }
}

// Border, Predict: y[c,i,j] = x[c,i,j + 1], else 0, [2, 8, 6] -> [2, 7, 5]
private static void Crop2d1Forward(float* x, float* y)
{
    for (int i = 0; i < 7; i++)
    {
        float* xr = x + 8 + i * 48;
        float* yr = y + i * 40;
        for (int j = 0; j < 40; j += 8)
        {
            Avx.Store(yr + j, Avx.LoadVector256(xr + j));
        }
    }
}

// Permute, Predict: y = x with axes (1, 2, 0), [2, 7, 5] -> [7, 5, 2]
private static void Permute1Forward(float* x, float* y)
{
    for (int a0 = 0; a0 < 5; a0++)
    {
        for (int a1 = 0; a1 < 2; a1++)
        {
            float* xr = x + a0 * 8 + a1;
            float* yr = y + a0 * 16 + a1 * 8;
            for (int c = 0; c < 7; c++)
                yr[c] = xr[c * 40];
        }
    }
    for (int pixel = 0; pixel < 10; pixel++)
    {
        float* yp = y + pixel * 8;
        for (int c = 7; c < 8; c++)
            yp[c] = 0f;
    }
}

// Copy, Predict: y = x, [7, 5, 2] -> [70]
private static void Flatten1Forward(float* x, float* y)
{
    for (int i = 0; i < 5; i++)
    {
        for (int j = 0; j < 2; j++)
        {
            float* shaped = x + i * 16 + j * 8;
            float* plain = y + i * 2 + j;
            for (int c = 0; c < 7; c++)
                plain[c * 10] = shaped[c];
        }
    }
    {
        float* yp = y;
        for (int c = 70; c < 72; c++)
            yp[c] = 0f;
    }
}

// Copy, Predict: y = x, [70] -> [7, 10]
private static void Reshape1Forward(float* x, float* y)
{
    for (int j = 0; j < 7; j++)
    {
        float* shaped = y + j * 16;
        float* plain = x + j * 10;
        for (int c = 0; c < 10; c++)
            shaped[c] = plain[c];
    }
    for (int pixel = 0; pixel < 7; pixel++)
    {
        float* yp = y + pixel * 16;
        for (int c = 10; c < 16; c++)
            yp[c] = 0f;
    }
}

// Copy, Predict: y = x, [7, 10] -> [7, 10]
private static void Reshape1Output(float* x, float* y)
{
    for (int pixel = 0; pixel < 7; pixel++)
    {
        float* xp = x + pixel * 16;
        float* yp = y + pixel * 10;
        for (int c = 0; c < 10; c++)
            yp[c] = xp[c];
    }
}

// Copy, Train: y = x, [7, 10] -> [7, 10]
private static void TargetLayOut(float* x, float* y)
{
    for (int pixel = 0; pixel < 7; pixel++)
    {
        float* xp = x + pixel * 10;
        float* yp = y + pixel * 16;
        {
            Avx.Store(yp, Avx.LoadVector256(xp));
        }
        {
            Avx.Store(yp + 8, Avx.MaskLoad(xp + 8, Vector256.Create(-1, -1, 0, 0, 0, 0, 0, 0).AsSingle()));
        }
    }
}

// Copy, Train: y = x, [7, 10] -> [70]
private static void Reshape1InputGradient(float* x, float* y)
{
    for (int j = 0; j < 7; j++)
    {
        float* shaped = x + j * 16;
        float* plain = y + j * 10;
        for (int c = 0; c < 10; c++)
            plain[c] = shaped[c];
    }
    {
        float* yp = y;
        for (int c = 70; c < 72; c++)
            yp[c] = 0f;
    }
}

// Copy, Train: y = x, [70] -> [7, 5, 2]
private static void Flatten1InputGradient(float* x, float* y)
{
    for (int i = 0; i < 5; i++)
    {
        for (int j = 0; j < 2; j++)
        {
            float* shaped = y + i * 16 + j * 8;
            float* plain = x + i * 2 + j;
            for (int c = 0; c < 7; c++)
                shaped[c] = plain[c * 10];
        }
    }
    for (int pixel = 0; pixel < 10; pixel++)
    {
        float* yp = y + pixel * 8;
        for (int c = 7; c < 8; c++)
            yp[c] = 0f;
    }
}

// Permute, Train: y = x with axes (2, 0, 1), [7, 5, 2] -> [2, 7, 5]
private static void Permute1InputGradient(float* x, float* y)
{
    for (int a0 = 0; a0 < 7; a0++)
    {
        for (int a1 = 0; a1 < 5; a1++)
        {
            float* xr = x + a0 + a1 * 16;
            float* yr = y + a0 * 40 + a1 * 8;
            for (int c = 0; c < 2; c++)
                yr[c] = xr[c * 8];
        }
    }
    for (int pixel = 0; pixel < 35; pixel++)
    {
        float* yp = y + pixel * 8;
        for (int c = 2; c < 8; c++)
            yp[c] = 0f;
    }
}

// Border, Train: y[c,i,j] = x[c,i,j - 1], else 0, [2, 7, 5] -> [2, 8, 6]
private static void Crop2d1InputGradient(float* x, float* y)
{
    new Span<float>(y, 384).Clear();
    for (int i = 0; i < 7; i++)
    {
        float* xr = x + i * 40;
        float* yr = y + 8 + i * 48;
        for (int j = 0; j < 40; j += 8)
        {
            Avx.Store(yr + j, Avx.LoadVector256(xr + j));
        }
    }
}

// Border, Train: y[c,i,j] = x[c,i + 1,j + 1], else 0, [2, 8, 6] -> [2, 6, 4]
private static void Zeropad2d1InputGradient(float* x, float* y)
{
    for (int i = 0; i < 6; i++)
    {
        float* xr = x + 56 + i * 48;
        float* yr = y + i * 32;
        for (int j = 0; j < 32; j += 8)
        {
            Avx.Store(yr + j, Avx.LoadVector256(xr + j));
        }
    }
}

// PixelShuffle, Train: y[4c + 2a + b,i,j] = x[c,2i + a,2j + b], [2, 6, 4] -> [8, 3, 2]
private static void Pixelshuffle1InputGradient(float* x, float* y)
{
    for (int i = 0; i < 3; i++)
    {
        for (int j = 0; j < 2; j++)
        {
            for (int a = 0; a < 2; a++)
            {
                for (int b = 0; b < 2; b++)
                {
                    float* deep = y + i * 16 + j * 8 + a * 2 + b;
                    float* wide = x + (i * 2 + a) * 32 + (j * 2 + b) * 8;
                    for (int c = 0; c < 2; c++)
                        deep[c * 4] = wide[c];
                }
            }
        }
    }
}
