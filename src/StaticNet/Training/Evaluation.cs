namespace StaticNet;

/// <summary>How good predictions are on a set of data.</summary>
/// <param name="Loss">For classifiers the mean of -ln p, p the predicted probability of the right class and at least 1.2e-38; for regressors the mean squared error over all values. Of several losses the sum, each times its weight.</param>
/// <param name="Accuracy">The share of samples whose most probable class, the first of equals, is right; NaN for regressors. The mean over the outputs that are classes.</param>
/// <param name="Count">How many samples.</param>
public readonly record struct Evaluation(double Loss, double Accuracy, int Count)
{
    private readonly IReadOnlyList<OutputEvaluation>? outputs;

    /// <summary>Each output by itself, in the order of the losses, where there are several losses; else empty.</summary>
    public IReadOnlyList<OutputEvaluation> Outputs
    {
        get => outputs ?? [];
        init => outputs = value;
    }
}

/// <summary>How good the predictions of one output are.</summary>
/// <param name="Name">The output's layer.</param>
/// <param name="Loss">As <see cref="Evaluation.Loss"/>, without the loss's weight.</param>
/// <param name="Accuracy">As <see cref="Evaluation.Accuracy"/>.</param>
public readonly record struct OutputEvaluation(string Name, double Loss, double Accuracy);
