// [Input(1), Dense(9), ReLU, ReLU6, LeakyReLU, ELU, SELU, HardSigmoid, HardSwish, HardTanh, Softsign, Dense(1), MeanSquaredError]

// Activate, Predict: y = min(6, max(0, x)), [9]
private static void Relu61Forward(float* x, float* y)
{
    {
        Vector256<float> v = Avx.LoadVector256(x);
        Avx.Store(y, Avx.Min(Vector256.Create(6f), Avx.Max(Vector256<float>.Zero, v)));
    }
    {
        Vector256<float> v = Avx.LoadVector256(x + 8);
        Avx.Store(y + 8, Avx.Min(Vector256.Create(6f), Avx.Max(Vector256<float>.Zero, v)));
    }
}

// Activate, Predict: y = x > 0 ? x : 0.01 x, [9]
private static void Leakyrelu1Forward(float* x, float* y)
{
    {
        Vector256<float> v = Avx.LoadVector256(x);
        Avx.Store(y, Avx.BlendVariable(Avx.Multiply(v, Vector256.Create(0.01f)), v, Avx.CompareGreaterThan(v, Vector256<float>.Zero)));
    }
    {
        Vector256<float> v = Avx.LoadVector256(x + 8);
        Avx.Store(y + 8, Avx.BlendVariable(Avx.Multiply(v, Vector256.Create(0.01f)), v, Avx.CompareGreaterThan(v, Vector256<float>.Zero)));
    }
}

// Activate, Predict: y = x > 0 ? x : (exp(x) - 1), [9]
private static void Elu1Forward(float* x, float* y)
{
    {
        Vector256<float> v = Avx.LoadVector256(x);
        Avx.Store(y, Avx.BlendVariable(Avx.Multiply(VectorMath.Expm1(v), Vector256.Create(1f)), v, Avx.CompareGreaterThan(v, Vector256<float>.Zero)));
    }
    {
        Vector256<float> v = Avx.LoadVector256(x + 8);
        Avx.Store(y + 8, Avx.BlendVariable(Avx.Multiply(VectorMath.Expm1(v), Vector256.Create(1f)), v, Avx.CompareGreaterThan(v, Vector256<float>.Zero)));
    }
}

// Activate, Predict: y = x > 0 ? 1.050701 x : 1.7580993 (exp(x) - 1), [9]
private static void Selu1Forward(float* x, float* y)
{
    {
        Vector256<float> v = Avx.LoadVector256(x);
        Avx.Store(y, Avx.BlendVariable(Avx.Multiply(VectorMath.Expm1(v), Vector256.Create(1.7580993f)), Avx.Multiply(v, Vector256.Create(1.050701f)), Avx.CompareGreaterThan(v, Vector256<float>.Zero)));
    }
    {
        Vector256<float> v = Avx.LoadVector256(x + 8);
        Avx.Store(y + 8, Avx.BlendVariable(Avx.Multiply(VectorMath.Expm1(v), Vector256.Create(1.7580993f)), Avx.Multiply(v, Vector256.Create(1.050701f)), Avx.CompareGreaterThan(v, Vector256<float>.Zero)));
    }
}

// Activate, Predict: y = min(1, max(0, x / 6 + 1/2)), [9]
private static void Hardsigmoid1Forward(float* x, float* y)
{
    {
        Vector256<float> v = Avx.LoadVector256(x);
        Avx.Store(y, Avx.Min(Vector256.Create(1f), Avx.Max(Vector256<float>.Zero, Fma.MultiplyAdd(v, Vector256.Create(0.16666667f), Vector256.Create(0.5f)))));
    }
    {
        Vector256<float> v = Avx.LoadVector256(x + 8);
        Avx.Store(y + 8, Avx.Min(Vector256.Create(1f), Avx.Max(Vector256<float>.Zero, Fma.MultiplyAdd(v, Vector256.Create(0.16666667f), Vector256.Create(0.5f)))));
    }
}

