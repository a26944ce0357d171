// [Input(3), Dense(2), Tanh, Dense(3), MeanSquaredError]

// Dense, Predict: y = Tanh(W x + b), [3] -> [2]
private static void Dense1TanhForward(float* x, float* w, float* b, float* y)
{
    {
        float* p = x;
        float* q = w;
        Vector256<float> s0a = Avx.LoadVector256(b);
        Vector256<float> v;
        v = Avx.BroadcastScalarToVector256(p);
        s0a = Fma.MultiplyAdd(v, Avx.LoadVector256(q), s0a);
        v = Avx.BroadcastScalarToVector256(p + 1);
        s0a = Fma.MultiplyAdd(v, Avx.LoadVector256(q + 8), s0a);
        v = Avx.BroadcastScalarToVector256(p + 2);
        s0a = Fma.MultiplyAdd(v, Avx.LoadVector256(q + 16), s0a);
        s0a = VectorMath.Tanh(s0a);
        Avx.Store(y, s0a);
    }
}

// Dense, Predict: y = W x + b, [2] -> [3]
private static void Dense2Forward(float* x, float* w, float* b, float* y)
{
    {
        float* p = x;
        float* q = w;
        Vector256<float> s0a = Avx.LoadVector256(b);
        Vector256<float> v;
        v = Avx.BroadcastScalarToVector256(p);
        s0a = Fma.MultiplyAdd(v, Avx.LoadVector256(q), s0a);
        v = Avx.BroadcastScalarToVector256(p + 1);
        s0a = Fma.MultiplyAdd(v, Avx.LoadVector256(q + 8), s0a);
        Avx.Store(y, s0a);
    }
}

