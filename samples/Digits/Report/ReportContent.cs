using StaticNet;

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
    public required IReadOnlyList<TrainingEpoch> Epochs { get; init; }

    /// <summary>The first layer's weights, [filters, 1, size, size].</summary>
    public required FilterBank Filters { get; init; }

    /// <summary>The index of the digit whose way through the network is shown.</summary>
    public required int ShownDigit { get; init; }

    /// <summary>What each layer made of it.</summary>
    public required IReadOnlyList<Activation> Layers { get; init; }

    /// <summary>The held-out digits.</summary>
    public required LabelledData HeldOut { get; init; }

    /// <summary>What the network took them for.</summary>
    public required Recognition Recognition { get; init; }
}

/// <summary>The filters of a convolution.</summary>
/// <param name="Name">The parameter's name.</param>
/// <param name="Shape">[filters, channels, height, width]</param>
/// <param name="Values">The weights in row-major order.</param>
public sealed record FilterBank(string Name, IReadOnlyList<int> Shape, float[] Values);