// Activate, Predict: y = x min(6, max(0, x + 3)) / 6, [9]
private static void Hardswish1Forward(float* x, float* y)
{
    {
        Vector256<float> v = Avx.LoadVector256(x);
        Avx.Store(y, Avx.Multiply(v, Avx.Min(Vector256.Create(1f), Avx.Max(Vector256<float>.Zero, Fma.MultiplyAdd(v, Vector256.Create(0.16666667f), Vector256.Create(0.5f))))));
    }
    {
        Vector256<float> v = Avx.LoadVector256(x + 8);
        Avx.Store(y + 8, Avx.Multiply(v, Avx.Min(Vector256.Create(1f), Avx.Max(Vector256<float>.Zero, Fma.MultiplyAdd(v, Vector256.Create(0.16666667f), Vector256.Create(0.5f))))));
    }
}

// Activate, Predict: y = min(1, max(-1, x)), [9]
private static void Hardtanh1Forward(float* x, float* y)
{
    {
        Vector256<float> v = Avx.LoadVector256(x);
        Avx.Store(y, Avx.Min(Vector256.Create(1f), Avx.Max(Vector256.Create(-1f), v)));
    }
    {
        Vector256<float> v = Avx.LoadVector256(x + 8);
        Avx.Store(y + 8, Avx.Min(Vector256.Create(1f), Avx.Max(Vector256.Create(-1f), v)));
    }
}

// Activate, Predict: y = x / (1 + |x|), [9]
private static void Softsign1Forward(float* x, float* y)
{
    {
        Vector256<float> v = Avx.LoadVector256(x);
        Avx.Store(y, Avx.Divide(v, Avx.Add(Vector256.Create(1f), Avx.And(v, Vector256.Create(0x7FFFFFFF).AsSingle()))));
    }
    {
        Vector256<float> v = Avx.LoadVector256(x + 8);
        Avx.Store(y + 8, Avx.Divide(v, Avx.Add(Vector256.Create(1f), Avx.And(v, Vector256.Create(0x7FFFFFFF).AsSingle()))));
    }
}

// ActivateGradient, Train: dx = dy f'(y) with f(x) = min(1, max(-1, x)), [9]
private static void Hardtanh1InputGradient(float* y, float* dy, float* dx)
{
    {
        Vector256<float> v = Avx.LoadVector256(y);
        Vector256<float> d = Avx.And(Avx.LoadVector256(dy), Avx.And(Avx.CompareGreaterThan(v, Vector256.Create(-1f)), Avx.CompareGreaterThan(Vector256.Create(1f), v)));
        Avx.Store(dx, d);
    }
    {
        Vector256<float> v = Avx.LoadVector256(y + 8);
        Vector256<float> d = Avx.And(Avx.LoadVector256(dy + 8), Avx.And(Avx.CompareGreaterThan(v, Vector256.Create(-1f)), Avx.CompareGreaterThan(Vector256.Create(1f), v)));
        Avx.Store(dx + 8, d);
    }
}

// ActivateGradient, Train: dx = dy f'(x) with f(x) = x min(6, max(0, x + 3)) / 6, [9]
private static void Hardswish1InputGradient(float* x, float* dy, float* dx)
{
    {
        Vector256<float> v = Avx.LoadVector256(x);
        Vector256<float> d = Avx.Multiply(Avx.LoadVector256(dy), Avx.BlendVariable(Avx.BlendVariable(Fma.MultiplyAdd(v, Vector256.Create(0.33333334f), Vector256.Create(0.5f)), Vector256.Create(1f), Avx.CompareGreaterThan(v, Vector256.Create(3f))), Vector256<float>.Zero, Avx.CompareGreaterThan(Vector256.Create(-3f), v)));
        Avx.Store(dx, d);
    }
    {
        Vector256<float> v = Avx.LoadVector256(x + 8);
        Vector256<float> d = Avx.Multiply(Avx.LoadVector256(dy + 8), Avx.BlendVariable(Avx.BlendVariable(Fma.MultiplyAdd(v, Vector256.Create(0.33333334f), Vector256.Create(0.5f)), Vector256.Create(1f), Avx.CompareGreaterThan(v, Vector256.Create(3f))), Vector256<float>.Zero, Avx.CompareGreaterThan(Vector256.Create(-3f), v)));
        Avx.Store(dx + 8, d);
    }
}

