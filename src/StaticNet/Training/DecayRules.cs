using StaticNet.Runtime;

namespace StaticNet;

/// <summary>
/// Which parameters decay, and how much: the optimizer's own weight decay (coupled or not) and <see cref="L1"/> are multiplied by
/// each parameter's multiplier, which is 1 unless set. Rules belong to the training and not to the declaration, so one network
/// can be trained in several ways.
/// </summary>
public sealed class DecayRules
{
    private readonly NetworkDescription description;
    private readonly Dictionary<string, double> multipliers = [];
    private double l1;

    internal DecayRules(NetworkDescription description)
    {
        this.description = description;
        foreach (ParameterDescription parameter in Trained)
            multipliers[parameter.Name] = 1;
        Segments = Merge();
    }

    /// <summary>Times the sign of each weight (0 at 0), this is added to its gradient, after clipping; from 0. It makes weights sparse.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is negative or not finite.</exception>
    public double L1
    {
        get => l1;
        set => l1 = value >= 0 && float.IsFinite((float)value)
            ? value
            : throw new ArgumentOutOfRangeException(nameof(L1), value, $"Decay of {description.Name} needs an L1 of 0 or more");
    }

    /// <summary>Parameters that follow each other with the same multiplier, in order; the ends are floats of the weight block.</summary>
    internal (nint End, double Multiplier)[] Segments { get; private set; }

    private IEnumerable<ParameterDescription> Trained => description.Parameters.Where(x => x.Trainable);

    /// <summary>Sets the multiplier of a parameter ("dense1.weight"), of a layer's parameters ("dense1"), or of a block's ("block2").</summary>
    /// <param name="name">Whose.</param>
    /// <param name="multiplier">From 0, which is no decay.</param>
    /// <exception cref="ArgumentOutOfRangeException">The multiplier is negative or not finite.</exception>
    /// <exception cref="KeyNotFoundException">Nothing that is trained has this name; the message names the nearest one.</exception>
    public void Set(string name, double multiplier)
    {
        ArgumentNullException.ThrowIfNull(name);
        if (!(multiplier >= 0 && float.IsFinite((float)multiplier)))
            throw new ArgumentOutOfRangeException(nameof(multiplier), multiplier, $"Decay of '{name}' needs a multiplier of 0 or more");
        ParameterDescription[] meant = [.. Trained.Where(x => x.Name == name || x.Name.StartsWith(name + ".", StringComparison.Ordinal))];
        if (meant.Length == 0)
            throw new KeyNotFoundException(NearestName.Missing(description.Name, "trained parameter, layer or block", name, Trained.SelectMany(x => (string[])[x.Layer, x.Name]).Distinct()));
        foreach (ParameterDescription parameter in meant)
            multipliers[parameter.Name] = multiplier;
        Segments = Merge();
    }

    /// <summary>
    /// Sets the multipliers of biases, of normalisations' parameters and of PReLU's slopes to 0: of everything with one axis, and of
    /// layers whose kind ends in Norm. What decays then is what is multiplied by, as one usually wants.
    /// </summary>
    public void ExcludeBiasesAndNorms()
    {
        foreach (ParameterDescription parameter in Trained)
        {
            string kind = description.Layers.FirstOrDefault(x => x.Name == parameter.Layer)?.Kind.Split('(')[0] ?? "";
            if (parameter.Shape.Length == 1 || kind.EndsWith("Norm", StringComparison.Ordinal))
                multipliers[parameter.Name] = 0;
        }

        Segments = Merge();
    }

    /// <summary>The multiplier of one parameter.</summary>
    /// <param name="parameter">The name of a trained parameter: "dense1.weight".</param>
    /// <exception cref="KeyNotFoundException">There is none of this name; the message names the nearest one.</exception>
    public double MultiplierOf(string parameter) => multipliers.TryGetValue(parameter, out double multiplier)
        ? multiplier
        : throw new KeyNotFoundException(NearestName.Missing(description.Name, "trained parameter", parameter, multipliers.Keys));

    private (nint End, double Multiplier)[] Merge()
    {
        var segments = new List<(nint End, double Multiplier)>();
        foreach (ParameterDescription parameter in Trained.OrderBy(x => x.Offset))
        {
            nint end = parameter.Offset + parameter.Layout.Size;
            double multiplier = multipliers[parameter.Name];
            if (segments.Count > 0 && segments[^1].Multiplier == multiplier)
                segments[^1] = (end, multiplier);
            else
                segments.Add((end, multiplier));
        }

        return [.. segments];
    }
}
