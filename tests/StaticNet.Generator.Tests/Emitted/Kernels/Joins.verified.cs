// [Input(1), Dense(9), Tanh(Name = "a"), Sigmoid(Name = "b"), Add("a"), Subtract("a"), Multiply("b"), Average("a"), Maximum("b"), Concat("a"), Dense(1), MeanSquaredError]

// Add, Predict: y = sum of 2 sources, [9]
private static void Add1Forward(float* x0, float* x1, float* y)
{
    {
        Avx.Store(y, Avx.Add(Avx.LoadVector256(x0), Avx.LoadVector256(x1)));
    }
    {
        Avx.Store(y + 8, Avx.Add(Avx.LoadVector256(x0 + 8), Avx.LoadVector256(x1 + 8)));
    }
}

// WeightedSum, Predict: y = 1 x0 + -1 x1, [9]
private static void Subtract1Forward(float* x0, float* x1, float* y)
{
    {
        Avx.Store(y, Avx.Subtract(Avx.LoadVector256(x0), Avx.LoadVector256(x1)));
    }
    {
        Avx.Store(y + 8, Avx.Subtract(Avx.LoadVector256(x0 + 8), Avx.LoadVector256(x1 + 8)));
    }
}

// Product, Predict: y = x0 x1, [9]
private static void Multiply1Forward(float* x0, float* x1, float* y)
{
    {
        Avx.Store(y, Avx.Multiply(Avx.LoadVector256(x0), Avx.LoadVector256(x1)));
    }
    {
        Avx.Store(y + 8, Avx.Multiply(Avx.LoadVector256(x0 + 8), Avx.LoadVector256(x1 + 8)));
    }
}

// WeightedSum, Predict: y = 0.5 x0 + 0.5 x1, [9]
private static void Average1Forward(float* x0, float* x1, float* y)
{
    {
        Avx.Store(y, Fma.MultiplyAdd(Avx.LoadVector256(x1), Vector256.Create(0.5f), Avx.Multiply(Avx.LoadVector256(x0), Vector256.Create(0.5f))));
    }
    {
        Avx.Store(y + 8, Fma.MultiplyAdd(Avx.LoadVector256(x1 + 8), Vector256.Create(0.5f), Avx.Multiply(Avx.LoadVector256(x0 + 8), Vector256.Create(0.5f))));
    }
}

// Maximum, Predict: y = max of 2 sources, [9]
private static void Maximum1Forward(float* x0, float* x1, float* y)
{
    {
        Vector256<float> best = Avx.LoadVector256(x0);
        Vector256<float> v1 = Avx.LoadVector256(x1);
        best = Avx.BlendVariable(best, v1, Avx.And(Avx.CompareNotLessThanOrEqual(v1, best), Avx.CompareOrdered(best, best)));
        Avx.Store(y, best);
    }
    {
        Vector256<float> best = Avx.LoadVector256(x0 + 8);
        Vector256<float> v1 = Avx.LoadVector256(x1 + 8);
        best = Avx.BlendVariable(best, v1, Avx.And(Avx.CompareNotLessThanOrEqual(v1, best), Avx.CompareOrdered(best, best)));
        Avx.Store(y + 8, best);
    }
}

// Concat, Predict: y = 2 sources behind each other along the channels, [18]
private static void Concat1Forward(float* x0, float* x1, float* y)
{
    {
        float* x0p = x0;
        float* yp = y;
        for (int c = 0; c < 9; c++)
            yp[c] = x0p[c];
    }
    {
        float* x1p = x1;
        float* yp = y;
        for (int c = 0; c < 9; c++)
            yp[9 + c] = x1p[c];
    }
    {
        float* yp = y;
        for (int c = 18; c < 24; c++)
            yp[c] = 0f;
    }
}

// Slice, Train: y = channels 0 to 8 of x, [18] -> [9]
private static void Concat1InputGradient1(float* x, float* y)
{
    {
        float* xp = x;
        float* yp = y;
        for (int c = 0; c < 9; c++)
            yp[c] = xp[c];
    }
    {
        float* yp = y;
        for (int c = 9; c < 16; c++)
            yp[c] = 0f;
    }
}

// Slice, Train: y = channels 9 to 17 of x, [18] -> [9]
private static void Concat1InputGradient2(float* x, float* y)
{
    {
        float* xp = x;
        float* yp = y;
        for (int c = 0; c < 9; c++)
            yp[c] = xp[9 + c];
    }
    {
        float* yp = y;
        for (int c = 9; c < 16; c++)
            yp[c] = 0f;
    }
}

// MaximumGradient, Train: dx = dy where x0 is the first largest of 2 sources, [9]
private static void Maximum1InputGradient1(float* x0, float* x1, float* dy, float* dx)
{
    {
        Vector256<float> d = Avx.LoadVector256(dy);
        Vector256<float> best = Avx.LoadVector256(x0);
        Vector256<float> v1 = Avx.LoadVector256(x1);
        d = Avx.BlendVariable(d, Vector256<float>.Zero, Avx.And(Avx.CompareNotLessThanOrEqual(v1, best), Avx.CompareOrdered(best, best)));
        Avx.Store(dx, d);
    }
    {
        Vector256<float> d = Avx.LoadVector256(dy + 8);
        Vector256<float> best = Avx.LoadVector256(x0 + 8);
        Vector256<float> v1 = Avx.LoadVector256(x1 + 8);
        d = Avx.BlendVariable(d, Vector256<float>.Zero, Avx.And(Avx.CompareNotLessThanOrEqual(v1, best), Avx.CompareOrdered(best, best)));
        Avx.Store(dx + 8, d);
    }
}

