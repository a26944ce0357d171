// [Input(2, 3, 3), Conv2D(4, 1), GroupNorm(2), Conv2D(1, 1), MeanSquaredError]

// GroupStatistics, Predict: mean and inverse = 1 / sqrt(variance + 1E-05) of 2 groups of channels, [4, 3, 3]
private static void Groupnorm1Statistics(float* x, float* t, float* mean, float* inverse)
{
    double* squares = (double*)t, sums = squares + 8;
    {
        Vector256<double> squareLow = Vector256<double>.Zero, squareHigh = Vector256<double>.Zero;
        Vector256<double> sumLow = Vector256<double>.Zero, sumHigh = Vector256<double>.Zero;
        {
            float* xp = x;
            for (int pixel = 9; pixel != 0; pixel--)
            {
                Vector256<float> v = Avx.LoadVector256(xp);
                Vector256<double> low = Avx.ConvertToVector256Double(v.GetLower()), high = Avx.ConvertToVector256Double(v.GetUpper());
                sumLow = Avx.Add(sumLow, low);
                sumHigh = Avx.Add(sumHigh, high);
                squareLow = Fma.MultiplyAdd(low, low, squareLow);
                squareHigh = Fma.MultiplyAdd(high, high, squareHigh);
                xp += 8;
            }
        }
        Avx.Store(squares, squareLow);
        Avx.Store(squares + 4, squareHigh);
        Avx.Store(sums, sumLow);
        Avx.Store(sums + 4, sumHigh);
    }
    for (int first = 0; first < 4; first += 2)
    {
        double sum = 0, square = 0;
        for (int c = first; c < first + 2; c++)
        {
            sum += sums[c];
            square += squares[c];
        }
        double average = sum * 0.05555555555555555d;
        float scale = (float)(1 / Math.Sqrt(Math.Max(0, square * 0.05555555555555555d - average * average) + 1E-05d));
        for (int c = first; c < first + 2; c++)
        {
            mean[c] = (float)average;
            inverse[c] = scale;
        }
    }
    for (int c = 4; c < 8; c++)
    {
        mean[c] = 0f;
        inverse[c] = 0f;
    }
}

// Normalize, Predict: y = (x - mean) inverse w + b, [4, 3, 3]
private static void Groupnorm1Normalize(float* x, float* mean, float* inverse, float* w, float* b, float* y)
{
    {
        Vector256<float> m = Avx.LoadVector256(mean);
        Vector256<float> scale = Avx.Multiply(Avx.LoadVector256(inverse), Avx.LoadVector256(w));
        Vector256<float> shift = Avx.LoadVector256(b);
        {
            float* xp = x;
            float* yp = y;
            for (int pixel = 9; pixel != 0; pixel--)
            {
                Vector256<float> v = Avx.Subtract(Avx.LoadVector256(xp), m);
                Avx.Store(yp, Fma.MultiplyAdd(v, scale, shift));
                xp += 8;
                yp += 8;
            }
        }
    }
}

// GroupGradientMeans, Train: mdy = mean of w dy, mdyx = mean of w dy (x - mean) inverse of 2 groups of channels, [4, 3, 3]
private static void Groupnorm1GradientMeans(float* x, float* mean, float* inverse, float* w, float* dy, float* t, float* mdy, float* mdyx)
{
    double* products = (double*)t, sums = products + 8;
    {
        Vector256<float> m = Avx.LoadVector256(mean);
        Vector256<float> scale = Avx.LoadVector256(inverse);
        Vector256<double> productLow = Vector256<double>.Zero, productHigh = Vector256<double>.Zero;
        Vector256<double> sumLow = Vector256<double>.Zero, sumHigh = Vector256<double>.Zero;
        {
            float* xp = x;
            float* dyp = dy;
            for (int pixel = 9; pixel != 0; pixel--)
            {
                Vector256<float> v = Avx.Multiply(Avx.Subtract(Avx.LoadVector256(xp), m), scale);
                Vector256<float> g = Avx.LoadVector256(dyp);
                v = Avx.Multiply(v, g);
                productLow = Avx.Add(productLow, Avx.ConvertToVector256Double(v.GetLower()));
                productHigh = Avx.Add(productHigh, Avx.ConvertToVector256Double(v.GetUpper()));
                sumLow = Avx.Add(sumLow, Avx.ConvertToVector256Double(g.GetLower()));
                sumHigh = Avx.Add(sumHigh, Avx.ConvertToVector256Double(g.GetUpper()));
                xp += 8;
                dyp += 8;
            }
        }
        Avx.Store(products, productLow);
        Avx.Store(products + 4, productHigh);
        Avx.Store(sums, sumLow);
        Avx.Store(sums + 4, sumHigh);
    }
    for (int first = 0; first < 4; first += 2)
    {
        double sum = 0, product = 0;
        for (int c = first; c < first + 2; c++)
        {
            sum += w[c] * sums[c];
            product += w[c] * products[c];
        }
        for (int c = first; c < first + 2; c++)
        {
            mdy[c] = (float)(sum * 0.05555555555555555d);
            mdyx[c] = (float)(product * 0.05555555555555555d);
        }
    }
    for (int c = 4; c < 8; c++)
    {
        mdy[c] = 0f;
        mdyx[c] = 0f;
    }
}

