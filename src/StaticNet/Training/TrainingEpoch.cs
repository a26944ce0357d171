namespace StaticNet;

/// <summary>One epoch of a training. What was not measured is NaN.</summary>
/// <param name="Epoch">Its number, from 1.</param>
/// <param name="Loss">The mean loss of the training samples, each as it was before its step's update.</param>
/// <param name="Accuracy">The accuracy, likewise.</param>
/// <param name="ValidationLoss">The loss on the validation data after the epoch.</param>
/// <param name="ValidationAccuracy">The accuracy on the validation data after the epoch.</param>
/// <param name="LearningRate">The learning rate of the epoch's last step.</param>
/// <param name="Seconds">Time for training, without validation and reports.</param>
/// <param name="SamplesPerSecond">Training samples in a second of that.</param>
public sealed record TrainingEpoch(int Epoch, double Loss, double Accuracy, double ValidationLoss, double ValidationAccuracy, double LearningRate, double Seconds, double SamplesPerSecond)
{
    /// <summary>Each output by itself, in the order of the losses, where there are several losses; else empty.</summary>
    public IReadOnlyList<OutputEpoch> Outputs { get; init; } = [];
}

/// <summary>What one output was in an epoch; as in <see cref="TrainingEpoch"/>, and without the loss's weight.</summary>
/// <param name="Name">The output's layer.</param>
/// <param name="Loss">The mean loss of the training samples.</param>
/// <param name="Accuracy">The accuracy on them.</param>
/// <param name="ValidationLoss">The loss on the validation data.</param>
/// <param name="ValidationAccuracy">The accuracy on the validation data.</param>
public sealed record OutputEpoch(string Name, double Loss, double Accuracy, double ValidationLoss, double ValidationAccuracy);