// Dense, Predict: y = Tanh(W x + b), [3] -> [2]
private static void Dense1TanhForwardBatch(float* x, float* w, float* b, float* y, int count)
{
    int fours = (count % 6) switch { 4 or 5 => 1, 2 or 3 when count >= 8 => 2, _ => 0 };
    int sixes = (count - fours * 4) / 6;
    int ones = count - sixes * 6 - fours * 4;
    {
        Vector256<float> ba = Avx.LoadVector256(b);
        float* wn = w;
        float* xr = x;
        float* yr = y;
        for (int r = sixes; r != 0; r--)
        {
            Vector256<float> s0a = ba, s1a = ba, s2a = ba, s3a = ba;
            Vector256<float> s4a = ba, s5a = ba;
            float* p = xr, q = wn;
            Vector256<float> v, wa;
            wa = Avx.LoadVector256(q);
            v = Avx.BroadcastScalarToVector256(p); s0a = Fma.MultiplyAdd(v, wa, s0a);
            v = Avx.BroadcastScalarToVector256(p + 3); s1a = Fma.MultiplyAdd(v, wa, s1a);
            v = Avx.BroadcastScalarToVector256(p + 6); s2a = Fma.MultiplyAdd(v, wa, s2a);
            v = Avx.BroadcastScalarToVector256(p + 9); s3a = Fma.MultiplyAdd(v, wa, s3a);
            v = Avx.BroadcastScalarToVector256(p + 12); s4a = Fma.MultiplyAdd(v, wa, s4a);
            v = Avx.BroadcastScalarToVector256(p + 15); s5a = Fma.MultiplyAdd(v, wa, s5a);
            wa = Avx.LoadVector256(q + 8);
            v = Avx.BroadcastScalarToVector256(p + 1); s0a = Fma.MultiplyAdd(v, wa, s0a);
            v = Avx.BroadcastScalarToVector256(p + 4); s1a = Fma.MultiplyAdd(v, wa, s1a);
            v = Avx.BroadcastScalarToVector256(p + 7); s2a = Fma.MultiplyAdd(v, wa, s2a);
            v = Avx.BroadcastScalarToVector256(p + 10); s3a = Fma.MultiplyAdd(v, wa, s3a);
            v = Avx.BroadcastScalarToVector256(p + 13); s4a = Fma.MultiplyAdd(v, wa, s4a);
            v = Avx.BroadcastScalarToVector256(p + 16); s5a = Fma.MultiplyAdd(v, wa, s5a);
            wa = Avx.LoadVector256(q + 16);
            v = Avx.BroadcastScalarToVector256(p + 2); s0a = Fma.MultiplyAdd(v, wa, s0a);
            v = Avx.BroadcastScalarToVector256(p + 5); s1a = Fma.MultiplyAdd(v, wa, s1a);
            v = Avx.BroadcastScalarToVector256(p + 8); s2a = Fma.MultiplyAdd(v, wa, s2a);
            v = Avx.BroadcastScalarToVector256(p + 11); s3a = Fma.MultiplyAdd(v, wa, s3a);
            v = Avx.BroadcastScalarToVector256(p + 14); s4a = Fma.MultiplyAdd(v, wa, s4a);
            v = Avx.BroadcastScalarToVector256(p + 17); s5a = Fma.MultiplyAdd(v, wa, s5a);
            Avx.Store(yr, s0a);
            Avx.Store(yr + 48, s1a);
            Avx.Store(yr + 96, s2a);
            Avx.Store(yr + 144, s3a);
            Avx.Store(yr + 192, s4a);
            Avx.Store(yr + 240, s5a);
            for (int row = 0; row < 6; row++)
            {
                s0a = Avx.LoadVector256(yr + row * 48);
                s0a = VectorMath.Tanh(s0a); Avx.Store(yr + row * 48, s0a);
            }
            xr += 18; yr += 288;
        }
        for (int r = fours; r != 0; r--)
        {
            Vector256<float> s0a = ba, s1a = ba, s2a = ba, s3a = ba;
            float* p = xr, q = wn;
            Vector256<float> v, wa;
            wa = Avx.LoadVector256(q);
            v = Avx.BroadcastScalarToVector256(p); s0a = Fma.MultiplyAdd(v, wa, s0a);
            v = Avx.BroadcastScalarToVector256(p + 3); s1a = Fma.MultiplyAdd(v, wa, s1a);
            v = Avx.BroadcastScalarToVector256(p + 6); s2a = Fma.MultiplyAdd(v, wa, s2a);
            v = Avx.BroadcastScalarToVector256(p + 9); s3a = Fma.MultiplyAdd(v, wa, s3a);
            wa = Avx.LoadVector256(q + 8);
            v = Avx.BroadcastScalarToVector256(p + 1); s0a = Fma.MultiplyAdd(v, wa, s0a);
            v = Avx.BroadcastScalarToVector256(p + 4); s1a = Fma.MultiplyAdd(v, wa, s1a);
            v = Avx.BroadcastScalarToVector256(p + 7); s2a = Fma.MultiplyAdd(v, wa, s2a);
            v = Avx.BroadcastScalarToVector256(p + 10); s3a = Fma.MultiplyAdd(v, wa, s3a);
            wa = Avx.LoadVector256(q + 16);
            v = Avx.BroadcastScalarToVector256(p + 2); s0a = Fma.MultiplyAdd(v, wa, s0a);
            v = Avx.BroadcastScalarToVector256(p + 5); s1a = Fma.MultiplyAdd(v, wa, s1a);
            v = Avx.BroadcastScalarToVector256(p + 8); s2a = Fma.MultiplyAdd(v, wa, s2a);
            v = Avx.BroadcastScalarToVector256(p + 11); s3a = Fma.MultiplyAdd(v, wa, s3a);
            Avx.Store(yr, s0a);
            Avx.Store(yr + 48, s1a);
            Avx.Store(yr + 96, s2a);
            Avx.Store(yr + 144, s3a);
            for (int row = 0; row < 4; row++)
            {
                s0a = Avx.LoadVector256(yr + row * 48);
                s0a = VectorMath.Tanh(s0a); Avx.Store(yr + row * 48, s0a);
            }
            xr += 12; yr += 192;
        }
        for (int r = ones; r != 0; r--)
        {
            Vector256<float> s0a = ba;
            float* p = xr, q = wn;
            Vector256<float> v, wa;
            wa = Avx.LoadVector256(q);
            v = Avx.BroadcastScalarToVector256(p); s0a = Fma.MultiplyAdd(v, wa, s0a);
            wa = Avx.LoadVector256(q + 8);
            v = Avx.BroadcastScalarToVector256(p + 1); s0a = Fma.MultiplyAdd(v, wa, s0a);
            wa = Avx.LoadVector256(q + 16);
            v = Avx.BroadcastScalarToVector256(p + 2); s0a = Fma.MultiplyAdd(v, wa, s0a);
            s0a = VectorMath.Tanh(s0a); Avx.Store(yr, s0a);
            xr += 3; yr += 48;
        }
    }
}

