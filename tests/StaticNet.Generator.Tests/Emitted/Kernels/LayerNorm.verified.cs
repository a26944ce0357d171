// [Input(2, 3), Dense(9), LayerNorm, RMSNorm, MeanSquaredError]

// PixelNorm, Predict: y = (x - mean) / sqrt(variance + 1E-05) w + b for each step, [2, 9]
private static void Layernorm1Forward(float* x, float* w, float* b, float* y)
{
    {
        float* xp = x;
        float* yp = y;
        float* xq = xp + 16, yq = yp + 16;
        Vector256<double> sum0Low = Vector256<double>.Zero, sum0High = Vector256<double>.Zero;
        {
            Vector256<float> sum0Part = Avx.LoadVector256(xp);
            sum0Low = Avx.Add(sum0Low, Avx.ConvertToVector256Double(sum0Part.GetLower()));
            sum0High = Avx.Add(sum0High, Avx.ConvertToVector256Double(sum0Part.GetUpper()));
        }
        {
            Vector256<float> sum0Part = Avx.And(Avx.LoadVector256(xp + 8), Vector256.Create(-1, 0, 0, 0, 0, 0, 0, 0).AsSingle());
            sum0Low = Avx.Add(sum0Low, Avx.ConvertToVector256Double(sum0Part.GetLower()));
            sum0High = Avx.Add(sum0High, Avx.ConvertToVector256Double(sum0Part.GetUpper()));
        }
        float average0 = (float)(Vector256.Sum(Avx.Add(sum0Low, sum0High)) * 0.1111111111111111d);
        Vector256<float> m0 = Vector256.Create(average0);
        Vector256<double> sum1Low = Vector256<double>.Zero, sum1High = Vector256<double>.Zero;
        {
            Vector256<float> sum1Part = Avx.LoadVector256(xq);
            sum1Low = Avx.Add(sum1Low, Avx.ConvertToVector256Double(sum1Part.GetLower()));
            sum1High = Avx.Add(sum1High, Avx.ConvertToVector256Double(sum1Part.GetUpper()));
        }
        {
            Vector256<float> sum1Part = Avx.And(Avx.LoadVector256(xq + 8), Vector256.Create(-1, 0, 0, 0, 0, 0, 0, 0).AsSingle());
            sum1Low = Avx.Add(sum1Low, Avx.ConvertToVector256Double(sum1Part.GetLower()));
            sum1High = Avx.Add(sum1High, Avx.ConvertToVector256Double(sum1Part.GetUpper()));
        }
        float average1 = (float)(Vector256.Sum(Avx.Add(sum1Low, sum1High)) * 0.1111111111111111d);
        Vector256<float> m1 = Vector256.Create(average1);
        Vector256<double> squares0Low = Vector256<double>.Zero, squares0High = Vector256<double>.Zero;
        {
            Vector256<float> d0 = Avx.Subtract(Avx.LoadVector256(xp), m0);
            Vector256<float> squares0Part = Avx.Multiply(d0, d0);
            squares0Low = Avx.Add(squares0Low, Avx.ConvertToVector256Double(squares0Part.GetLower()));
            squares0High = Avx.Add(squares0High, Avx.ConvertToVector256Double(squares0Part.GetUpper()));
        }
        {
            Vector256<float> d0 = Avx.And(Avx.Subtract(Avx.LoadVector256(xp + 8), m0), Vector256.Create(-1, 0, 0, 0, 0, 0, 0, 0).AsSingle());
            Vector256<float> squares0Part = Avx.Multiply(d0, d0);
            squares0Low = Avx.Add(squares0Low, Avx.ConvertToVector256Double(squares0Part.GetLower()));
            squares0High = Avx.Add(squares0High, Avx.ConvertToVector256Double(squares0Part.GetUpper()));
        }
        float inverted0 = (float)(1 / Math.Sqrt(Vector256.Sum(Avx.Add(squares0Low, squares0High)) * 0.1111111111111111d + 1E-05d));
        Vector256<float> scale0 = Vector256.Create(inverted0);
        Vector256<double> squares1Low = Vector256<double>.Zero, squares1High = Vector256<double>.Zero;
        {
            Vector256<float> d0 = Avx.Subtract(Avx.LoadVector256(xq), m1);
            Vector256<float> squares1Part = Avx.Multiply(d0, d0);
            squares1Low = Avx.Add(squares1Low, Avx.ConvertToVector256Double(squares1Part.GetLower()));
            squares1High = Avx.Add(squares1High, Avx.ConvertToVector256Double(squares1Part.GetUpper()));
        }
        {
            Vector256<float> d0 = Avx.And(Avx.Subtract(Avx.LoadVector256(xq + 8), m1), Vector256.Create(-1, 0, 0, 0, 0, 0, 0, 0).AsSingle());
            Vector256<float> squares1Part = Avx.Multiply(d0, d0);
            squares1Low = Avx.Add(squares1Low, Avx.ConvertToVector256Double(squares1Part.GetLower()));
            squares1High = Avx.Add(squares1High, Avx.ConvertToVector256Double(squares1Part.GetUpper()));
        }
        float inverted1 = (float)(1 / Math.Sqrt(Vector256.Sum(Avx.Add(squares1Low, squares1High)) * 0.1111111111111111d + 1E-05d));
        Vector256<float> scale1 = Vector256.Create(inverted1);
        {
            Vector256<float> v = Avx.Subtract(Avx.LoadVector256(xp), m0);
            v = Avx.Multiply(v, scale0);
            Avx.Store(yp, Fma.MultiplyAdd(v, Avx.LoadVector256(w), Avx.LoadVector256(b)));
        }
        {
            Vector256<float> v = Avx.Subtract(Avx.LoadVector256(xp + 8), m0);
            v = Avx.And(v, Vector256.Create(-1, 0, 0, 0, 0, 0, 0, 0).AsSingle());
            v = Avx.Multiply(v, scale0);
            Avx.Store(yp + 8, Fma.MultiplyAdd(v, Avx.LoadVector256(w + 8), Avx.LoadVector256(b + 8)));
        }
        {
            Vector256<float> v = Avx.Subtract(Avx.LoadVector256(xq), m1);
            v = Avx.Multiply(v, scale1);
            Avx.Store(yq, Fma.MultiplyAdd(v, Avx.LoadVector256(w), Avx.LoadVector256(b)));
        }
        {
            Vector256<float> v = Avx.Subtract(Avx.LoadVector256(xq + 8), m1);
            v = Avx.And(v, Vector256.Create(-1, 0, 0, 0, 0, 0, 0, 0).AsSingle());
            v = Avx.Multiply(v, scale1);
            Avx.Store(yq + 8, Fma.MultiplyAdd(v, Avx.LoadVector256(w + 8), Avx.LoadVector256(b + 8)));
        }
    }
}

