using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace StaticNet;

/// <summary>
/// The arithmetic of Adam and AdamW: m = b1 m + (1 - b1) g; v = b2 v + (1 - b2) g^2;
/// w = keep w - rate/(1 - b1^t) m / (sqrt(v)/sqrt(1 - b2^t) + epsilon), t the number of updates with this one. AMSGrad
/// (Reddi et al. 2018) divides by the largest v so far.
/// </summary>
/// <param name="Beta1">How much of the mean gradient stays.</param>
/// <param name="Beta2">How much of the mean square stays.</param>
/// <param name="Epsilon">Added to the root, outside.</param>
/// <param name="CoupledDecay">Factor of the weights that is added to their gradients.</param>
/// <param name="DecoupledDecay">Factor of the weights that, times the rate, is taken off them first.</param>
/// <param name="AmsGrad">Whether to divide by the largest mean square so far.</param>
internal readonly record struct AdamUpdate(double Beta1, double Beta2, double Epsilon, double CoupledDecay, double DecoupledDecay, bool AmsGrad)
{
    public IReadOnlyList<string> StateNames => AmsGrad ? ["exp_avg", "exp_avg_sq", "max_exp_avg_sq"] : ["exp_avg", "exp_avg_sq"];

    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public unsafe void Run(in ParameterRange range)
    {
        // Corrections are computed in double and rounded once: 1 - b2^t is 1e-3 at first.
        double t = range.Step + 1.0, beta1 = range.MomentumOr(Beta1);
        Vector256<float> rate = Vector256.Create((float)(-range.LearningRate / (1 - Math.Pow(beta1, t))));
        Vector256<float> rootScale = Vector256.Create((float)(1 / Math.Sqrt(1 - Math.Pow(Beta2, t))));
        Vector256<float> keep = Vector256.Create((float)(1 - range.LearningRate * DecoupledDecay * range.DecayScale));
        Vector256<float> b1 = Vector256.Create((float)beta1), new1 = Vector256.Create((float)(1 - beta1));
        Vector256<float> b2 = Vector256.Create((float)Beta2), new2 = Vector256.Create((float)(1 - Beta2));
        Vector256<float> epsilon = Vector256.Create((float)Epsilon), decay = Vector256.Create((float)(CoupledDecay * range.DecayScale));

        float* w = range.Weights + range.Begin, end = range.Weights + range.End;
        float* g = range.Gradients + range.Begin;
        float* m = range.State + range.Begin;
        float* v = range.State + range.StateStride + range.Begin;
        float* largest = v + range.StateStride; // Only there with AMSGrad.
        bool amsGrad = AmsGrad;
        for (; w < end; w += 8, g += 8, m += 8, v += 8, largest += 8)
        {
            Vector256<float> weight = Vector256.Load(w);
            Vector256<float> gradient = Vector256.MultiplyAddEstimate(decay, weight, Vector256.Load(g));
            Vector256<float> mean = Vector256.MultiplyAddEstimate(b1, Vector256.Load(m), new1 * gradient);
            Vector256<float> square = Vector256.MultiplyAddEstimate(b2, Vector256.Load(v), new2 * gradient * gradient);
            mean.Store(m);
            square.Store(v);
            if (amsGrad)
            {
                square = Vector256.Max(square, Vector256.Load(largest));
                square.Store(largest);
            }

            Vector256<float> root = Vector256.MultiplyAddEstimate(Vector256.Sqrt(square), rootScale, epsilon);
            Vector256.MultiplyAddEstimate(rate, mean / root, keep * weight).Store(w);
        }
    }
}