// Dense, Predict: y = W x + b, [2] -> [3]
private static void Dense2ForwardBatch(float* x, float* w, float* b, float* y, int count)
{
    int fours = (count % 6) switch { 4 or 5 => 1, 2 or 3 when count >= 8 => 2, _ => 0 };
    int sixes = (count - fours * 4) / 6;
    int ones = count - sixes * 6 - fours * 4;
    {
        Vector256<float> ba = Avx.LoadVector256(b);
        float* wn = w;
        float* xr = x;
        float* yr = y;
        for (int r = sixes; r != 0; r--)
        {
            Vector256<float> s0a = ba, s1a = ba, s2a = ba, s3a = ba;
            Vector256<float> s4a = ba, s5a = ba;
            float* p = xr, q = wn;
            Vector256<float> v, wa;
            wa = Avx.LoadVector256(q);
            v = Avx.BroadcastScalarToVector256(p); s0a = Fma.MultiplyAdd(v, wa, s0a);
            v = Avx.BroadcastScalarToVector256(p + 48); s1a = Fma.MultiplyAdd(v, wa, s1a);
            v = Avx.BroadcastScalarToVector256(p + 96); s2a = Fma.MultiplyAdd(v, wa, s2a);
            v = Avx.BroadcastScalarToVector256(p + 144); s3a = Fma.MultiplyAdd(v, wa, s3a);
            v = Avx.BroadcastScalarToVector256(p + 192); s4a = Fma.MultiplyAdd(v, wa, s4a);
            v = Avx.BroadcastScalarToVector256(p + 240); s5a = Fma.MultiplyAdd(v, wa, s5a);
            wa = Avx.LoadVector256(q + 8);
            v = Avx.BroadcastScalarToVector256(p + 1); s0a = Fma.MultiplyAdd(v, wa, s0a);
            v = Avx.BroadcastScalarToVector256(p + 49); s1a = Fma.MultiplyAdd(v, wa, s1a);
            v = Avx.BroadcastScalarToVector256(p + 97); s2a = Fma.MultiplyAdd(v, wa, s2a);
            v = Avx.BroadcastScalarToVector256(p + 145); s3a = Fma.MultiplyAdd(v, wa, s3a);
            v = Avx.BroadcastScalarToVector256(p + 193); s4a = Fma.MultiplyAdd(v, wa, s4a);
            v = Avx.BroadcastScalarToVector256(p + 241); s5a = Fma.MultiplyAdd(v, wa, s5a);
            Avx.Store(yr, s0a);
            Avx.Store(yr + 48, s1a);
            Avx.Store(yr + 96, s2a);
            Avx.Store(yr + 144, s3a);
            Avx.Store(yr + 192, s4a);
            Avx.Store(yr + 240, s5a);
            xr += 288; yr += 288;
        }
        for (int r = fours; r != 0; r--)
        {
            Vector256<float> s0a = ba, s1a = ba, s2a = ba, s3a = ba;
            float* p = xr, q = wn;
            Vector256<float> v, wa;
            wa = Avx.LoadVector256(q);
            v = Avx.BroadcastScalarToVector256(p); s0a = Fma.MultiplyAdd(v, wa, s0a);
            v = Avx.BroadcastScalarToVector256(p + 48); s1a = Fma.MultiplyAdd(v, wa, s1a);
            v = Avx.BroadcastScalarToVector256(p + 96); s2a = Fma.MultiplyAdd(v, wa, s2a);
            v = Avx.BroadcastScalarToVector256(p + 144); s3a = Fma.MultiplyAdd(v, wa, s3a);
            wa = Avx.LoadVector256(q + 8);
            v = Avx.BroadcastScalarToVector256(p + 1); s0a = Fma.MultiplyAdd(v, wa, s0a);
            v = Avx.BroadcastScalarToVector256(p + 49); s1a = Fma.MultiplyAdd(v, wa, s1a);
            v = Avx.BroadcastScalarToVector256(p + 97); s2a = Fma.MultiplyAdd(v, wa, s2a);
            v = Avx.BroadcastScalarToVector256(p + 145); s3a = Fma.MultiplyAdd(v, wa, s3a);
            Avx.Store(yr, s0a);
            Avx.Store(yr + 48, s1a);
            Avx.Store(yr + 96, s2a);
            Avx.Store(yr + 144, s3a);
            xr += 192; yr += 192;
        }
        for (int r = ones; r != 0; r--)
        {
            Vector256<float> s0a = ba;
            float* p = xr, q = wn;
            Vector256<float> v, wa;
            wa = Avx.LoadVector256(q);
            v = Avx.BroadcastScalarToVector256(p); s0a = Fma.MultiplyAdd(v, wa, s0a);
            wa = Avx.LoadVector256(q + 8);
            v = Avx.BroadcastScalarToVector256(p + 1); s0a = Fma.MultiplyAdd(v, wa, s0a);
            Avx.Store(yr, s0a);
            xr += 48; yr += 48;
        }
    }
}

// Transpose, Train: wt = w with inputs and outputs exchanged, [3, 2] -> [2, 3]
private static void Dense2Transpose(float* w, float* wt, int count, int begin, int end)
{
    for (int unit = begin; unit < end; unit++)
    {
        int c = 0;
        const int toStride = 8;
        float* to = wt + c;
        for (int o = 0; o < 3; o += 8)
        {
            const int fromStride = 8;
            float* from = w + o + c * fromStride;
            if (c + 8 <= 2 && o + 8 <= 3)
            {
                Transpose.Block8x8(from, fromStride, to + o * toStride, toStride);
                continue;
            }

            for (int row = 0; row < 8; row++)
            {
                for (int column = 0; column < Math.Min(8, 3 - o); column++)
                    to[(o + column) * toStride + row] = c + row < 2 ? from[row * fromStride + column] : 0f;
            }
        }
    }
}