// MaximumGradient, Train: dx = dy where x1 is the first largest of 2 sources, [9]
private static void Maximum1InputGradient2(float* x0, float* x1, float* dy, float* dx)
{
    {
        Vector256<float> d = Avx.LoadVector256(dy);
        Vector256<float> best = Avx.LoadVector256(x0);
        Vector256<float> v1 = Avx.LoadVector256(x1);
        d = Avx.And(d, Avx.And(Avx.CompareNotLessThanOrEqual(v1, best), Avx.CompareOrdered(best, best)));
        best = v1;
        Avx.Store(dx, d);
    }
    {
        Vector256<float> d = Avx.LoadVector256(dy + 8);
        Vector256<float> best = Avx.LoadVector256(x0 + 8);
        Vector256<float> v1 = Avx.LoadVector256(x1 + 8);
        d = Avx.And(d, Avx.And(Avx.CompareNotLessThanOrEqual(v1, best), Avx.CompareOrdered(best, best)));
        best = v1;
        Avx.Store(dx + 8, d);
    }
}

// WeightedSum, Train: y = 0.5 x0, [9]
private static void Average1InputGradient1(float* x0, float* y)
{
    {
        Avx.Store(y, Avx.Multiply(Avx.LoadVector256(x0), Vector256.Create(0.5f)));
    }
    {
        Avx.Store(y + 8, Avx.Multiply(Avx.LoadVector256(x0 + 8), Vector256.Create(0.5f)));
    }
}

// WeightedSum, Train: y += 0.5 x0, [9]
private static void Average1InputGradient2(float* x0, float* y)
{
    {
        Avx.Store(y, Fma.MultiplyAdd(Avx.LoadVector256(x0), Vector256.Create(0.5f), Avx.LoadVector256(y)));
    }
    {
        Avx.Store(y + 8, Fma.MultiplyAdd(Avx.LoadVector256(x0 + 8), Vector256.Create(0.5f), Avx.LoadVector256(y + 8)));
    }
}

// Product, Train: y += x0 x1, [9]
private static void Multiply1InputGradient2(float* x0, float* x1, float* y)
{
    {
        Avx.Store(y, Avx.Add(Avx.LoadVector256(y), Avx.Multiply(Avx.LoadVector256(x0), Avx.LoadVector256(x1))));
    }
    {
        Avx.Store(y + 8, Avx.Add(Avx.LoadVector256(y + 8), Avx.Multiply(Avx.LoadVector256(x0 + 8), Avx.LoadVector256(x1 + 8))));
    }
}

// WeightedSum, Train: y = 1 x0, [9]
private static void Subtract1InputGradient1(float* x0, float* y)
{
    {
        Avx.Store(y, Avx.LoadVector256(x0));
    }
    {
        Avx.Store(y + 8, Avx.LoadVector256(x0 + 8));
    }
}

// WeightedSum, Train: y += -1 x0, [9]
private static void Subtract1InputGradient2(float* x0, float* y)
{
    {
        Avx.Store(y, Avx.Subtract(Avx.LoadVector256(y), Avx.LoadVector256(x0)));
    }
    {
        Avx.Store(y + 8, Avx.Subtract(Avx.LoadVector256(y + 8), Avx.LoadVector256(x0 + 8)));
    }
}

// [Input(3, 2, 3), Conv2D(3, 1, Name = "a"), Tanh, Concat("a"), MeanSquaredError]

// Concat, Predict: y = 2 sources behind each other along the channels, [6, 2, 3]
private static void Concat1Forward(float* x0, float* x1, float* y)
{
    for (int pixel = 0; pixel < 6; pixel++)
    {
        float* x0p = x0 + pixel * 8;
        float* yp = y + pixel * 8;
        for (int c = 0; c < 3; c++)
            yp[c] = x0p[c];
    }
    for (int pixel = 0; pixel < 6; pixel++)
    {
        float* x1p = x1 + pixel * 8;
        float* yp = y + pixel * 8;
        for (int c = 0; c < 3; c++)
            yp[3 + c] = x1p[c];
    }
    for (int pixel = 0; pixel < 6; pixel++)
    {
        float* yp = y + pixel * 8;
        for (int c = 6; c < 8; c++)
            yp[c] = 0f;
    }
}

// Slice, Train: y = channels 0 to 2 of x, [6, 2, 3] -> [3, 2, 3]
private static void Concat1InputGradient1(float* x, float* y)
{
    for (int pixel = 0; pixel < 6; pixel++)
    {
        float* xp = x + pixel * 8;
        float* yp = y + pixel * 8;
        for (int c = 0; c < 3; c++)
            yp[c] = xp[c];
    }
    for (int pixel = 0; pixel < 6; pixel++)
    {
        float* yp = y + pixel * 8;
        for (int c = 3; c < 8; c++)
            yp[c] = 0f;
    }
}

// Slice, Train: y = channels 3 to 5 of x, [6, 2, 3] -> [3, 2, 3]
private static void Concat1InputGradient2(float* x, float* y)
{
    for (int pixel = 0; pixel < 6; pixel++)
    {
        float* xp = x + pixel * 8;
        float* yp = y + pixel * 8;
        for (int c = 0; c < 3; c++)
            yp[c] = xp[3 + c];
    }
    for (int pixel = 0; pixel < 6; pixel++)
    {
        float* yp = y + pixel * 8;
        for (int c = 3; c < 8; c++)
            yp[c] = 0f;
    }
}
