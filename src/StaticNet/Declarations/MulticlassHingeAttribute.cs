namespace StaticNet;

/// <summary>
/// <c>sum max(0, x[c] - x[label] + 1)</c> over the classes but the label's, mean over the batch (Crammer and Singer 2001, as ConvNetJS's svm). The output
/// is a vector of scores, and so is a prediction.
/// </summary>
public sealed class MulticlassHingeAttribute : LossAttribute
{
    /// <summary>Whether the sum is divided by the number of classes, as PyTorch's MultiMarginLoss does.</summary>
    public bool DivideByClasses { get; set; }
}