// ActivateGradient, Train: dx = dy f'(y) with f(x) = min(1, max(0, x / 6 + 1/2)), [9]
private static void Hardsigmoid1InputGradient(float* y, float* dy, float* dx)
{
    {
        Vector256<float> v = Avx.LoadVector256(y);
        Vector256<float> d = Avx.And(Avx.Multiply(Avx.LoadVector256(dy), Vector256.Create(0.16666667f)), Avx.And(Avx.CompareGreaterThan(v, Vector256<float>.Zero), Avx.CompareGreaterThan(Vector256.Create(1f), v)));
        Avx.Store(dx, d);
    }
    {
        Vector256<float> v = Avx.LoadVector256(y + 8);
        Vector256<float> d = Avx.And(Avx.Multiply(Avx.LoadVector256(dy + 8), Vector256.Create(0.16666667f)), Avx.And(Avx.CompareGreaterThan(v, Vector256<float>.Zero), Avx.CompareGreaterThan(Vector256.Create(1f), v)));
        Avx.Store(dx + 8, d);
    }
}

// ActivateGradient, Train: dx = dy f'(y) with f(x) = x > 0 ? 1.050701 x : 1.7580993 (exp(x) - 1), [9]
private static void Selu1InputGradient(float* y, float* dy, float* dx)
{
    {
        Vector256<float> v = Avx.LoadVector256(y);
        Vector256<float> d = Avx.Multiply(Avx.LoadVector256(dy), Avx.BlendVariable(Avx.Add(v, Vector256.Create(1.7580993f)), Vector256.Create(1.050701f), Avx.CompareGreaterThan(v, Vector256<float>.Zero)));
        Avx.Store(dx, d);
    }
    {
        Vector256<float> v = Avx.LoadVector256(y + 8);
        Vector256<float> d = Avx.Multiply(Avx.LoadVector256(dy + 8), Avx.BlendVariable(Avx.Add(v, Vector256.Create(1.7580993f)), Vector256.Create(1.050701f), Avx.CompareGreaterThan(v, Vector256<float>.Zero)));
        Avx.Store(dx + 8, d);
    }
}

// ActivateGradient, Train: dx = dy f'(y) with f(x) = x > 0 ? x : (exp(x) - 1), [9]
private static void Elu1InputGradient(float* y, float* dy, float* dx)
{
    {
        Vector256<float> v = Avx.LoadVector256(y);
        Vector256<float> d = Avx.Multiply(Avx.LoadVector256(dy), Avx.BlendVariable(Avx.Add(v, Vector256.Create(1f)), Vector256.Create(1f), Avx.CompareGreaterThan(v, Vector256<float>.Zero)));
        Avx.Store(dx, d);
    }
    {
        Vector256<float> v = Avx.LoadVector256(y + 8);
        Vector256<float> d = Avx.Multiply(Avx.LoadVector256(dy + 8), Avx.BlendVariable(Avx.Add(v, Vector256.Create(1f)), Vector256.Create(1f), Avx.CompareGreaterThan(v, Vector256<float>.Zero)));
        Avx.Store(dx + 8, d);
    }
}

// ActivateGradient, Train: dx = dy f'(y) with f(x) = x > 0 ? x : 0.01 x, [9]
private static void Leakyrelu1InputGradient(float* y, float* dy, float* dx)
{
    {
        Vector256<float> v = Avx.LoadVector256(y);
        Vector256<float> d = Avx.Multiply(Avx.LoadVector256(dy), Avx.BlendVariable(Vector256.Create(0.01f), Vector256.Create(1f), Avx.CompareGreaterThan(v, Vector256<float>.Zero)));
        Avx.Store(dx, d);
    }
    {
        Vector256<float> v = Avx.LoadVector256(y + 8);
        Vector256<float> d = Avx.Multiply(Avx.LoadVector256(dy + 8), Avx.BlendVariable(Vector256.Create(0.01f), Vector256.Create(1f), Avx.CompareGreaterThan(v, Vector256<float>.Zero)));
        Avx.Store(dx + 8, d);
    }
}

