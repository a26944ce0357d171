using System.Runtime.CompilerServices;

namespace StaticNet;

// What happens between a batch's gradient and the new weights.
public abstract unsafe partial class Trainer
{
    /// <summary>How large gradients are kept from making large steps; null for not at all.</summary>
    public GradientClipping? Clipping
    {
        get => update.Clipping;
        set => update.Clipping = value;
    }

    /// <summary>Which parameters decay, and how much.</summary>
    public DecayRules Decay => update.Decay;

    /// <summary>
    /// How many batches make an update, from 1: the others' gradients are summed, so that the update is that of one batch of all
    /// their samples (but for normalisations over the batch, which know only the batch at hand).
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">It is less than 1.</exception>
    public int AccumulationSteps
    {
        get => accumulation.Steps;
        set
        {
            ObjectDisposedException.ThrowIf(disposed, this);
            accumulation.Steps = value >= 1 ? value : throw new ArgumentOutOfRangeException(nameof(AccumulationSteps), value, $"A trainer of {description.Name} needs AccumulationSteps of 1 or more");
            if (value > 1)
                _ = accumulation.Sums; // Allocated here, so that no step has to.
        }
    }

    /// <summary>
    /// How much of the exponential moving average of the weights stays at each update, from 0 to under 1 and usually 0.999; null
    /// for no average. It begins with the weights at the time when this is set. See <see cref="UseAverages"/>.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">It is out of its range.</exception>
    /// <exception cref="InvalidOperationException">The averages are in use.</exception>
    public double? AverageDecay
    {
        get => update.Average?.Decay;
        set
        {
            ObjectDisposedException.ThrowIf(disposed, this);
            RefuseAverages("AverageDecay cannot be set");
            if (value is { } decay && decay is not (>= 0 and < 1))
                throw new ArgumentOutOfRangeException(nameof(AverageDecay), value, $"A trainer of {description.Name} needs an AverageDecay from 0 to under 1");
            if (value is null)
            {
                update.Average?.Dispose();
                update.Average = null;
            }
            else if (update.Average is { } average)
            {
                average.Decay = value.Value;
            }
            else
            {
                update.Average = new WeightAverage(Network, value.Value);
            }
        }
    }

    /// <summary>
    /// Makes the averaged weights the network's until the result is disposed, which puts the trained ones back:
    /// <c>using (trainer.UseAverages()) network.Save(path);</c>
    /// </summary>
    /// <exception cref="InvalidOperationException">There is no average, or it is in use already.</exception>
    public AveragedWeights UseAverages()
    {
        ObjectDisposedException.ThrowIf(disposed, this);
        RefuseAverages("they cannot be used twice");
        return new AveragedWeights(update.Average ?? throw new InvalidOperationException($"The trainer of {description.Name} keeps no averages; set AverageDecay before the steps"));
    }

    /// <summary>Makes the update of batches that still wait for others, as at the end of training; false where none wait.</summary>
    /// <exception cref="InvalidOperationException">The network holds its averaged weights.</exception>
    /// <exception cref="ObjectDisposedException">The trainer is disposed.</exception>
    public bool FinishAccumulation()
    {
        ObjectDisposedException.ThrowIf(disposed, this);
        RefuseAverages("no update can be made");
        double rate = CheckedRate();
        if (!accumulation.Flush(pool))
            return false;
        Update(norm.Compute(pool), rate);
        return true;
    }

    /// <summary>Tells the schedule how an epoch went, as Fit does after each: <see cref="ReduceOnPlateau"/> wants to know.</summary>
    /// <param name="loss">The loss, best on validation data.</param>
    /// <param name="accuracy">The accuracy; NaN for regressors.</param>
    public void Observe(double loss, double accuracy = double.NaN) => Schedule = Schedule.Observe(loss, accuracy);

    /// <summary>Updates the weights, or lets the gradient wait for others.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void TakeGradient(double weight, int samples, double rate)
    {
        bool isAlone = accumulation.Batches == 0;
        if (accumulation.Take(pool, weight, samples))
            Update(isAlone ? LastGradientNorm : norm.Compute(pool), rate);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Update(double length, double rate)
    {
        LastGradientNorm = length;
        update.Run(pool, Network.WeightPointer, StepCount, rate, schedule.Momentum(StepCount) ?? double.NaN, length);
        StepCount++;
        GC.KeepAlive(this);
    }

    /// <summary>The next step's learning rate, where a step can be made.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private double CheckedRate()
    {
        RefuseAverages("no step can be made");
        double rate = LearningRate;
        if (rate is >= 0 and <= 1e12)
            return rate;
        throw new InvalidOperationException(FormattableString.Invariant($"The schedule {schedule} gives a learning rate of {rate} at step {StepCount}, but it must be from 0 to 1e12"));
    }

    private void RefuseAverages(string so)
    {
        if (update.Average is { IsSwapped: true })
            throw new InvalidOperationException($"{description.Name} holds its averaged weights, so {so}; dispose what UseAverages gave first");
    }
}
