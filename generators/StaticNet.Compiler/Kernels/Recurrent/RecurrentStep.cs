using System;

namespace StaticNet.Compiler.Kernels.Recurrent;

/// <summary>One step of a recurrent layer in double: what emitted steps mean.</summary>
internal static class RecurrentStep
{
    /// <summary>Moves the state on.</summary>
    /// <param name="gates">The gates.</param>
    /// <param name="a">W x and the biases of this step, at <paramref name="at"/>.</param>
    /// <param name="at">Where in a.</param>
    /// <param name="u">U [G H, H], the weights on the state.</param>
    /// <param name="bias">The state's bias, for the gate in which it is gated; null where there is none.</param>
    /// <param name="h">The state, overwritten.</param>
    /// <param name="c">The cells of an LSTM, overwritten.</param>
    /// <returns>What the backward pass keeps.</returns>
    public static double[] Run(Gates gates, double[] a, int at, double[] u, double[]? bias, double[] h, double[] c)
    {
        int units = gates.Units, padded = gates.Padded;
        var kept = new double[gates.Kept * padded];
        var next = new double[units];
        double Sum(int gate, int j)
        {
            double sum = 0;
            for (int k = 0; k < units; k++)
                sum += u[(gate * units + j) * units + k] * h[k];
            return sum;
        }

        for (int j = 0; j < units; j++)
        {
            double Gate(int gate) => a[at + gate * padded + j] + Sum(gate, j);
            switch (gates.Cell)
            {
                case RecurrentCell.Simple:
                    next[j] = kept[j] = Math.Tanh(Gate(0));
                    break;
                case RecurrentCell.Gru:
                    double r = kept[j] = Logistic(Gate(0)), z = kept[padded + j] = Logistic(Gate(1));
                    double m = kept[3 * padded + j] = Sum(2, j) + bias![2 * units + j];
                    double n = kept[2 * padded + j] = Math.Tanh(a[at + 2 * padded + j] + r * m);
                    next[j] = (1 - z) * n + z * h[j];
                    break;
                default:
                    double i = kept[j] = Logistic(Gate(0)), f = kept[padded + j] = Logistic(Gate(1));
                    double g = kept[2 * padded + j] = Math.Tanh(Gate(2)), o = kept[3 * padded + j] = Logistic(Gate(3));
                    c[j] = f * c[j] + i * g;
                    next[j] = o * Math.Tanh(c[j]);
                    break;
            }
        }

        next.CopyTo(h, 0);
        return kept;
    }

    private static double Logistic(double x) => 1 / (1 + Math.Exp(-x));
}