// PixelNorm, Predict: y = x / sqrt(mean of squares + 1.1920929E-07) w for each step, [2, 9]
private static void Rmsnorm1Forward(float* x, float* w, float* y)
{
    {
        float* xp = x;
        float* yp = y;
        float* xq = xp + 16, yq = yp + 16;
        Vector256<double> squares0Low = Vector256<double>.Zero, squares0High = Vector256<double>.Zero;
        {
            Vector256<float> d0 = Avx.LoadVector256(xp);
            Vector256<float> squares0Part = Avx.Multiply(d0, d0);
            squares0Low = Avx.Add(squares0Low, Avx.ConvertToVector256Double(squares0Part.GetLower()));
            squares0High = Avx.Add(squares0High, Avx.ConvertToVector256Double(squares0Part.GetUpper()));
        }
        {
            Vector256<float> d0 = Avx.And(Avx.LoadVector256(xp + 8), Vector256.Create(-1, 0, 0, 0, 0, 0, 0, 0).AsSingle());
            Vector256<float> squares0Part = Avx.Multiply(d0, d0);
            squares0Low = Avx.Add(squares0Low, Avx.ConvertToVector256Double(squares0Part.GetLower()));
            squares0High = Avx.Add(squares0High, Avx.ConvertToVector256Double(squares0Part.GetUpper()));
        }
        float inverted0 = (float)(1 / Math.Sqrt(Vector256.Sum(Avx.Add(squares0Low, squares0High)) * 0.1111111111111111d + 1.1920929E-07d));
        Vector256<float> scale0 = Vector256.Create(inverted0);
        Vector256<double> squares1Low = Vector256<double>.Zero, squares1High = Vector256<double>.Zero;
        {
            Vector256<float> d0 = Avx.LoadVector256(xq);
            Vector256<float> squares1Part = Avx.Multiply(d0, d0);
            squares1Low = Avx.Add(squares1Low, Avx.ConvertToVector256Double(squares1Part.GetLower()));
            squares1High = Avx.Add(squares1High, Avx.ConvertToVector256Double(squares1Part.GetUpper()));
        }
        {
            Vector256<float> d0 = Avx.And(Avx.LoadVector256(xq + 8), Vector256.Create(-1, 0, 0, 0, 0, 0, 0, 0).AsSingle());
            Vector256<float> squares1Part = Avx.Multiply(d0, d0);
            squares1Low = Avx.Add(squares1Low, Avx.ConvertToVector256Double(squares1Part.GetLower()));
            squares1High = Avx.Add(squares1High, Avx.ConvertToVector256Double(squares1Part.GetUpper()));
        }
        float inverted1 = (float)(1 / Math.Sqrt(Vector256.Sum(Avx.Add(squares1Low, squares1High)) * 0.1111111111111111d + 1.1920929E-07d));
        Vector256<float> scale1 = Vector256.Create(inverted1);
        {
            Vector256<float> v = Avx.LoadVector256(xp);
            v = Avx.Multiply(v, scale0);
            Avx.Store(yp, Avx.Multiply(v, Avx.LoadVector256(w)));
        }
        {
            Vector256<float> v = Avx.LoadVector256(xp + 8);
            v = Avx.And(v, Vector256.Create(-1, 0, 0, 0, 0, 0, 0, 0).AsSingle());
            v = Avx.Multiply(v, scale0);
            Avx.Store(yp + 8, Avx.Multiply(v, Avx.LoadVector256(w + 8)));
        }
        {
            Vector256<float> v = Avx.LoadVector256(xq);
            v = Avx.Multiply(v, scale1);
            Avx.Store(yq, Avx.Multiply(v, Avx.LoadVector256(w)));
        }
        {
            Vector256<float> v = Avx.LoadVector256(xq + 8);
            v = Avx.And(v, Vector256.Create(-1, 0, 0, 0, 0, 0, 0, 0).AsSingle());
            v = Avx.Multiply(v, scale1);
            Avx.Store(yq + 8, Avx.Multiply(v, Avx.LoadVector256(w + 8)));
        }
    }
}

