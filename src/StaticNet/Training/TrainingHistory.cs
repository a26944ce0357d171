using System.Collections;
using System.Text;

namespace StaticNet;

/// <summary>Why a training ended.</summary>
public enum StopReason
{
    /// <summary>All epochs were made.</summary>
    Completed,

    /// <summary>Epochs no longer helped; see <see cref="EarlyStopping"/>.</summary>
    EarlyStopping,

    /// <summary>It was cancelled.</summary>
    Cancelled,
}

/// <summary>The epochs of a training, in order. An epoch that was cancelled in its middle is not among them.</summary>
public sealed class TrainingHistory : IReadOnlyList<TrainingEpoch>
{
    private readonly IReadOnlyList<TrainingEpoch> epochs;

    internal TrainingHistory(IReadOnlyList<TrainingEpoch> epochs, StopReason stopReason, int? bestEpoch)
    {
        this.epochs = epochs;
        StopReason = stopReason;
        BestEpoch = bestEpoch;
    }

    /// <summary>Why it ended.</summary>
    public StopReason StopReason { get; }

    /// <summary>The number of the best epoch, from 1, by early stopping's measure; null without early stopping or epochs.</summary>
    public int? BestEpoch { get; }

    /// <inheritdoc/>
    public int Count => epochs.Count;

    /// <inheritdoc/>
    public TrainingEpoch this[int index] => epochs[index];

    /// <inheritdoc/>
    public IEnumerator<TrainingEpoch> GetEnumerator() => epochs.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <summary>One line for each epoch.</summary>
    public override string ToString()
    {
        var text = new StringBuilder();
        foreach (TrainingEpoch epoch in epochs)
            text.Append(ProgressText.Epoch(epoch, epochs.Count)).Append('\n');
        return text.ToString();
    }
}
