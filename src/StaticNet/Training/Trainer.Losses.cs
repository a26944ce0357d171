using System.Runtime.CompilerServices;
using StaticNet.Runtime;

namespace StaticNet;

/// <summary>The losses of a step: how much each counts, and what each was.</summary>
public abstract unsafe partial class Trainer
{
    private readonly NativeBlock lossScales;
    private readonly LabelTotals[] totals;
    private readonly float[] lastLosses, lastAccuracies;
    private readonly bool weighsLabels, classifies;
    private int summed;

    /// <summary>The mean of each loss by itself and without its weight, in the order of the declaration.</summary>
    public ReadOnlySpan<float> LastLosses => lastLosses;

    /// <summary>The accuracy of each output that has a loss, in the order of the declaration; NaN where targets are no classes.</summary>
    public ReadOnlySpan<float> LastAccuracies => lastAccuracies;

    // How much the labels of each loss count, and so what its gradients are multiplied by.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void SumLabels(int* labels, int count)
    {
        if (count == summed && !weighsLabels)
            return;
        summed = count;
        int offset = 0, stride = description.TargetLength;
        for (int i = 0; i < totals.Length; i++)
        {
            LossDescription loss = description.Losses[i];
            totals[i] = LabelTotals.Of(loss, labels + offset, stride, count);
            step->LossScales[i] = totals[i].Weight > 0 ? (float)(loss.Weight / totals[i].Weight) : 0;
            offset += loss.Length;
        }

        step->LossScale = step->LossScales[0];
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private double SumLosses(int count)
    {
        double sum = 0;
        for (int i = 0; i < totals.Length; i++)
        {
            double mean = Mean(losses.Pointer + i, totals.Length, count, totals[i].Weight);
            lastLosses[i] = (float)mean;
            sum += description.Losses[i].Weight * mean;
        }

        return sum;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private float SumHits(int count)
    {
        if (!classifies)
            return float.NaN;
        double sum = 0;
        int classifying = 0;
        for (int i = 0; i < totals.Length; i++)
        {
            if (description.Losses[i].Target != TargetKind.ClassIndex)
                continue;
            double mean = Mean(hits.Pointer + i, totals.Length, count, totals[i].Kept);
            lastAccuracies[i] = (float)mean;
            sum += mean;
            classifying++;
        }

        return classifying == 0 ? float.NaN : (float)(sum / classifying);
    }

    // In order and in double, whatever threads computed the terms. Where nothing counts there is nothing to learn, and the mean is 0.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static double Mean(float* values, int stride, int count, double weight)
    {
        double sum = 0;
        for (int i = 0; i < count; i++)
            sum += values[(nint)i * stride];
        return weight > 0 ? sum / weight : 0;
    }
}