// Dense, Train: y = Tanh(W x + b), [3] -> [2]
private static void Dense1TanhForwardBatch(float* x, float* w, float* b, float* y, int count)
{
    int fours = (count % 6) switch { 4 or 5 => 1, 2 or 3 when count >= 8 => 2, _ => 0 };
    int sixes = (count - fours * 4) / 6;
    int ones = count - sixes * 6 - fours * 4;
    {
        Vector256<float> ba = Avx.LoadVector256(b);
        float* wn = w;
        float* xr = x;
        float* yr = y;
        for (int r = sixes; r != 0; r--)
        {
            Vector256<float> s0a = ba, s1a = ba, s2a = ba, s3a = ba;
            Vector256<float> s4a = ba, s5a = ba;
            float* p = xr, q = wn;
            Vector256<float> v, wa;
            wa = Avx.LoadVector256(q);
            v = Avx.BroadcastScalarToVector256(p); s0a = Fma.MultiplyAdd(v, wa, s0a);
            v = Avx.BroadcastScalarToVector256(p + 3); s1a = Fma.MultiplyAdd(v, wa, s1a);
            v = Avx.BroadcastScalarToVector256(p + 6); s2a = Fma.MultiplyAdd(v, wa, s2a);
            v = Avx.BroadcastScalarToVector256(p + 9); s3a = Fma.MultiplyAdd(v, wa, s3a);
            v = Avx.BroadcastScalarToVector256(p + 12); s4a = Fma.MultiplyAdd(v, wa, s4a);
            v = Avx.BroadcastScalarToVector256(p + 15); s5a = Fma.MultiplyAdd(v, wa, s5a);
            wa = Avx.LoadVector256(q + 8);
            v = Avx.BroadcastScalarToVector256(p + 1); s0a = Fma.MultiplyAdd(v, wa, s0a);
            v = Avx.BroadcastScalarToVector256(p + 4); s1a = Fma.MultiplyAdd(v, wa, s1a);
            v = Avx.BroadcastScalarToVector256(p + 7); s2a = Fma.MultiplyAdd(v, wa, s2a);
            v = Avx.BroadcastScalarToVector256(p + 10); s3a = Fma.MultiplyAdd(v, wa, s3a);
            v = Avx.BroadcastScalarToVector256(p + 13); s4a = Fma.MultiplyAdd(v, wa, s4a);
            v = Avx.BroadcastScalarToVector256(p + 16); s5a = Fma.MultiplyAdd(v, wa, s5a);
            wa = Avx.LoadVector256(q + 16);
            v = Avx.BroadcastScalarToVector256(p + 2); s0a = Fma.MultiplyAdd(v, wa, s0a);
            v = Avx.BroadcastScalarToVector256(p + 5); s1a = Fma.MultiplyAdd(v, wa, s1a);
            v = Avx.BroadcastScalarToVector256(p + 8); s2a = Fma.MultiplyAdd(v, wa, s2a);
            v = Avx.BroadcastScalarToVector256(p + 11); s3a = Fma.MultiplyAdd(v, wa, s3a);
            v = Avx.BroadcastScalarToVector256(p + 14); s4a = Fma.MultiplyAdd(v, wa, s4a);
            v = Avx.BroadcastScalarToVector256(p + 17); s5a = Fma.MultiplyAdd(v, wa, s5a);
            Avx.Store(yr, s0a);
            Avx.Store(yr + 80, s1a);
            Avx.Store(yr + 160, s2a);
            Avx.Store(yr + 240, s3a);
            Avx.Store(yr + 320, s4a);
            Avx.Store(yr + 400, s5a);
            for (int row = 0; row < 6; row++)
            {
                s0a = Avx.LoadVector256(yr + row * 80);
                s0a = VectorMath.Tanh(s0a); Avx.Store(yr + row * 80, s0a);
            }
            xr += 18; yr += 480;
        }
        for (int r = fours; r != 0; r--)
        {
            Vector256<float> s0a = ba, s1a = ba, s2a = ba, s3a = ba;
            float* p = xr, q = wn;
            Vector256<float> v, wa;
            wa = Avx.LoadVector256(q);
            v = Avx.BroadcastScalarToVector256(p); s0a = Fma.MultiplyAdd(v, wa, s0a);
            v = Avx.BroadcastScalarToVector256(p + 3); s1a = Fma.MultiplyAdd(v, wa, s1a);
            v = Avx.BroadcastScalarToVector256(p + 6); s2a = Fma.MultiplyAdd(v, wa, s2a);
            v = Avx.BroadcastScalarToVector256(p + 9); s3a = Fma.MultiplyAdd(v, wa, s3a);
            wa = Avx.LoadVector256(q + 8);
            v = Avx.BroadcastScalarToVector256(p + 1); s0a = Fma.MultiplyAdd(v, wa, s0a);
            v = Avx.BroadcastScalarToVector256(p + 4); s1a = Fma.MultiplyAdd(v, wa, s1a);
            v = Avx.BroadcastScalarToVector256(p + 7); s2a = Fma.MultiplyAdd(v, wa, s2a);
            v = Avx.BroadcastScalarToVector256(p + 10); s3a = Fma.MultiplyAdd(v, wa, s3a);
            wa = Avx.LoadVector256(q + 16);
            v = Avx.BroadcastScalarToVector256(p + 2); s0a = Fma.MultiplyAdd(v, wa, s0a);
            v = Avx.BroadcastScalarToVector256(p + 5); s1a = Fma.MultiplyAdd(v, wa, s1a);
            v = Avx.BroadcastScalarToVector256(p + 8); s2a = Fma.MultiplyAdd(v, wa, s2a);
            v = Avx.BroadcastScalarToVector256(p + 11); s3a = Fma.MultiplyAdd(v, wa, s3a);
            Avx.Store(yr, s0a);
            Avx.Store(yr + 80, s1a);
            Avx.Store(yr + 160, s2a);
            Avx.Store(yr + 240, s3a);
            for (int row = 0; row < 4; row++)
            {
                s0a = Avx.LoadVector256(yr + row * 80);
                s0a = VectorMath.Tanh(s0a); Avx.Store(yr + row * 80, s0a);
            }
            xr += 12; yr += 320;
        }
        for (int r = ones; r != 0; r--)
        {
            Vector256<float> s0a = ba;
            float* p = xr, q = wn;
            Vector256<float> v, wa;
            wa = Avx.LoadVector256(q);
            v = Avx.BroadcastScalarToVector256(p); s0a = Fma.MultiplyAdd(v, wa, s0a);
            wa = Avx.LoadVector256(q + 8);
            v = Avx.BroadcastScalarToVector256(p + 1); s0a = Fma.MultiplyAdd(v, wa, s0a);
            wa = Avx.LoadVector256(q + 16);
            v = Avx.BroadcastScalarToVector256(p + 2); s0a = Fma.MultiplyAdd(v, wa, s0a);
            s0a = VectorMath.Tanh(s0a); Avx.Store(yr, s0a);
            xr += 3; yr += 80;
        }
    }
}