// ActivateGradient, Train: dx = dy f'(y) with f(x) = min(6, max(0, x)), [9]
private static void Relu61InputGradient(float* y, float* dy, float* dx)
{
    {
        Vector256<float> v = Avx.LoadVector256(y);
        Vector256<float> d = Avx.And(Avx.LoadVector256(dy), Avx.And(Avx.CompareGreaterThan(v, Vector256<float>.Zero), Avx.CompareGreaterThan(Vector256.Create(6f), v)));
        Avx.Store(dx, d);
    }
    {
        Vector256<float> v = Avx.LoadVector256(y + 8);
        Vector256<float> d = Avx.And(Avx.LoadVector256(dy + 8), Avx.And(Avx.CompareGreaterThan(v, Vector256<float>.Zero), Avx.CompareGreaterThan(Vector256.Create(6f), v)));
        Avx.Store(dx + 8, d);
    }
}

// ActivateGradient, Train: dx = dy f'(y) with f(x) = max(0, x), [9]
private static void Relu1InputGradient(float* y, float* dy, float* dx)
{
    {
        Vector256<float> v = Avx.LoadVector256(y);
        Vector256<float> d = Avx.And(Avx.LoadVector256(dy), Avx.CompareGreaterThan(v, Vector256<float>.Zero));
        Avx.Store(dx, d);
    }
    {
        Vector256<float> v = Avx.LoadVector256(y + 8);
        Vector256<float> d = Avx.And(Avx.LoadVector256(dy + 8), Avx.CompareGreaterThan(v, Vector256<float>.Zero));
        Avx.Store(dx + 8, d);
    }
}

// [Input(1), Dense(9), Tanh, Sigmoid, SiLU, GELU(Approximate = true), Mish, Softplus, GELU, Dense(1), MeanSquaredError]

// Activate, Predict: y = 1 / (1 + exp(-x)), [9]
private static void Sigmoid1Forward(float* x, float* y)
{
    {
        Vector256<float> v = Avx.LoadVector256(x);
        Avx.Store(y, VectorMath.Sigmoid(v));
    }
    {
        Vector256<float> v = Avx.LoadVector256(x + 8);
        Avx.Store(y + 8, VectorMath.Sigmoid(v));
    }
}

// Activate, Predict: y = x / (1 + exp(-x)), [9]
private static void Silu1Forward(float* x, float* y)
{
    {
        Vector256<float> v = Avx.LoadVector256(x);
        Avx.Store(y, Avx.Multiply(v, VectorMath.Sigmoid(v)));
    }
    {
        Vector256<float> v = Avx.LoadVector256(x + 8);
        Avx.Store(y + 8, Avx.Multiply(v, VectorMath.Sigmoid(v)));
    }
}

// Activate, Predict: y = x (1 + tanh(sqrt(2/pi) (x + 0.044715 x^3))) / 2, [9]
private static void Gelu1Forward(float* x, float* y)
{
    {
        Vector256<float> v = Avx.LoadVector256(x);
        Avx.Store(y, VectorMath.GeluTanh(v));
    }
    {
        Vector256<float> v = Avx.LoadVector256(x + 8);
        Avx.Store(y + 8, VectorMath.GeluTanh(v));
    }
}

// Activate, Predict: y = x tanh(ln(1 + exp(x))), [9]
private static void Mish1Forward(float* x, float* y)
{
    {
        Vector256<float> v = Avx.LoadVector256(x);
        Avx.Store(y, VectorMath.Mish(v));
    }
    {
        Vector256<float> v = Avx.LoadVector256(x + 8);
        Avx.Store(y + 8, VectorMath.Mish(v));
    }
}

// Activate, Predict: y = ln(1 + exp(x)), [9]
private static void Softplus1Forward(float* x, float* y)
{
    {
        Vector256<float> v = Avx.LoadVector256(x);
        Avx.Store(y, VectorMath.Softplus(v));
    }
    {
        Vector256<float> v = Avx.LoadVector256(x + 8);
        Avx.Store(y + 8, VectorMath.Softplus(v));
    }
}

// Activate, Predict: y = x (1 + erf(x / sqrt 2)) / 2, [9]
private static void Gelu2Forward(float* x, float* y)
{
    {
        Vector256<float> v = Avx.LoadVector256(x);
        Avx.Store(y, VectorMath.Gelu(v));
    }
    {
        Vector256<float> v = Avx.LoadVector256(x + 8);
        Avx.Store(y + 8, VectorMath.Gelu(v));
    }
}