// NormalizeGradient, Train: dx = inverse (w dy - mdy - (x - mean) inverse mdyx), [4, 3, 3]
private static void Groupnorm1InputGradient(float* x, float* mean, float* inverse, float* w, float* dy, float* mdy, float* mdyx, float* dx)
{
    {
        Vector256<float> m = Avx.LoadVector256(mean);
        Vector256<float> scale = Avx.LoadVector256(inverse);
        Vector256<float> shift = Avx.LoadVector256(mdy);
        Vector256<float> slope = Avx.Subtract(Vector256<float>.Zero, Avx.Multiply(scale, Avx.LoadVector256(mdyx)));
        Vector256<float> weight = Avx.LoadVector256(w);
        {
            float* xp = x;
            float* dyp = dy;
            float* dxp = dx;
            for (int pixel = 9; pixel != 0; pixel--)
            {
                Vector256<float> v = Avx.Subtract(Avx.LoadVector256(xp), m);
                Avx.Store(dxp, Avx.And(Avx.Multiply(scale, Fma.MultiplyAdd(v, slope, Avx.Subtract(Avx.Multiply(Avx.LoadVector256(dyp), weight), shift))), Vector256.Create(-1, -1, -1, -1, 0, 0, 0, 0).AsSingle()));
                xp += 8;
                dyp += 8;
                dxp += 8;
            }
        }
    }
}

// NormSums, Train: dw = sum of dy (x - mean) inverse, db = sum of dy over samples and pixels, [4, 3, 3]
private static void Groupnorm1WeightGradient(float* x, float* mean, float* inverse, float* dy, float* dw, float* db, bool adds, int count, int begin, int end)
{
    int unit = begin;
    for (; unit < end; unit++)
    {
        {
            Vector256<float> products0All = adds ? Avx.LoadVector256(dw + unit * 8) : Vector256<float>.Zero;
            Vector256<float> sum0All = adds ? Avx.LoadVector256(db + unit * 8) : Vector256<float>.Zero;
            for (int sample = 0; sample < count; sample++)
            {
                Vector256<double> products0Low = Vector256<double>.Zero, products0High = Vector256<double>.Zero;
                Vector256<double> sum0Low = Vector256<double>.Zero, sum0High = Vector256<double>.Zero;
                Vector256<float> m0 = Avx.LoadVector256(mean + unit * 8 + sample * 656);
                Vector256<float> scale0 = Avx.LoadVector256(inverse + unit * 8 + sample * 656);
                {
                    float* xp = x + unit * 8 + sample * 656;
                    float* dyp = dy + unit * 8 + sample * 656;
                    for (int pixel = 3; pixel != 0; pixel--)
                    {
                        {
                            Vector256<float> g0 = Avx.LoadVector256(dyp);
                            Vector256<float> v0 = Avx.Multiply(Avx.Subtract(Avx.LoadVector256(xp), m0), scale0);
                            v0 = Avx.Multiply(v0, g0);
                            Vector256<float> g1 = Avx.LoadVector256(dyp + 8);
                            Vector256<float> v1 = Avx.Multiply(Avx.Subtract(Avx.LoadVector256(xp + 8), m0), scale0);
                            v1 = Avx.Multiply(v1, g1);
                            Vector256<float> g2 = Avx.LoadVector256(dyp + 16);
                            Vector256<float> v2 = Avx.Multiply(Avx.Subtract(Avx.LoadVector256(xp + 16), m0), scale0);
                            v2 = Avx.Multiply(v2, g2);
                            Vector256<float> v = Avx.Add(Avx.Add(v0, v1), v2);
                            products0Low = Avx.Add(products0Low, Avx.ConvertToVector256Double(v.GetLower()));
                            products0High = Avx.Add(products0High, Avx.ConvertToVector256Double(v.GetUpper()));
                            Vector256<float> g = Avx.Add(Avx.Add(g0, g1), g2);
                            sum0Low = Avx.Add(sum0Low, Avx.ConvertToVector256Double(g.GetLower()));
                            sum0High = Avx.Add(sum0High, Avx.ConvertToVector256Double(g.GetUpper()));
                        }
                        xp += 24;
                        dyp += 24;
                    }
                }
                products0All = Avx.Add(products0All, Vector256.Narrow(products0Low, products0High));
                sum0All = Avx.Add(sum0All, Vector256.Narrow(sum0Low, sum0High));
            }
            {
                Vector256<float> channels = Vector256.Create(-1, -1, -1, -1, 0, 0, 0, 0).AsSingle();
                products0All = Avx.And(products0All, channels);
                Avx.Store(dw + unit * 8, products0All);
                sum0All = Avx.And(sum0All, channels);
                Avx.Store(db + unit * 8, sum0All);
            }
        }
    }
}