// Dense, Train: y = W x + b, [2] -> [3]
private static void Dense2ForwardBatch(float* x, float* w, float* b, float* y, int count)
{
    int fours = (count % 6) switch { 4 or 5 => 1, 2 or 3 when count >= 8 => 2, _ => 0 };
    int sixes = (count - fours * 4) / 6;
    int ones = count - sixes * 6 - fours * 4;
    {
        Vector256<float> ba = Avx.LoadVector256(b);
        float* wn = w;
        float* xr = x;
        float* yr = y;
        for (int r = sixes; r != 0; r--)
        {
            Vector256<float> s0a = ba, s1a = ba, s2a = ba, s3a = ba;
            Vector256<float> s4a = ba, s5a = ba;
            float* p = xr, q = wn;
            Vector256<float> v, wa;
            wa = Avx.LoadVector256(q);
            v = Avx.BroadcastScalarToVector256(p); s0a = Fma.MultiplyAdd(v, wa, s0a);
            v = Avx.BroadcastScalarToVector256(p + 80); s1a = Fma.MultiplyAdd(v, wa, s1a);
            v = Avx.BroadcastScalarToVector256(p + 160); s2a = Fma.MultiplyAdd(v, wa, s2a);
            v = Avx.BroadcastScalarToVector256(p + 240); s3a = Fma.MultiplyAdd(v, wa, s3a);
            v = Avx.BroadcastScalarToVector256(p + 320); s4a = Fma.MultiplyAdd(v, wa, s4a);
            v = Avx.BroadcastScalarToVector256(p + 400); s5a = Fma.MultiplyAdd(v, wa, s5a);
            wa = Avx.LoadVector256(q + 8);
            v = Avx.BroadcastScalarToVector256(p + 1); s0a = Fma.MultiplyAdd(v, wa, s0a);
            v = Avx.BroadcastScalarToVector256(p + 81); s1a = Fma.MultiplyAdd(v, wa, s1a);
            v = Avx.BroadcastScalarToVector256(p + 161); s2a = Fma.MultiplyAdd(v, wa, s2a);
            v = Avx.BroadcastScalarToVector256(p + 241); s3a = Fma.MultiplyAdd(v, wa, s3a);
            v = Avx.BroadcastScalarToVector256(p + 321); s4a = Fma.MultiplyAdd(v, wa, s4a);
            v = Avx.BroadcastScalarToVector256(p + 401); s5a = Fma.MultiplyAdd(v, wa, s5a);
            Avx.Store(yr, s0a);
            Avx.Store(yr + 80, s1a);
            Avx.Store(yr + 160, s2a);
            Avx.Store(yr + 240, s3a);
            Avx.Store(yr + 320, s4a);
            Avx.Store(yr + 400, s5a);
            xr += 480; yr += 480;
        }
        for (int r = fours; r != 0; r--)
        {
            Vector256<float> s0a = ba, s1a = ba, s2a = ba, s3a = ba;
            float* p = xr, q = wn;
            Vector256<float> v, wa;
            wa = Avx.LoadVector256(q);
            v = Avx.BroadcastScalarToVector256(p); s0a = Fma.MultiplyAdd(v, wa, s0a);
            v = Avx.BroadcastScalarToVector256(p + 80); s1a = Fma.MultiplyAdd(v, wa, s1a);
            v = Avx.BroadcastScalarToVector256(p + 160); s2a = Fma.MultiplyAdd(v, wa, s2a);
            v = Avx.BroadcastScalarToVector256(p + 240); s3a = Fma.MultiplyAdd(v, wa, s3a);
            wa = Avx.LoadVector256(q + 8);
            v = Avx.BroadcastScalarToVector256(p + 1); s0a = Fma.MultiplyAdd(v, wa, s0a);
            v = Avx.BroadcastScalarToVector256(p + 81); s1a = Fma.MultiplyAdd(v, wa, s1a);
            v = Avx.BroadcastScalarToVector256(p + 161); s2a = Fma.MultiplyAdd(v, wa, s2a);
            v = Avx.BroadcastScalarToVector256(p + 241); s3a = Fma.MultiplyAdd(v, wa, s3a);
            Avx.Store(yr, s0a);
            Avx.Store(yr + 80, s1a);
            Avx.Store(yr + 160, s2a);
            Avx.Store(yr + 240, s3a);
            xr += 320; yr += 320;
        }
        for (int r = ones; r != 0; r--)
        {
            Vector256<float> s0a = ba;
            float* p = xr, q = wn;
            Vector256<float> v, wa;
            wa = Avx.LoadVector256(q);
            v = Avx.BroadcastScalarToVector256(p); s0a = Fma.MultiplyAdd(v, wa, s0a);
            wa = Avx.LoadVector256(q + 8);
            v = Avx.BroadcastScalarToVector256(p + 1); s0a = Fma.MultiplyAdd(v, wa, s0a);
            Avx.Store(yr, s0a);
            xr += 80; yr += 80;
        }
    }
}

