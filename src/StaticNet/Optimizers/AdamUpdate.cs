using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace StaticNet;

/// <summary>
/// The arithmetic of Adam and AdamW: m = b1 m + (1 - b1) g; v = b2 v + (1 - b2) g^2;
/// w = keep w - rate/(1 - b1^t) m / (sqrt(v)/sqrt(1 - b2^t) + epsilon), t the number of updates with this one.
/// </summary>
/// <param name="Beta1">How much of the mean gradient stays.</param>
/// <param name="Beta2">How much of the mean square stays.</param>
/// <param name="Epsilon">Added to the root, outside.</param>
/// <param name="CoupledDecay">Factor of the weights that is added to their gradients.</param>
/// <param name="DecoupledDecay">Factor of the weights that, times the rate, is taken off them first.</param>
internal readonly record struct AdamUpdate(double Beta1, double Beta2, double Epsilon, double CoupledDecay, double DecoupledDecay)
{
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public unsafe void Run(in ParameterRange range)
    {
        // Corrections are computed in double and rounded once: 1 - b2^t is 1e-3 at first.
        double t = range.Step + 1.0;
        Vector256<float> rate = Vector256.Create((float)(-range.LearningRate / (1 - Math.Pow(Beta1, t))));
        Vector256<float> rootScale = Vector256.Create((float)(1 / Math.Sqrt(1 - Math.Pow(Beta2, t))));
        Vector256<float> keep = Vector256.Create((float)(1 - range.LearningRate * DecoupledDecay));
        Vector256<float> b1 = Vector256.Create((float)Beta1), new1 = Vector256.Create((float)(1 - Beta1));
        Vector256<float> b2 = Vector256.Create((float)Beta2), new2 = Vector256.Create((float)(1 - Beta2));
        Vector256<float> epsilon = Vector256.Create((float)Epsilon), decay = Vector256.Create((float)CoupledDecay);

        float* w = range.Weights + range.Begin, end = range.Weights + range.End;
        float* g = range.Gradients + range.Begin;
        float* m = range.State + range.Begin;
        float* v = range.State + range.StateStride + range.Begin;
        for (; w < end; w += 8, g += 8, m += 8, v += 8)
        {
            Vector256<float> weight = Vector256.Load(w);
            Vector256<float> gradient = Vector256.MultiplyAddEstimate(decay, weight, Vector256.Load(g));
            Vector256<float> mean = Vector256.MultiplyAddEstimate(b1, Vector256.Load(m), new1 * gradient);
            Vector256<float> square = Vector256.MultiplyAddEstimate(b2, Vector256.Load(v), new2 * gradient * gradient);
            mean.Store(m);
            square.Store(v);
            Vector256<float> root = Vector256.MultiplyAddEstimate(Vector256.Sqrt(square), rootScale, epsilon);
            Vector256.MultiplyAddEstimate(rate, mean / root, keep * weight).Store(w);
        }
    }
}
