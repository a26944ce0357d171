namespace StaticNet.Tests.Support;

/// <summary>Dense(8), tanh, Dense(3), softmax and cross-entropy, in double: w1 [8, 6], b1 [8], w2 [3, 8], b2 [3].</summary>
internal sealed class TinyNet(float[] inputs, int[] labels)
{
    private const int In = 6, Hidden = 8, Out = 3, B1 = Hidden * In, W2 = B1 + Hidden, B2 = W2 + Out * Hidden;

    public double Gradient(float[] p, double[] d)
    {
        double loss = 0;
        for (int sample = 0; sample < labels.Length; sample++)
        {
            double[] h = new double[Hidden], z = new double[Out], dh = new double[Hidden];
            for (int i = 0; i < Hidden; i++)
                h[i] = Math.Tanh(p[B1 + i] + Enumerable.Range(0, In).Sum(k => (double)p[i * In + k] * inputs[sample * In + k]));
            for (int o = 0; o < Out; o++)
                z[o] = p[B2 + o] + Enumerable.Range(0, Hidden).Sum(k => p[W2 + o * Hidden + k] * h[k]);
            double sum = z.Sum(Math.Exp);
            loss += (Math.Log(sum) - z[labels[sample]]) / labels.Length;
            for (int o = 0; o < Out; o++)
            {
                double dz = (Math.Exp(z[o]) / sum - (o == labels[sample] ? 1 : 0)) / labels.Length;
                d[B2 + o] += dz;
                for (int k = 0; k < Hidden; k++)
                {
                    d[W2 + o * Hidden + k] += dz * h[k];
                    dh[k] += dz * p[W2 + o * Hidden + k];
                }
            }

            for (int i = 0; i < Hidden; i++)
            {
                double da = dh[i] * (1 - h[i] * h[i]);
                d[B1 + i] += da;
                for (int k = 0; k < In; k++)
                    d[i * In + k] += da * inputs[sample * In + k];
            }
        }

        return loss;
    }
}