// PixelNorm, Train: y = (x - mean) / sqrt(variance + 1E-05) w + b for each step, [2, 9]
private static void Layernorm1Forward(float* x, float* w, float* b, float* y, float* mean, float* inverse)
{
    {
        float* xp = x;
        float* yp = y;
        float* meanp = mean;
        float* inversep = inverse;
        float* xq = xp + 16, yq = yp + 16;
        Vector256<double> sum0Low = Vector256<double>.Zero, sum0High = Vector256<double>.Zero;
        {
            Vector256<float> sum0Part = Avx.LoadVector256(xp);
            sum0Low = Avx.Add(sum0Low, Avx.ConvertToVector256Double(sum0Part.GetLower()));
            sum0High = Avx.Add(sum0High, Avx.ConvertToVector256Double(sum0Part.GetUpper()));
        }
        {
            Vector256<float> sum0Part = Avx.And(Avx.LoadVector256(xp + 8), Vector256.Create(-1, 0, 0, 0, 0, 0, 0, 0).AsSingle());
            sum0Low = Avx.Add(sum0Low, Avx.ConvertToVector256Double(sum0Part.GetLower()));
            sum0High = Avx.Add(sum0High, Avx.ConvertToVector256Double(sum0Part.GetUpper()));
        }
        float average0 = (float)(Vector256.Sum(Avx.Add(sum0Low, sum0High)) * 0.1111111111111111d);
        Vector256<float> m0 = Vector256.Create(average0);
        Vector256<double> sum1Low = Vector256<double>.Zero, sum1High = Vector256<double>.Zero;
        {
            Vector256<float> sum1Part = Avx.LoadVector256(xq);
            sum1Low = Avx.Add(sum1Low, Avx.ConvertToVector256Double(sum1Part.GetLower()));
            sum1High = Avx.Add(sum1High, Avx.ConvertToVector256Double(sum1Part.GetUpper()));
        }
        {
            Vector256<float> sum1Part = Avx.And(Avx.LoadVector256(xq + 8), Vector256.Create(-1, 0, 0, 0, 0, 0, 0, 0).AsSingle());
            sum1Low = Avx.Add(sum1Low, Avx.ConvertToVector256Double(sum1Part.GetLower()));
            sum1High = Avx.Add(sum1High, Avx.ConvertToVector256Double(sum1Part.GetUpper()));
        }
        float average1 = (float)(Vector256.Sum(Avx.Add(sum1Low, sum1High)) * 0.1111111111111111d);
        Vector256<float> m1 = Vector256.Create(average1);
        Vector256<double> squares0Low = Vector256<double>.Zero, squares0High = Vector256<double>.Zero;
        {
            Vector256<float> d0 = Avx.Subtract(Avx.LoadVector256(xp), m0);
            Vector256<float> squares0Part = Avx.Multiply(d0, d0);
            squares0Low = Avx.Add(squares0Low, Avx.ConvertToVector256Double(squares0Part.GetLower()));
            squares0High = Avx.Add(squares0High, Avx.ConvertToVector256Double(squares0Part.GetUpper()));
        }
        {
            Vector256<float> d0 = Avx.And(Avx.Subtract(Avx.LoadVector256(xp + 8), m0), Vector256.Create(-1, 0, 0, 0, 0, 0, 0, 0).AsSingle());
            Vector256<float> squares0Part = Avx.Multiply(d0, d0);
            squares0Low = Avx.Add(squares0Low, Avx.ConvertToVector256Double(squares0Part.GetLower()));
            squares0High = Avx.Add(squares0High, Avx.ConvertToVector256Double(squares0Part.GetUpper()));
        }
        float inverted0 = (float)(1 / Math.Sqrt(Vector256.Sum(Avx.Add(squares0Low, squares0High)) * 0.1111111111111111d + 1E-05d));
        *meanp = average0;
        *inversep = inverted0;
        Vector256<float> scale0 = Vector256.Create(inverted0);
        Vector256<double> squares1Low = Vector256<double>.Zero, squares1High = Vector256<double>.Zero;
        {
            Vector256<float> d0 = Avx.Subtract(Avx.LoadVector256(xq), m1);
            Vector256<float> squares1Part = Avx.Multiply(d0, d0);
            squares1Low = Avx.Add(squares1Low, Avx.ConvertToVector256Double(squares1Part.GetLower()));
            squares1High = Avx.Add(squares1High, Avx.ConvertToVector256Double(squares1Part.GetUpper()));
        }
        {
            Vector256<float> d0 = Avx.And(Avx.Subtract(Avx.LoadVector256(xq + 8), m1), Vector256.Create(-1, 0, 0, 0, 0, 0, 0, 0).AsSingle());
            Vector256<float> squares1Part = Avx.Multiply(d0, d0);
            squares1Low = Avx.Add(squares1Low, Avx.ConvertToVector256Double(squares1Part.GetLower()));
            squares1High = Avx.Add(squares1High, Avx.ConvertToVector256Double(squares1Part.GetUpper()));
        }
        float inverted1 = (float)(1 / Math.Sqrt(Vector256.Sum(Avx.Add(squares1Low, squares1High)) * 0.1111111111111111d + 1E-05d));
        meanp[1] = average1;
        inversep[1] = inverted1;
        Vector256<float> scale1 = Vector256.Create(inverted1);
        {
            Vector256<float> v = Avx.Subtract(Avx.LoadVector256(xp), m0);
            v = Avx.Multiply(v, scale0);
            Avx.Store(yp, Fma.MultiplyAdd(v, Avx.LoadVector256(w), Avx.LoadVector256(b)));
        }
        {
            Vector256<float> v = Avx.Subtract(Avx.LoadVector256(xp + 8), m0);
            v = Avx.And(v, Vector256.Create(-1, 0, 0, 0, 0, 0, 0, 0).AsSingle());
            v = Avx.Multiply(v, scale0);
            Avx.Store(yp + 8, Fma.MultiplyAdd(v, Avx.LoadVector256(w + 8), Avx.LoadVector256(b + 8)));
        }
        {
            Vector256<float> v = Avx.Subtract(Avx.LoadVector256(xq), m1);
            v = Avx.Multiply(v, scale1);
            Avx.Store(yq, Fma.MultiplyAdd(v, Avx.LoadVector256(w), Avx.LoadVector256(b)));
        }
        {
            Vector256<float> v = Avx.Subtract(Avx.LoadVector256(xq + 8), m1);
            v = Avx.And(v, Vector256.Create(-1, 0, 0, 0, 0, 0, 0, 0).AsSingle());
            v = Avx.Multiply(v, scale1);
            Avx.Store(yq + 8, Fma.MultiplyAdd(v, Avx.LoadVector256(w + 8), Avx.LoadVector256(b + 8)));
        }
    }
}

