namespace StaticNet;

/// <summary>How far a training is: reported after every step, and after every epoch with <see cref="Completed"/> set.</summary>
public readonly record struct TrainingProgress
{
    /// <summary>The running epoch, from 1.</summary>
    public required int Epoch { get; init; }

    /// <summary>How many epochs there will be at most.</summary>
    public required int Epochs { get; init; }

    /// <summary>Steps of this epoch that are done.</summary>
    public required int Step { get; init; }

    /// <summary>Steps of each epoch.</summary>
    public required int Steps { get; init; }

    /// <summary>The mean loss of this epoch's samples so far.</summary>
    public required double Loss { get; init; }

    /// <summary>The accuracy on them; NaN for regressors.</summary>
    public required double Accuracy { get; init; }

    /// <summary>The learning rate of the last step.</summary>
    public required double LearningRate { get; init; }

    /// <summary>Training samples in a second, in this epoch.</summary>
    public required double SamplesPerSecond { get; init; }

    /// <summary>Time to the end of this epoch at that speed.</summary>
    public required TimeSpan TimeLeft { get; init; }

    /// <summary>The epoch, where it has just ended; else null.</summary>
    public TrainingEpoch? Completed { get; init; }
}
