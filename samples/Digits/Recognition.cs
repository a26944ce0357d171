namespace Digits;

/// <summary>How right a network is on digits whose labels are known.</summary>
public sealed class Recognition
{
    /// <summary>How many digits there are to tell apart.</summary>
    public const int Classes = 10;

    private readonly float[] _probabilities;
    private readonly int[] _labels;

    /// <summary>Compares predictions with labels.</summary>
    /// <param name="probabilities">[count, 10]</param>
    /// <param name="labels">[count]</param>
    public Recognition(float[] probabilities, ReadOnlySpan<int> labels)
    {
        if (probabilities.Length != labels.Length * Classes)
            throw new ArgumentException($"{labels.Length} labels need {labels.Length * Classes} probabilities, but there are {probabilities.Length}");
        _probabilities = probabilities;
        _labels = labels.ToArray();
        for (int i = 0; i < labels.Length; i++)
            Confusion[labels[i], Predicted(i)]++;
        Right = Enumerable.Range(0, Classes).Sum(digit => Confusion[digit, digit]);
        // The surest mistakes first: they teach most.
        Mistakes = [.. Enumerable.Range(0, Count).Where(i => Predicted(i) != _labels[i]).OrderByDescending(i => Probabilities(i)[Predicted(i)]).ThenBy(i => i)];
    }

    /// <summary>Confusion[label, predicted] is how many digits were taken so.</summary>
    public int[,] Confusion { get; } = new int[Classes, Classes];

    /// <summary>How many there are.</summary>
    public int Count => _labels.Length;

    /// <summary>How many were taken for what they are.</summary>
    public int Right { get; }

    /// <summary>The share of the right ones.</summary>
    public double Accuracy => Right / (double)Count;

    /// <summary>The wrong ones, the surest first.</summary>
    public IReadOnlyList<int> Mistakes { get; }

    /// <summary>What digit an image shows.</summary>
    public int Label(int index) => _labels[index];

    /// <summary>What the network takes each image for: [10], the probability of each digit.</summary>
    public ReadOnlySpan<float> Probabilities(int index) => _probabilities.AsSpan(index * Classes, Classes);

    /// <summary>The likeliest digit.</summary>
    public int Predicted(int index) => Likeliest(Probabilities(index));

    /// <summary>Of the right ones, the surest and the least sure.</summary>
    public (int Surest, int LeastSure) Extremes()
    {
        var right = Enumerable.Range(0, Count).Where(i => Predicted(i) == _labels[i]).DefaultIfEmpty(0).ToList();
        return (right.MaxBy(Certainty), right.MinBy(Certainty));
    }

    /// <summary>The index of the greatest value, the first of equals.</summary>
    public static int Likeliest(ReadOnlySpan<float> probabilities)
    {
        int best = 0;
        for (int i = 1; i < probabilities.Length; i++)
            if (probabilities[i] > probabilities[best])
                best = i;
        return best;
    }

    private float Certainty(int index) => Probabilities(index)[Predicted(index)];
}