// Dense, Train: y = W x f'(g) with f(x) = tanh(x), [3] -> [2]
private static void Dense2TanhInputGradientBatch(float* x, float* w, float* g, float* y, int count)
{
    int fours = (count % 6) switch { 4 or 5 => 1, 2 or 3 when count >= 8 => 2, _ => 0 };
    int sixes = (count - fours * 4) / 6;
    int ones = count - sixes * 6 - fours * 4;
    {
        float* wn = w;
        float* xr = x;
        float* yr = y;
        float* gr = g;
        for (int r = sixes; r != 0; r--)
        {
            Vector256<float> s0a = Vector256<float>.Zero, s1a = Vector256<float>.Zero, s2a = Vector256<float>.Zero, s3a = Vector256<float>.Zero;
            Vector256<float> s4a = Vector256<float>.Zero, s5a = Vector256<float>.Zero;
            float* p = xr, q = wn;
            Vector256<float> v, wa;
            wa = Avx.LoadVector256(q);
            v = Avx.BroadcastScalarToVector256(p); s0a = Fma.MultiplyAdd(v, wa, s0a);
            v = Avx.BroadcastScalarToVector256(p + 80); s1a = Fma.MultiplyAdd(v, wa, s1a);
            v = Avx.BroadcastScalarToVector256(p + 160); s2a = Fma.MultiplyAdd(v, wa, s2a);
            v = Avx.BroadcastScalarToVector256(p + 240); s3a = Fma.MultiplyAdd(v, wa, s3a);
            v = Avx.BroadcastScalarToVector256(p + 320); s4a = Fma.MultiplyAdd(v, wa, s4a);
            v = Avx.BroadcastScalarToVector256(p + 400); s5a = Fma.MultiplyAdd(v, wa, s5a);
            wa = Avx.LoadVector256(q + 8);
            v = Avx.BroadcastScalarToVector256(p + 1); s0a = Fma.MultiplyAdd(v, wa, s0a);
            v = Avx.BroadcastScalarToVector256(p + 81); s1a = Fma.MultiplyAdd(v, wa, s1a);
            v = Avx.BroadcastScalarToVector256(p + 161); s2a = Fma.MultiplyAdd(v, wa, s2a);
            v = Avx.BroadcastScalarToVector256(p + 241); s3a = Fma.MultiplyAdd(v, wa, s3a);
            v = Avx.BroadcastScalarToVector256(p + 321); s4a = Fma.MultiplyAdd(v, wa, s4a);
            v = Avx.BroadcastScalarToVector256(p + 401); s5a = Fma.MultiplyAdd(v, wa, s5a);
            wa = Avx.LoadVector256(q + 16);
            v = Avx.BroadcastScalarToVector256(p + 2); s0a = Fma.MultiplyAdd(v, wa, s0a);
            v = Avx.BroadcastScalarToVector256(p + 82); s1a = Fma.MultiplyAdd(v, wa, s1a);
            v = Avx.BroadcastScalarToVector256(p + 162); s2a = Fma.MultiplyAdd(v, wa, s2a);
            v = Avx.BroadcastScalarToVector256(p + 242); s3a = Fma.MultiplyAdd(v, wa, s3a);
            v = Avx.BroadcastScalarToVector256(p + 322); s4a = Fma.MultiplyAdd(v, wa, s4a);
            v = Avx.BroadcastScalarToVector256(p + 402); s5a = Fma.MultiplyAdd(v, wa, s5a);
            Vector256<float> g0a = Avx.LoadVector256(gr); s0a = Avx.Multiply(s0a, Avx.Subtract(Vector256.Create(1f), Avx.Multiply(g0a, g0a))); Avx.Store(yr, s0a);
            Vector256<float> g1a = Avx.LoadVector256(gr + 80); s1a = Avx.Multiply(s1a, Avx.Subtract(Vector256.Create(1f), Avx.Multiply(g1a, g1a))); Avx.Store(yr + 80, s1a);
            Vector256<float> g2a = Avx.LoadVector256(gr + 160); s2a = Avx.Multiply(s2a, Avx.Subtract(Vector256.Create(1f), Avx.Multiply(g2a, g2a))); Avx.Store(yr + 160, s2a);
            Vector256<float> g3a = Avx.LoadVector256(gr + 240); s3a = Avx.Multiply(s3a, Avx.Subtract(Vector256.Create(1f), Avx.Multiply(g3a, g3a))); Avx.Store(yr + 240, s3a);
            Vector256<float> g4a = Avx.LoadVector256(gr + 320); s4a = Avx.Multiply(s4a, Avx.Subtract(Vector256.Create(1f), Avx.Multiply(g4a, g4a))); Avx.Store(yr + 320, s4a);
            Vector256<float> g5a = Avx.LoadVector256(gr + 400); s5a = Avx.Multiply(s5a, Avx.Subtract(Vector256.Create(1f), Avx.Multiply(g5a, g5a))); Avx.Store(yr + 400, s5a);
            xr += 480; yr += 480; gr += 480;
        }
        for (int r = fours; r != 0; r--)
        {
            Vector256<float> s0a = Vector256<float>.Zero, s1a = Vector256<float>.Zero, s2a = Vector256<float>.Zero, s3a = Vector256<float>.Zero;
            float* p = xr, q = wn;
            Vector256<float> v, wa;
            wa = Avx.LoadVector256(q);
            v = Avx.BroadcastScalarToVector256(p); s0a = Fma.MultiplyAdd(v, wa, s0a);
            v = Avx.BroadcastScalarToVector256(p + 80); s1a = Fma.MultiplyAdd(v, wa, s1a);
            v = Avx.BroadcastScalarToVector256(p + 160); s2a = Fma.MultiplyAdd(v, wa, s2a);
            v = Avx.BroadcastScalarToVector256(p + 240); s3a = Fma.MultiplyAdd(v, wa, s3a);
            wa = Avx.LoadVector256(q + 8);
            v = Avx.BroadcastScalarToVector256(p + 1); s0a = Fma.MultiplyAdd(v, wa, s0a);
            v = Avx.BroadcastScalarToVector256(p + 81); s1a = Fma.MultiplyAdd(v, wa, s1a);
            v = Avx.BroadcastScalarToVector256(p + 161); s2a = Fma.MultiplyAdd(v, wa, s2a);
            v = Avx.BroadcastScalarToVector256(p + 241); s3a = Fma.MultiplyAdd(v, wa, s3a);
            wa = Avx.LoadVector256(q + 16);
            v = Avx.BroadcastScalarToVector256(p + 2); s0a = Fma.MultiplyAdd(v, wa, s0a);
            v = Avx.BroadcastScalarToVector256(p + 82); s1a = Fma.MultiplyAdd(v, wa, s1a);
            v = Avx.BroadcastScalarToVector256(p + 162); s2a = Fma.MultiplyAdd(v, wa, s2a);
            v = Avx.BroadcastScalarToVector256(p + 242); s3a = Fma.MultiplyAdd(v, wa, s3a);
            Vector256<float> g0a = Avx.LoadVector256(gr); s0a = Avx.Multiply(s0a, Avx.Subtract(Vector256.Create(1f), Avx.Multiply(g0a, g0a))); Avx.Store(yr, s0a);
            Vector256<float> g1a = Avx.LoadVector256(gr + 80); s1a = Avx.Multiply(s1a, Avx.Subtract(Vector256.Create(1f), Avx.Multiply(g1a, g1a))); Avx.Store(yr + 80, s1a);
            Vector256<float> g2a = Avx.LoadVector256(gr + 160); s2a = Avx.Multiply(s2a, Avx.Subtract(Vector256.Create(1f), Avx.Multiply(g2a, g2a))); Avx.Store(yr + 160, s2a);
            Vector256<float> g3a = Avx.LoadVector256(gr + 240); s3a = Avx.Multiply(s3a, Avx.Subtract(Vector256.Create(1f), Avx.Multiply(g3a, g3a))); Avx.Store(yr + 240, s3a);
            xr += 320; yr += 320; gr += 320;
        }
        for (int r = ones; r != 0; r--)
        {
            Vector256<float> s0a = Vector256<float>.Zero;
            float* p = xr, q = wn;
            Vector256<float> v, wa;
            wa = Avx.LoadVector256(q);
            v = Avx.BroadcastScalarToVector256(p); s0a = Fma.MultiplyAdd(v, wa, s0a);
            wa = Avx.LoadVector256(q + 8);
            v = Avx.BroadcastScalarToVector256(p + 1); s0a = Fma.MultiplyAdd(v, wa, s0a);
            wa = Avx.LoadVector256(q + 16);
            v = Avx.BroadcastScalarToVector256(p + 2); s0a = Fma.MultiplyAdd(v, wa, s0a);
            Vector256<float> g0a = Avx.LoadVector256(gr); s0a = Avx.Multiply(s0a, Avx.Subtract(Vector256.Create(1f), Avx.Multiply(g0a, g0a))); Avx.Store(yr, s0a);
            xr += 80; yr += 80; gr += 80;
        }
    }
}

