// [Input(2, 3, 3), Conv2D(6, 1), Maxout(3), MeanSquaredError]

// Maxout, Predict: y[c] = max of 3 channels of x from 3 c, [6, 3, 3] -> [2, 3, 3]
private static void Maxout1Forward(float* x, float* y)
{
    for (int pixel = 0; pixel < 9; pixel++)
    {
        float* xp = x + pixel * 8;
        float* yp = y + pixel * 8;
        for (int c = 0; c < 2; c++)
        {
            float* group = xp + c * 3;
            float best = group[0];
            for (int k = 1; k < 3; k++)
                best = MathF.Max(best, group[k]);
            yp[c] = best;
        }
        new Span<float>(yp + 2, 6).Clear();
    }
}

// MaxoutGradient, Train: dx at the largest of 3 channels += dy, [2, 3, 3] -> [6, 3, 3]
private static void Maxout1InputGradient(float* x, float* dy, float* dx)
{
    for (int pixel = 0; pixel < 9; pixel++)
    {
        float* xp = x + pixel * 8;
        float* dyp = dy + pixel * 8;
        float* dxp = dx + pixel * 8;
        for (int c = 0; c < 2; c++)
        {
            float* group = xp + c * 3, target = dxp + c * 3;
            int best = 0;
            for (int k = 1; k < 3; k++)
            {
                if (group[k] > group[best] || (float.IsNaN(group[k]) && !float.IsNaN(group[best])))
                    best = k;
            }
            new Span<float>(target, 3).Clear();
            target[best] += dyp[c];
        }
    }
    for (int pixel = 0; pixel < 9; pixel++)
    {
        float* dxp = dx + pixel * 8;
        for (int c = 6; c < 8; c++)
            dxp[c] = 0f;
    }
}
