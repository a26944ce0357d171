using StaticNet.Weights;

namespace StaticNet;

// Saving training, to go on another day.
public abstract unsafe partial class Trainer
{
    internal ParameterUpdate ParameterUpdate => update;

    internal GradientAccumulation Accumulation => accumulation;

    /// <summary>What early stopping keeps; null where the last Fit had none.</summary>
    internal BestWeights? Best { get; private set; }

    /// <summary>
    /// Writes a safetensors file with the network, as <see cref="Network.Save(string)"/> does, and with what training needs to go on as if
    /// it had not been interrupted: the optimizer's state, averages, waiting gradients and early stopping's best weights (tensors
    /// "optim.NAME.STATE"), the step, the seed, the learning rate, the schedule and early stopping's count (metadata "training.*"). A failed
    /// save leaves an older file as it was. Networks load it too.
    /// </summary>
    /// <remarks>
    /// With early stopping, save when an epoch is reported (<see cref="TrainingProgress.Completed"/>): when Fit has returned, the network may hold the
    /// best epoch's weights and no longer the last one's.
    /// </remarks>
    /// <exception cref="InvalidOperationException">The network holds its averaged weights.</exception>
    /// <exception cref="IOException">The file cannot be written, as on a full disk.</exception>
    /// <exception cref="UnauthorizedAccessException">Nothing may be written there.</exception>
    public void Save(string path) => Collect().Write(path);

    /// <summary>Writes the same to a stream, which stays open.</summary>
    /// <inheritdoc cref="Save(string)" path="/exception"/>
    public void Save(Stream stream) => Collect().Write(stream);

    /// <summary>
    /// Takes up training where <see cref="Save(string)"/> left it. The trainer must be made with the same network and the same optimizer; its
    /// learning rate, schedule (but for one of your own, which the file does not know), seed, step, averages and what early stopping has
    /// seen become the file's. What else is set in code stays as it is: clipping, decay rules, the number of batches to accumulate, threads.
    /// The weights after the next steps are bit by bit those of training without interruption; so are those of the next epochs, and the epoch
    /// in which training ends, if <see cref="FitOptions.FirstEpoch"/> is the one behind the last that the file has.
    /// </summary>
    /// <exception cref="WeightsException">The file does not fit the network, the optimizer, or is no file of training; nothing was changed.</exception>
    /// <exception cref="SafetensorsException">The file is malformed; nothing was changed.</exception>
    /// <exception cref="InvalidOperationException">The network holds its averaged weights.</exception>
    public void Load(string path) => Restore(SafetensorsFile.Open(path), path);

    /// <summary>Takes up training from a stream, which is read to its end and stays open.</summary>
    /// <inheritdoc cref="Load(string)" path="/exception"/>
    public void Load(Stream stream) => Restore(SafetensorsFile.Read(stream), "the stream");

    /// <summary>Makes ready for a Fit: early stopping goes on where it was, begins anew with epoch 1, and is forgotten by a Fit without it.</summary>
    /// <exception cref="ArgumentException">It cannot go on so.</exception>
    internal void WatchBest(FitOptions? options)
    {
        if (options?.EarlyStopping is not { } rule)
        {
            WatchBest((EarlyStoppingState?)null);
            return;
        }

        if (options.FirstEpoch == 1 || Best is null)
            WatchBest(EarlyStoppingState.Begin(rule, options.FirstEpoch));
        else if (Best.State.Misfit(rule, options.FirstEpoch) is { } misfit)
            throw new ArgumentException(misfit, nameof(options));
    }

    /// <summary>Puts early stopping where a file left it.</summary>
    internal void WatchBest(EarlyStoppingState? state)
    {
        Best?.Dispose();
        Best = state is null ? null : new BestWeights(Network, state);
    }

    /// <summary>Puts in what a file remembers beside tensors.</summary>
    internal void Restore(TrainingMetadata metadata)
    {
        Optimizer.LearningRate = metadata.LearningRate;
        Schedule = metadata.Schedule ?? Schedule;
        Seed = metadata.Seed;
        StepCount = metadata.Step;
        (LastLoss, LastAccuracy, LastGradientNorm) = (float.NaN, float.NaN, double.NaN);
    }

    private SafetensorsWriter Collect()
    {
        ObjectDisposedException.ThrowIf(disposed, this);
        RefuseAverages("training cannot be saved");
        SafetensorsWriter writer = TrainingFile.Collect(this);
        GC.KeepAlive(this);
        return writer;
    }

    private void Restore(SafetensorsFile file, string source)
    {
        ObjectDisposedException.ThrowIf(disposed, this);
        RefuseAverages("training cannot be loaded");
        TrainingFile.Restore(this, file, source);
        GC.KeepAlive(this);
    }
}