// ActivateGradient, Train: dx = dy f'(x) with f(x) = ln(1 + exp(x)), [9]
private static void Softplus1InputGradient(float* x, float* dy, float* dx)
{
    {
        Vector256<float> v = Avx.LoadVector256(x);
        Vector256<float> d = Avx.Multiply(Avx.LoadVector256(dy), VectorMath.Sigmoid(v));
        Avx.Store(dx, d);
    }
    {
        Vector256<float> v = Avx.LoadVector256(x + 8);
        Vector256<float> d = Avx.Multiply(Avx.LoadVector256(dy + 8), VectorMath.Sigmoid(v));
        Avx.Store(dx + 8, d);
    }
}

// ActivateGradient, Train: dx = dy f'(x) with f(x) = x tanh(ln(1 + exp(x))), [9]
private static void Mish1InputGradient(float* x, float* dy, float* dx)
{
    {
        Vector256<float> v = Avx.LoadVector256(x);
        Vector256<float> d = Avx.Multiply(Avx.LoadVector256(dy), VectorMath.MishGradient(v));
        Avx.Store(dx, d);
    }
    {
        Vector256<float> v = Avx.LoadVector256(x + 8);
        Vector256<float> d = Avx.Multiply(Avx.LoadVector256(dy + 8), VectorMath.MishGradient(v));
        Avx.Store(dx + 8, d);
    }
}

// ActivateGradient, Train: dx = dy f'(x) with f(x) = x (1 + tanh(sqrt(2/pi) (x + 0.044715 x^3))) / 2, [9]
private static void Gelu1InputGradient(float* x, float* dy, float* dx)
{
    {
        Vector256<float> v = Avx.LoadVector256(x);
        Vector256<float> d = Avx.Multiply(Avx.LoadVector256(dy), VectorMath.GeluTanhGradient(v));
        Avx.Store(dx, d);
    }
    {
        Vector256<float> v = Avx.LoadVector256(x + 8);
        Vector256<float> d = Avx.Multiply(Avx.LoadVector256(dy + 8), VectorMath.GeluTanhGradient(v));
        Avx.Store(dx + 8, d);
    }
}

// ActivateGradient, Train: dx = dy f'(x) with f(x) = x / (1 + exp(-x)), [9]
private static void Silu1InputGradient(float* x, float* dy, float* dx)
{
    {
        Vector256<float> v = Avx.LoadVector256(x);
        Vector256<float> d = Avx.Multiply(Avx.LoadVector256(dy), VectorMath.SiluGradient(v));
        Avx.Store(dx, d);
    }
    {
        Vector256<float> v = Avx.LoadVector256(x + 8);
        Vector256<float> d = Avx.Multiply(Avx.LoadVector256(dy + 8), VectorMath.SiluGradient(v));
        Avx.Store(dx + 8, d);
    }
}

// ActivateGradient, Train: dx = dy f'(y) with f(x) = 1 / (1 + exp(-x)), [9]
private static void Sigmoid1InputGradient(float* y, float* dy, float* dx)
{
    {
        Vector256<float> v = Avx.LoadVector256(y);
        Vector256<float> d = Avx.Multiply(Avx.LoadVector256(dy), Avx.Multiply(v, Avx.Subtract(Vector256.Create(1f), v)));
        Avx.Store(dx, d);
    }
    {
        Vector256<float> v = Avx.LoadVector256(y + 8);
        Vector256<float> d = Avx.Multiply(Avx.LoadVector256(dy + 8), Avx.Multiply(v, Avx.Subtract(Vector256.Create(1f), v)));
        Avx.Store(dx + 8, d);
    }
}

// ActivateGradient, Train: dx = dy f'(y) with f(x) = tanh(x), [9]
private static void Tanh1InputGradient(float* y, float* dy, float* dx)
{
    {
        Vector256<float> v = Avx.LoadVector256(y);
        Vector256<float> d = Avx.Multiply(Avx.LoadVector256(dy), Avx.Subtract(Vector256.Create(1f), Avx.Multiply(v, v)));
        Avx.Store(dx, d);
    }
    {
        Vector256<float> v = Avx.LoadVector256(y + 8);
        Vector256<float> d = Avx.Multiply(Avx.LoadVector256(dy + 8), Avx.Subtract(Vector256.Create(1f), Avx.Multiply(v, v)));
        Avx.Store(dx + 8, d);
    }
}
