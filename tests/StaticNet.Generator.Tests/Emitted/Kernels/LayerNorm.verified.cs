// [Input(2, 3), Dense(9), LayerNorm, RMSNorm, MeanSquaredError]

// PixelNorm, Predict: y = (x - mean) / sqrt(variance + 1E-05) w + b for each step, [2, 9]
private static void Layernorm1Forward(float* x, float* w, float* b, float* y)
{
    {
        float* xp = x;
        float* yp = y;
        for (int pixel = 2; pixel != 0; pixel--)
        {
            Vector256<double> squaresLow = Vector256<double>.Zero, squaresHigh = Vector256<double>.Zero;
            Vector256<double> sumLow = Vector256<double>.Zero, sumHigh = Vector256<double>.Zero;
            {
                Vector256<float> v = Avx.LoadVector256(xp);
                Vector256<double> low = Avx.ConvertToVector256Double(v.GetLower()), high = Avx.ConvertToVector256Double(v.GetUpper());
                sumLow = Avx.Add(sumLow, low);
                sumHigh = Avx.Add(sumHigh, high);
                squaresLow = Fma.MultiplyAdd(low, low, squaresLow);
                squaresHigh = Fma.MultiplyAdd(high, high, squaresHigh);
            }
            {
                Vector256<float> v = Avx.And(Avx.LoadVector256(xp + 8), Vector256.Create(-1, 0, 0, 0, 0, 0, 0, 0).AsSingle());
                Vector256<double> low = Avx.ConvertToVector256Double(v.GetLower()), high = Avx.ConvertToVector256Double(v.GetUpper());
                sumLow = Avx.Add(sumLow, low);
                sumHigh = Avx.Add(sumHigh, high);
                squaresLow = Fma.MultiplyAdd(low, low, squaresLow);
                squaresHigh = Fma.MultiplyAdd(high, high, squaresHigh);
            }
            double average = Vector256.Sum(Avx.Add(sumLow, sumHigh)) * 0.1111111111111111d;
            float inverted = (float)(1 / Math.Sqrt(Math.Max(0, Vector256.Sum(Avx.Add(squaresLow, squaresHigh)) * 0.1111111111111111d - average * average) + 1E-05d));
            Vector256<float> m = Vector256.Create((float)average);
            Vector256<float> scale = Vector256.Create(inverted);
            {
                Vector256<float> v = Avx.Subtract(Avx.LoadVector256(xp), m);
                v = Avx.Multiply(v, scale);
                Avx.Store(yp, Fma.MultiplyAdd(v, Avx.LoadVector256(w), Avx.LoadVector256(b)));
            }
            {
                Vector256<float> v = Avx.Subtract(Avx.LoadVector256(xp + 8), m);
                v = Avx.And(v, Vector256.Create(-1, 0, 0, 0, 0, 0, 0, 0).AsSingle());
                v = Avx.Multiply(v, scale);
                Avx.Store(yp + 8, Fma.MultiplyAdd(v, Avx.LoadVector256(w + 8), Avx.LoadVector256(b + 8)));
            }
            xp += 16;
            yp += 16;
        }
    }
}