// PixelNorm, Train: y = x / sqrt(mean of squares + 1.1920929E-07) w for each step, [2, 9]
private static void Rmsnorm1Forward(float* x, float* w, float* y, float* inverse)
{
    {
        float* xp = x;
        float* yp = y;
        float* inversep = inverse;
        float* xq = xp + 16, yq = yp + 16;
        Vector256<double> squares0Low = Vector256<double>.Zero, squares0High = Vector256<double>.Zero;
        {
            Vector256<float> d0 = Avx.LoadVector256(xp);
            Vector256<float> squares0Part = Avx.Multiply(d0, d0);
            squares0Low = Avx.Add(squares0Low, Avx.ConvertToVector256Double(squares0Part.GetLower()));
            squares0High = Avx.Add(squares0High, Avx.ConvertToVector256Double(squares0Part.GetUpper()));
        }
        {
            Vector256<float> d0 = Avx.And(Avx.LoadVector256(xp + 8), Vector256.Create(-1, 0, 0, 0, 0, 0, 0, 0).AsSingle());
            Vector256<float> squares0Part = Avx.Multiply(d0, d0);
            squares0Low = Avx.Add(squares0Low, Avx.ConvertToVector256Double(squares0Part.GetLower()));
            squares0High = Avx.Add(squares0High, Avx.ConvertToVector256Double(squares0Part.GetUpper()));
        }
        float inverted0 = (float)(1 / Math.Sqrt(Vector256.Sum(Avx.Add(squares0Low, squares0High)) * 0.1111111111111111d + 1.1920929E-07d));
        *inversep = inverted0;
        Vector256<float> scale0 = Vector256.Create(inverted0);
        Vector256<double> squares1Low = Vector256<double>.Zero, squares1High = Vector256<double>.Zero;
        {
            Vector256<float> d0 = Avx.LoadVector256(xq);
            Vector256<float> squares1Part = Avx.Multiply(d0, d0);
            squares1Low = Avx.Add(squares1Low, Avx.ConvertToVector256Double(squares1Part.GetLower()));
            squares1High = Avx.Add(squares1High, Avx.ConvertToVector256Double(squares1Part.GetUpper()));
        }
        {
            Vector256<float> d0 = Avx.And(Avx.LoadVector256(xq + 8), Vector256.Create(-1, 0, 0, 0, 0, 0, 0, 0).AsSingle());
            Vector256<float> squares1Part = Avx.Multiply(d0, d0);
            squares1Low = Avx.Add(squares1Low, Avx.ConvertToVector256Double(squares1Part.GetLower()));
            squares1High = Avx.Add(squares1High, Avx.ConvertToVector256Double(squares1Part.GetUpper()));
        }
        float inverted1 = (float)(1 / Math.Sqrt(Vector256.Sum(Avx.Add(squares1Low, squares1High)) * 0.1111111111111111d + 1.1920929E-07d));
        inversep[1] = inverted1;
        Vector256<float> scale1 = Vector256.Create(inverted1);
        {
            Vector256<float> v = Avx.LoadVector256(xp);
            v = Avx.Multiply(v, scale0);
            Avx.Store(yp, Avx.Multiply(v, Avx.LoadVector256(w)));
        }
        {
            Vector256<float> v = Avx.LoadVector256(xp + 8);
            v = Avx.And(v, Vector256.Create(-1, 0, 0, 0, 0, 0, 0, 0).AsSingle());
            v = Avx.Multiply(v, scale0);
            Avx.Store(yp + 8, Avx.Multiply(v, Avx.LoadVector256(w + 8)));
        }
        {
            Vector256<float> v = Avx.LoadVector256(xq);
            v = Avx.Multiply(v, scale1);
            Avx.Store(yq, Avx.Multiply(v, Avx.LoadVector256(w)));
        }
        {
            Vector256<float> v = Avx.LoadVector256(xq + 8);
            v = Avx.And(v, Vector256.Create(-1, 0, 0, 0, 0, 0, 0, 0).AsSingle());
            v = Avx.Multiply(v, scale1);
            Avx.Store(yq + 8, Avx.Multiply(v, Avx.LoadVector256(w + 8)));
        }
    }
}

