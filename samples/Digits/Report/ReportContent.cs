using Digits.Data;

namespace Digits.Report;

/// <summary>Everything that the report shows.</summary>
public sealed record ReportContent
{
    /// <summary>What the digits are: "drawn digits".</summary>
    public required string DataName { get; init; }

    /// <summary>How many digits were learned from.</summary>
    public required int TrainingCount { get; init; }

    /// <summary>How long that took.</summary>
    public required double TrainingSeconds { get; init; }

    /// <summary>How long one prediction takes.</summary>
    public required double MicrosecondsPerPrediction { get; init; }

    /// <summary>How many numbers the network learned.</summary>
    public required long Parameters { get; init; }

    /// <summary>The epochs in order.</summary>
    public required IReadOnlyList<EpochPoint> Epochs { get; init; }

    /// <summary>The first layer's weights, [filters, 1, size, size].</summary>
    public required LayerPicture Filters { get; init; }

    /// <summary>The index of the digit whose way through the network is shown.</summary>
    public required int ShownDigit { get; init; }

    /// <summary>What each layer made of it.</summary>
    public required IReadOnlyList<LayerPicture> Layers { get; init; }

    /// <summary>The held-out digits.</summary>
    public required DigitSet HeldOut { get; init; }

    /// <summary>What the network took them for.</summary>
    public required Evaluation Evaluation { get; init; }
}

/// <summary>How far learning was after an epoch. Losses are means over the digits, accuracies are shares.</summary>
public sealed record EpochPoint(int Epoch, double TrainingLoss, double TrainingAccuracy, double HeldOutLoss, double HeldOutAccuracy);

/// <summary>Numbers to be shown as an image for each channel.</summary>
/// <param name="Name">The layer's name.</param>
/// <param name="Kind">What it is, with its settings.</param>
/// <param name="Shape">[channels, height, width], or [length].</param>
/// <param name="Values">The numbers in row-major order.</param>
public sealed record LayerPicture(string Name, string Kind, IReadOnlyList<int> Shape, float[] Values);
