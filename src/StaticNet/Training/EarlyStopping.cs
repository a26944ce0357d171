namespace StaticNet;

/// <summary>What early stopping watches, on the validation data, or on the training data where there is none.</summary>
public enum Measure
{
    /// <summary>The loss; lower is better.</summary>
    Loss,

    /// <summary>The accuracy; higher is better.</summary>
    Accuracy,
}

/// <summary>
/// Ends training when epochs no longer help. The trainer keeps its count and the best weights, saves and loads them with the rest, and goes on
/// with them where Fit begins behind epoch 1.
/// </summary>
public sealed record EarlyStopping
{
    /// <summary>Sets the limits.</summary>
    /// <param name="patience">How many epochs in a row without an improvement end training, from 1.</param>
    /// <param name="minimumImprovement">By how much the measure must be better than the best before, from 0.</param>
    /// <param name="restoreBest">Whether the network has the weights of the best epoch when training ends, however it ends.</param>
    /// <param name="measure">What is watched.</param>
    /// <exception cref="ArgumentOutOfRangeException">A limit is out of its range.</exception>
    public EarlyStopping(int patience = 3, double minimumImprovement = 0, bool restoreBest = true, Measure measure = Measure.Loss)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(patience, 1);
        if (!(minimumImprovement >= 0))
            throw new ArgumentOutOfRangeException(nameof(minimumImprovement), minimumImprovement, "EarlyStopping needs a minimumImprovement of 0 or more");
        Patience = patience;
        MinimumImprovement = minimumImprovement;
        RestoreBest = restoreBest;
        Measure = measure;
    }

    /// <summary>How many epochs in a row without an improvement end training.</summary>
    public int Patience { get; }

    /// <summary>By how much the measure must be better than the best before.</summary>
    public double MinimumImprovement { get; }

    /// <summary>Whether the best epoch's weights are restored.</summary>
    public bool RestoreBest { get; }

    /// <summary>What is watched.</summary>
    public Measure Measure { get; }
}