// PixelNormGradient, Train: dx = inverse (w dy - xhat mean of w dy xhat), xhat = x inverse, [2, 9]
private static void Rmsnorm1InputGradient(float* x, float* inverse, float* w, float* dy, float* dx)
{
    {
        float* xp = x;
        float* dyp = dy;
        float* dxp = dx;
        float* inversep = inverse;
        for (int pixel = 2; pixel != 0; pixel--)
        {
            Vector256<float> scale = Avx.BroadcastScalarToVector256(inversep);
            Vector256<double> productsLow = Vector256<double>.Zero, productsHigh = Vector256<double>.Zero;
            {
                Vector256<float> v0 = Avx.Multiply(Avx.LoadVector256(xp), scale);
                Vector256<float> g0 = Avx.Multiply(Avx.LoadVector256(dyp), Avx.LoadVector256(w));
                Vector256<float> productsPart = Avx.Multiply(v0, g0);
                productsLow = Avx.Add(productsLow, Avx.ConvertToVector256Double(productsPart.GetLower()));
                productsHigh = Avx.Add(productsHigh, Avx.ConvertToVector256Double(productsPart.GetUpper()));
            }
            {
                Vector256<float> v0 = Avx.Multiply(Avx.And(Avx.LoadVector256(xp + 8), Vector256.Create(-1, 0, 0, 0, 0, 0, 0, 0).AsSingle()), scale);
                Vector256<float> g0 = Avx.Multiply(Avx.LoadVector256(dyp + 8), Avx.LoadVector256(w + 8));
                Vector256<float> productsPart = Avx.Multiply(v0, g0);
                productsLow = Avx.Add(productsLow, Avx.ConvertToVector256Double(productsPart.GetLower()));
                productsHigh = Avx.Add(productsHigh, Avx.ConvertToVector256Double(productsPart.GetUpper()));
            }
            Vector256<float> slope = Vector256.Create((float)(Vector256.Sum(Avx.Add(productsLow, productsHigh)) * -0.1111111111111111d));
            {
                Vector256<float> v = Avx.Multiply(Avx.LoadVector256(xp), scale);
                Vector256<float> d = Fma.MultiplyAdd(v, slope, Avx.Multiply(Avx.LoadVector256(dyp), Avx.LoadVector256(w)));
                d = Avx.Multiply(d, scale);
                Avx.Store(dxp, d);
            }
            {
                Vector256<float> v = Avx.Multiply(Avx.And(Avx.LoadVector256(xp + 8), Vector256.Create(-1, 0, 0, 0, 0, 0, 0, 0).AsSingle()), scale);
                Vector256<float> d = Fma.MultiplyAdd(v, slope, Avx.Multiply(Avx.LoadVector256(dyp + 8), Avx.LoadVector256(w + 8)));
                d = Avx.Multiply(d, scale);
                Avx.Store(dxp + 8, Avx.And(d, Vector256.Create(-1, 0, 0, 0, 0, 0, 0, 0).AsSingle()));
            }
            xp += 16;
            dyp += 16;
            dxp += 16;
            inversep += 1;
        }
    }
}

