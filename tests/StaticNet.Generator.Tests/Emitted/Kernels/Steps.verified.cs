// [Input(3, 9), Tanh, Dense(9), LastStep, MeanSquaredError]

// Step, Predict: y[f] = x[2,f], [3, 9] -> [9]
private static void Laststep1Forward(float* x, float* y)
{
    float* xt = x + 32;
    {
        float* xtp = xt;
        float* yp = y;
        {
            Avx.Store(yp, Avx.LoadVector256(xtp));
        }
        {
            Avx.Store(yp + 8, Avx.LoadVector256(xtp + 8));
        }
    }
}

// StepGradient, Train: dx[2,f] = dy[f], and 0 at all other steps, [9] -> [3, 9]
private static void Laststep1InputGradient(float* dy, float* dx)
{
    new Span<float>(dx, 48).Clear();
    float* dxt = dx + 32;
    {
        float* dyp = dy;
        float* dxtp = dxt;
        {
            Avx.Store(dxtp, Avx.LoadVector256(dyp));
        }
        {
            Avx.Store(dxtp + 8, Avx.LoadVector256(dyp + 8));
        }
    }
}
