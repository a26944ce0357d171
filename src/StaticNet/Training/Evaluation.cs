namespace StaticNet;

/// <summary>How good predictions are on a set of data.</summary>
/// <param name="Loss">For classifiers the mean of -ln p, p the predicted probability of the right class and at least 1.2e-38; for regressors the mean squared error over all values.</param>
/// <param name="Accuracy">The share of samples whose most probable class, the first of equals, is right; NaN for regressors.</param>
/// <param name="Count">How many samples.</param>
public readonly record struct Evaluation(double Loss, double Accuracy, int Count);