// PixelNormGradient, Train: dx = inverse (w dy - mean of w dy - xhat mean of w dy xhat), xhat = (x - mean) inverse, [2, 9]
private static void Layernorm1InputGradient(float* x, float* mean, float* inverse, float* w, float* dy, float* dx)
{
    {
        float* xp = x;
        float* dyp = dy;
        float* dxp = dx;
        float* meanp = mean;
        float* inversep = inverse;
        for (int pixel = 2; pixel != 0; pixel--)
        {
            Vector256<float> m = Avx.BroadcastScalarToVector256(meanp);
            Vector256<float> scale = Avx.BroadcastScalarToVector256(inversep);
            Vector256<double> productsLow = Vector256<double>.Zero, productsHigh = Vector256<double>.Zero;
            Vector256<double> sumLow = Vector256<double>.Zero, sumHigh = Vector256<double>.Zero;
            {
                Vector256<float> v0 = Avx.Multiply(Avx.Subtract(Avx.LoadVector256(xp), m), scale);
                Vector256<float> g0 = Avx.Multiply(Avx.LoadVector256(dyp), Avx.LoadVector256(w));
                Vector256<float> productsPart = Avx.Multiply(v0, g0);
                productsLow = Avx.Add(productsLow, Avx.ConvertToVector256Double(productsPart.GetLower()));
                productsHigh = Avx.Add(productsHigh, Avx.ConvertToVector256Double(productsPart.GetUpper()));
                sumLow = Avx.Add(sumLow, Avx.ConvertToVector256Double(g0.GetLower()));
                sumHigh = Avx.Add(sumHigh, Avx.ConvertToVector256Double(g0.GetUpper()));
            }
            {
                Vector256<float> v0 = Avx.Multiply(Avx.And(Avx.Subtract(Avx.LoadVector256(xp + 8), m), Vector256.Create(-1, 0, 0, 0, 0, 0, 0, 0).AsSingle()), scale);
                Vector256<float> g0 = Avx.Multiply(Avx.LoadVector256(dyp + 8), Avx.LoadVector256(w + 8));
                Vector256<float> productsPart = Avx.Multiply(v0, g0);
                productsLow = Avx.Add(productsLow, Avx.ConvertToVector256Double(productsPart.GetLower()));
                productsHigh = Avx.Add(productsHigh, Avx.ConvertToVector256Double(productsPart.GetUpper()));
                sumLow = Avx.Add(sumLow, Avx.ConvertToVector256Double(g0.GetLower()));
                sumHigh = Avx.Add(sumHigh, Avx.ConvertToVector256Double(g0.GetUpper()));
            }
            Vector256<float> slope = Vector256.Create((float)(Vector256.Sum(Avx.Add(productsLow, productsHigh)) * -0.1111111111111111d));
            Vector256<float> shift = Vector256.Create((float)(Vector256.Sum(Avx.Add(sumLow, sumHigh)) * -0.1111111111111111d));
            {
                Vector256<float> v = Avx.Multiply(Avx.Subtract(Avx.LoadVector256(xp), m), scale);
                Vector256<float> d = Fma.MultiplyAdd(v, slope, Avx.Add(Avx.Multiply(Avx.LoadVector256(dyp), Avx.LoadVector256(w)), shift));
                d = Avx.Multiply(d, scale);
                Avx.Store(dxp, d);
            }
            {
                Vector256<float> v = Avx.Multiply(Avx.And(Avx.Subtract(Avx.LoadVector256(xp + 8), m), Vector256.Create(-1, 0, 0, 0, 0, 0, 0, 0).AsSingle()), scale);
                Vector256<float> d = Fma.MultiplyAdd(v, slope, Avx.Add(Avx.Multiply(Avx.LoadVector256(dyp + 8), Avx.LoadVector256(w + 8)), shift));
                d = Avx.Multiply(d, scale);
                Avx.Store(dxp + 8, Avx.And(d, Vector256.Create(-1, 0, 0, 0, 0, 0, 0, 0).AsSingle()));
            }
            xp += 16;
            dyp += 16;
            dxp += 16;
            meanp += 1;
            inversep += 1;
        }
    }
}