// PixelNorm, Predict: y = x / sqrt(mean of squares + 1.1920929E-07) w for each step, [2, 9]
private static void Rmsnorm1Forward(float* x, float* w, float* y)
{
    {
        float* xp = x;
        float* yp = y;
        for (int pixel = 2; pixel != 0; pixel--)
        {
            Vector256<double> squaresLow = Vector256<double>.Zero, squaresHigh = Vector256<double>.Zero;
            {
                Vector256<float> v = Avx.LoadVector256(xp);
                Vector256<double> low = Avx.ConvertToVector256Double(v.GetLower()), high = Avx.ConvertToVector256Double(v.GetUpper());
                squaresLow = Fma.MultiplyAdd(low, low, squaresLow);
                squaresHigh = Fma.MultiplyAdd(high, high, squaresHigh);
            }
            {
                Vector256<float> v = Avx.And(Avx.LoadVector256(xp + 8), Vector256.Create(-1, 0, 0, 0, 0, 0, 0, 0).AsSingle());
                Vector256<double> low = Avx.ConvertToVector256Double(v.GetLower()), high = Avx.ConvertToVector256Double(v.GetUpper());
                squaresLow = Fma.MultiplyAdd(low, low, squaresLow);
                squaresHigh = Fma.MultiplyAdd(high, high, squaresHigh);
            }
            float inverted = (float)(1 / Math.Sqrt(Vector256.Sum(Avx.Add(squaresLow, squaresHigh)) * 0.1111111111111111d + 1.1920929E-07d));
            Vector256<float> scale = Vector256.Create(inverted);
            {
                Vector256<float> v = Avx.LoadVector256(xp);
                v = Avx.Multiply(v, scale);
                Avx.Store(yp, Avx.Multiply(v, Avx.LoadVector256(w)));
            }
            {
                Vector256<float> v = Avx.LoadVector256(xp + 8);
                v = Avx.And(v, Vector256.Create(-1, 0, 0, 0, 0, 0, 0, 0).AsSingle());
                v = Avx.Multiply(v, scale);
                Avx.Store(yp + 8, Avx.Multiply(v, Avx.LoadVector256(w + 8)));
            }
            xp += 16;
            yp += 16;
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
        for (int pixel = 2; pixel != 0; pixel--)
        {
            Vector256<double> squaresLow = Vector256<double>.Zero, squaresHigh = Vector256<double>.Zero;
            Vector256<double> sumLow = Vector256<double>.Zero, sumHigh = Vector256<double>.Zero;
            {
                Vector256<float> v = Avx.LoadVector256(xp);
                Vector256<double> low = Avx.ConvertToVector256Double(v.GetLower()), high = Avx.ConvertToVector256Double(v.GetUpper());
                sumLow = Avx.Add(sumLow, low);
                sumHigh = Avx.Add(sumHigh, high);
                squaresLow = Fma.MultiplyAdd(low, low, squaresLow);
                squaresHigh = Fma.MultiplyAdd(high, high, squaresHigh);
            }
            {
                Vector256<float> v = Avx.And(Avx.LoadVector256(xp + 8), Vector256.Create(-1, 0, 0, 0, 0, 0, 0, 0).AsSingle());
                Vector256<double> low = Avx.ConvertToVector256Double(v.GetLower()), high = Avx.ConvertToVector256Double(v.GetUpper());
                sumLow = Avx.Add(sumLow, low);
                sumHigh = Avx.Add(sumHigh, high);
                squaresLow = Fma.MultiplyAdd(low, low, squaresLow);
                squaresHigh = Fma.MultiplyAdd(high, high, squaresHigh);
            }
            double average = Vector256.Sum(Avx.Add(sumLow, sumHigh)) * 0.1111111111111111d;
            float inverted = (float)(1 / Math.Sqrt(Math.Max(0, Vector256.Sum(Avx.Add(squaresLow, squaresHigh)) * 0.1111111111111111d - average * average) + 1E-05d));
            *meanp = (float)average;
            *inversep = inverted;
            Vector256<float> m = Vector256.Create((float)average);
            Vector256<float> scale = Vector256.Create(inverted);
            {
                Vector256<float> v = Avx.Subtract(Avx.LoadVector256(xp), m);
                v = Avx.Multiply(v, scale);
                Avx.Store(yp, Fma.MultiplyAdd(v, Avx.LoadVector256(w), Avx.LoadVector256(b)));
            }
            {
                Vector256<float> v = Avx.Subtract(Avx.LoadVector256(xp + 8), m);
                v = Avx.And(v, Vector256.Create(-1, 0, 0, 0, 0, 0, 0, 0).AsSingle());
                v = Avx.Multiply(v, scale);
                Avx.Store(yp + 8, Fma.MultiplyAdd(v, Avx.LoadVector256(w + 8), Avx.LoadVector256(b + 8)));
            }
            xp += 16;
            yp += 16;
            meanp += 1;
            inversep += 1;
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
        for (int pixel = 2; pixel != 0; pixel--)
        {
            Vector256<double> squaresLow = Vector256<double>.Zero, squaresHigh = Vector256<double>.Zero;
            {
                Vector256<float> v = Avx.LoadVector256(xp);
                Vector256<double> low = Avx.ConvertToVector256Double(v.GetLower()), high = Avx.ConvertToVector256Double(v.GetUpper());
                squaresLow = Fma.MultiplyAdd(low, low, squaresLow);
                squaresHigh = Fma.MultiplyAdd(high, high, squaresHigh);
            }
            {
                Vector256<float> v = Avx.And(Avx.LoadVector256(xp + 8), Vector256.Create(-1, 0, 0, 0, 0, 0, 0, 0).AsSingle());
                Vector256<double> low = Avx.ConvertToVector256Double(v.GetLower()), high = Avx.ConvertToVector256Double(v.GetUpper());
                squaresLow = Fma.MultiplyAdd(low, low, squaresLow);
                squaresHigh = Fma.MultiplyAdd(high, high, squaresHigh);
            }
            float inverted = (float)(1 / Math.Sqrt(Vector256.Sum(Avx.Add(squaresLow, squaresHigh)) * 0.1111111111111111d + 1.1920929E-07d));
            *inversep = inverted;
            Vector256<float> scale = Vector256.Create(inverted);
            {
                Vector256<float> v = Avx.LoadVector256(xp);
                v = Avx.Multiply(v, scale);
                Avx.Store(yp, Avx.Multiply(v, Avx.LoadVector256(w)));
            }
            {
                Vector256<float> v = Avx.LoadVector256(xp + 8);
                v = Avx.And(v, Vector256.Create(-1, 0, 0, 0, 0, 0, 0, 0).AsSingle());
                v = Avx.Multiply(v, scale);
                Avx.Store(yp + 8, Avx.Multiply(v, Avx.LoadVector256(w + 8)));
            }
            xp += 16;
            yp += 16;
            inversep += 1;
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
                Vector256<float> v = Avx.LoadVector256(xp);
                v = Avx.Multiply(v, scale);
                Vector256<float> g = Avx.Multiply(Avx.LoadVector256(dyp), Avx.LoadVector256(w));
                v = Avx.Multiply(v, g);
                productsLow = Avx.Add(productsLow, Avx.ConvertToVector256Double(v.GetLower()));
                productsHigh = Avx.Add(productsHigh, Avx.ConvertToVector256Double(v.GetUpper()));
            }
            {
                Vector256<float> v = Avx.LoadVector256(xp + 8);
                v = Avx.And(v, Vector256.Create(-1, 0, 0, 0, 0, 0, 0, 0).AsSingle());
                v = Avx.Multiply(v, scale);
                Vector256<float> g = Avx.Multiply(Avx.LoadVector256(dyp + 8), Avx.LoadVector256(w + 8));
                v = Avx.Multiply(v, g);
                productsLow = Avx.Add(productsLow, Avx.ConvertToVector256Double(v.GetLower()));
                productsHigh = Avx.Add(productsHigh, Avx.ConvertToVector256Double(v.GetUpper()));
            }
            Vector256<float> slope = Vector256.Create((float)(Vector256.Sum(Avx.Add(productsLow, productsHigh)) * -0.1111111111111111d));
            {
                Vector256<float> v = Avx.LoadVector256(xp);
                v = Avx.Multiply(v, scale);
                Vector256<float> d = Fma.MultiplyAdd(v, slope, Avx.Multiply(Avx.LoadVector256(dyp), Avx.LoadVector256(w)));
                d = Avx.Multiply(d, scale);
                Avx.Store(dxp, d);
            }
            {
                Vector256<float> v = Avx.LoadVector256(xp + 8);
                v = Avx.And(v, Vector256.Create(-1, 0, 0, 0, 0, 0, 0, 0).AsSingle());
                v = Avx.Multiply(v, scale);
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
                Vector256<float> v = Avx.Subtract(Avx.LoadVector256(xp), m);
                v = Avx.Multiply(v, scale);
                Vector256<float> g = Avx.Multiply(Avx.LoadVector256(dyp), Avx.LoadVector256(w));
                v = Avx.Multiply(v, g);
                productsLow = Avx.Add(productsLow, Avx.ConvertToVector256Double(v.GetLower()));
                productsHigh = Avx.Add(productsHigh, Avx.ConvertToVector256Double(v.GetUpper()));
                sumLow = Avx.Add(sumLow, Avx.ConvertToVector256Double(g.GetLower()));
                sumHigh = Avx.Add(sumHigh, Avx.ConvertToVector256Double(g.GetUpper()));
            }
            {
                Vector256<float> v = Avx.Subtract(Avx.LoadVector256(xp + 8), m);
                v = Avx.And(v, Vector256.Create(-1, 0, 0, 0, 0, 0, 0, 0).AsSingle());
                v = Avx.Multiply(v, scale);
                Vector256<float> g = Avx.Multiply(Avx.LoadVector256(dyp + 8), Avx.LoadVector256(w + 8));
                v = Avx.Multiply(v, g);
                productsLow = Avx.Add(productsLow, Avx.ConvertToVector256Double(v.GetLower()));
                productsHigh = Avx.Add(productsHigh, Avx.ConvertToVector256Double(v.GetUpper()));
                sumLow = Avx.Add(sumLow, Avx.ConvertToVector256Double(g.GetLower()));
                sumHigh = Avx.Add(sumHigh, Avx.ConvertToVector256Double(g.GetUpper()));
            }
            Vector256<float> slope = Vector256.Create((float)(Vector256.Sum(Avx.Add(productsLow, productsHigh)) * -0.1111111111111111d));
            Vector256<float> shift = Vector256.Create((float)(Vector256.Sum(Avx.Add(sumLow, sumHigh)) * -0.1111111111111111d));
            {
                Vector256<float> v = Avx.Subtract(Avx.LoadVector256(xp), m);
                v = Avx.Multiply(v, scale);
                Vector256<float> d = Fma.MultiplyAdd(v, slope, Avx.Add(Avx.Multiply(Avx.LoadVector256(dyp), Avx.LoadVector256(w)), shift));
                d = Avx.Multiply(d, scale);
                Avx.Store(dxp, d);
            }
            {
                Vector256<float> v = Avx.Subtract(Avx.LoadVector256(xp + 8), m);
                v = Avx.And(v, Vector256.Create(-1, 0, 0, 0, 0, 0, 0, 0).AsSingle());
                v = Avx.Multiply(v, scale);
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
