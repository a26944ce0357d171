// [Input(2, 3, 3), Conv2D(3, 1, Bias = false), BatchNorm, ReLU, Conv2D(1, 1), MeanSquaredError]

// Fold, Predict: wf = a w, bf = (- mean) a + shift with a = gain / sqrt(variance + 1E-05), [3, 2, 1, 1]
private static void Batchnorm1Fold(float* w, float* mean, float* variance, float* gain, float* shift, float* wf, float* bf, int count, int begin, int end)
{
    for (int o = begin; o < end; o++)
    {
        float a = gain[o] / MathF.Sqrt(variance[o] + 1E-05f);
        bf[o] = (- mean[o]) * a + shift[o];
        const int width = 8;
        int first = o;
        for (int row = 0; row < 2; row++)
        {
            wf[first + row * width] = a * w[first + row * width];
        }
    }
}

// BatchStatistics, Train: mean and inverse = 1 / sqrt(variance + 1E-05) over samples and pixels; rm and rv move by 0.1 of the way, [3, 3, 3]
private static void Batchnorm1Statistics(float* x, float* rm, float* rv, float* mean, float* inverse, int count, int begin, int end)
{
    double n = (double)count * 9;
    Vector256<float> keep = Vector256.Create(0.9f);
    Vector256<float> takeMean = Vector256.Create((float)0.1d);
    Vector256<float> takeVariance = Vector256.Create((float)(0.1d * n / (n - 1)));
    Vector256<double> share = Vector256.Create(1 / n), epsilon = Vector256.Create(1E-05d);
    int unit = begin;
    for (; unit < end; unit++)
    {
        {
            Vector256<double> sum0Low = Vector256<double>.Zero, sum0High = Vector256<double>.Zero;
            Vector256<double> squares0Low = Vector256<double>.Zero, squares0High = Vector256<double>.Zero;
            for (int sample = count - 1; sample >= 0; sample--)
            {
                {
                    float* xp = x + unit * 8 + sample * 528;
                    for (int pixel = 9; pixel != 0; pixel--)
                    {
                        {
                            Vector256<float> v = Avx.LoadVector256(xp);
                            Vector256<double> low = Avx.ConvertToVector256Double(v.GetLower()), high = Avx.ConvertToVector256Double(v.GetUpper());
                            sum0Low = Avx.Add(sum0Low, low);
                            sum0High = Avx.Add(sum0High, high);
                            squares0Low = Fma.MultiplyAdd(low, low, squares0Low);
                            squares0High = Fma.MultiplyAdd(high, high, squares0High);
                        }
                        xp += 8;
                    }
                }
            }
            {
                Vector256<double> sumLow = sum0Low, sumHigh = sum0High, squaresLow = squares0Low, squaresHigh = squares0High;
                sumLow = Avx.Multiply(sumLow, share);
                squaresLow = Avx.Max(Vector256<double>.Zero, Avx.Subtract(Avx.Multiply(squaresLow, share), Avx.Multiply(sumLow, sumLow)));
                Vector256<double> inverseLow = Avx.Divide(Vector256.Create(1d), Vector256.Sqrt(Avx.Add(squaresLow, epsilon)));
                sumHigh = Avx.Multiply(sumHigh, share);
                squaresHigh = Avx.Max(Vector256<double>.Zero, Avx.Subtract(Avx.Multiply(squaresHigh, share), Avx.Multiply(sumHigh, sumHigh)));
                Vector256<double> inverseHigh = Avx.Divide(Vector256.Create(1d), Vector256.Sqrt(Avx.Add(squaresHigh, epsilon)));
                Vector256<float> channels = Vector256.Create(-1, -1, -1, 0, 0, 0, 0, 0).AsSingle();
                Vector256<float> m = Avx.And(Vector256.Narrow(sumLow, sumHigh), channels);
                Vector256<float> variance = Avx.And(Vector256.Narrow(squaresLow, squaresHigh), channels);
                Avx.Store(mean + unit * 8, m);
                Avx.Store(inverse + unit * 8, Avx.And(Vector256.Narrow(inverseLow, inverseHigh), channels));
                Avx.Store(rm + unit * 8, Fma.MultiplyAdd(m, takeMean, Avx.Multiply(Avx.LoadVector256(rm + unit * 8), keep)));
                Avx.Store(rv + unit * 8, Fma.MultiplyAdd(variance, takeVariance, Avx.Multiply(Avx.LoadVector256(rv + unit * 8), keep)));
            }
        }
    }
}

// Normalize, Train: y = ReLU((x - mean) inverse w + b), [3, 3, 3]
private static void Batchnorm1ReLUNormalize(float* x, float* mean, float* inverse, float* w, float* b, float* y)
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
                v = Fma.MultiplyAdd(v, scale, shift);
                Avx.Store(yp, Avx.Max(Vector256<float>.Zero, v));
                xp += 8;
                yp += 8;
            }
        }
    }
}

// NormSums, Train: dw = sum of dy (x - mean) inverse, db = sum of dy over samples and pixels, mdyx = w sum / n, mdy = w sum of dy / n, [3, 3, 3]
private static void Batchnorm1Sums(float* x, float* mean, float* inverse, float* dy, float* w, float* dw, float* db, float* mdy, float* mdyx, int count, int begin, int end)
{
    Vector256<float> share = Vector256.Create((float)(1 / ((double)count * 9)));
    int unit = begin;
    for (; unit < end; unit++)
    {
        {
            Vector256<double> products0Low = Vector256<double>.Zero, products0High = Vector256<double>.Zero;
            Vector256<double> sum0Low = Vector256<double>.Zero, sum0High = Vector256<double>.Zero;
            for (int sample = count - 1; sample >= 0; sample--)
            {
                Vector256<float> m0 = Avx.LoadVector256(mean + unit * 8);
                Vector256<float> scale0 = Avx.LoadVector256(inverse + unit * 8);
                {
                    float* xp = x + unit * 8 + sample * 528;
                    float* dyp = dy + unit * 8 + sample * 528;
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
            }
            {
                Vector256<float> channels = Vector256.Create(-1, -1, -1, 0, 0, 0, 0, 0).AsSingle();
                Vector256<float> products0All = Avx.And(Vector256.Narrow(products0Low, products0High), channels);
                Avx.Store(dw + unit * 8, products0All);
                Avx.Store(mdyx + unit * 8, Avx.Multiply(Avx.Multiply(products0All, Avx.LoadVector256(w + unit * 8)), share));
                Vector256<float> sum0All = Avx.And(Vector256.Narrow(sum0Low, sum0High), channels);
                Avx.Store(db + unit * 8, sum0All);
                Avx.Store(mdy + unit * 8, Avx.Multiply(Avx.Multiply(sum0All, Avx.LoadVector256(w + unit * 8)), share));
            }
        }
    }
}

// NormalizeGradient, Train: dx = inverse (w dy - mdy - (x - mean) inverse mdyx), [3, 3, 3]
private static void Batchnorm1InputGradient(float* x, float* mean, float* inverse, float* w, float* dy, float* mdy, float* mdyx, float* dx)
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
                Avx.Store(dxp, Avx.And(Avx.Multiply(scale, Fma.MultiplyAdd(v, slope, Avx.Subtract(Avx.Multiply(Avx.LoadVector256(dyp), weight), shift))), Vector256.Create(-1, -1, -1, 0, 0, 0, 0, 0).AsSingle()));
                xp += 8;
                dyp += 8;
                dxp += 8;
            }
        }
    }
}