// [Input(2, 3, 3), Conv2D(3, 1), LayerNorm, MeanSquaredError]

// ElementNormSums, Train: dw = sum of dy (x - mean) inverse, db = sum of dy over samples, [3, 3, 3]
private static void Layernorm1WeightGradient(float* x, float* mean, float* inverse, float* dy, float* dw, float* db, int count, int begin, int end)
{
    for (int unit = begin; unit < end; unit++)
    {
        int pixel = unit, c = 0;
        float* xu = x + pixel * 8 + c;
        float* dyu = dy + pixel * 8 + c;
        {
            Vector256<double> productsLow = Vector256<double>.Zero, productsHigh = Vector256<double>.Zero;
            Vector256<double> sumLow = Vector256<double>.Zero, sumHigh = Vector256<double>.Zero;
            for (int sample = 0; sample < count; sample++)
            {
                Vector256<float> g = Avx.LoadVector256(dyu + sample * 208);
                Vector256<float> d = Avx.Subtract(Avx.LoadVector256(xu + sample * 208), Avx.LoadVector256(mean + c + sample * 208));
                d = Avx.Multiply(g, Avx.Multiply(d, Avx.LoadVector256(inverse + c + sample * 208)));
                productsLow = Avx.Add(productsLow, Avx.ConvertToVector256Double(d.GetLower()));
                productsHigh = Avx.Add(productsHigh, Avx.ConvertToVector256Double(d.GetUpper()));
                sumLow = Avx.Add(sumLow, Avx.ConvertToVector256Double(g.GetLower()));
                sumHigh = Avx.Add(sumHigh, Avx.ConvertToVector256Double(g.GetUpper()));
            }
            Avx.Store(dw + unit * 8, Avx.And(Vector256.Narrow(productsLow, productsHigh), (c == 0 ? Vector256.Create(-1, -1, -1, 0, 0, 0, 0, 0).AsSingle() : Vector256<float>.AllBitsSet)));
            Avx.Store(db + unit * 8, Vector256.Narrow(sumLow, sumHigh));
        }
    }
}