// DenseWeightGradient, Train: dW[o,i] = sum over samples of dy[o] x[i], [3] x [2] -> [3, 2]
private static void Dense2WeightGradient(float* x, float* dy, float* dw, int count, int begin, int end)
{
    for (int unit = Math.Max(begin, 0); unit < Math.Min(end, 1); unit++)
    {
        float* d = dw;
        float* p = x;
        float* q = dy;
        Vector256<float> s0a = Vector256<float>.Zero;
        Vector256<float> s1a = Vector256<float>.Zero;
        Vector256<float> v, da;
        for (int sample = count; sample != 0; sample--)
        {
            da = Avx.LoadVector256(q);
            v = Avx.BroadcastScalarToVector256(p); s0a = Fma.MultiplyAdd(v, da, s0a);
            v = Avx.BroadcastScalarToVector256(p + 1); s1a = Fma.MultiplyAdd(v, da, s1a);
            p += 80; q += 80;
        }
        Avx.Store(d, s0a);
        Avx.Store(d + 8, s1a);
    }
}

// BiasGradient, Train: db = sum of dy over samples, [3] -> [3]
private static void Dense2BiasGradient(float* dy, float* db, int count, int begin, int end)
{
    for (int unit = begin; unit < end; unit++)
    {
        Vector256<float> s0a = Vector256<float>.Zero, s1a = Vector256<float>.Zero, s2a = Vector256<float>.Zero, s3a = Vector256<float>.Zero;
        float* q = dy + unit * 8;
        for (int sample = count / 4; sample != 0; sample--)
        {
            s0a = Avx.Add(s0a, Avx.LoadVector256(q));
            s1a = Avx.Add(s1a, Avx.LoadVector256(q + 80));
            s2a = Avx.Add(s2a, Avx.LoadVector256(q + 160));
            s3a = Avx.Add(s3a, Avx.LoadVector256(q + 240));
            q += 320;
        }
        for (int sample = count % 4; sample != 0; sample--)
        {
            s0a = Avx.Add(s0a, Avx.LoadVector256(q));
            q += 80;
        }
        Avx.Store(db + unit * 8, Avx.Add(Avx.Add(s0a, s1a), Avx.Add(s2a, s3a)));
    }
}

// DenseWeightGradient, Train: dW[o,i] = sum over samples of dy[o] x[i], [2] x [3] -> [2, 3]
private static void Dense1WeightGradient(float* x, float* dy, float* dw, int count, int begin, int end)
{
    for (int unit = Math.Max(begin, 0); unit < Math.Min(end, 1); unit++)
    {
        float* d = dw;
        float* p = x;
        float* q = dy;
        Vector256<float> s0a = Vector256<float>.Zero;
        Vector256<float> s1a = Vector256<float>.Zero;
        Vector256<float> s2a = Vector256<float>.Zero;
        Vector256<float> v, da;
        for (int sample = count; sample != 0; sample--)
        {
            da = Avx.LoadVector256(q);
            v = Avx.BroadcastScalarToVector256(p); s0a = Fma.MultiplyAdd(v, da, s0a);
            v = Avx.BroadcastScalarToVector256(p + 1); s1a = Fma.MultiplyAdd(v, da, s1a);
            v = Avx.BroadcastScalarToVector256(p + 2); s2a = Fma.MultiplyAdd(v, da, s2a);
            p += 3; q += 80;
        }
        Avx.Store(d, s0a);
        Avx.Store(d + 8, s1a);
        Avx.Store(d + 16, s2a);
    }
}
