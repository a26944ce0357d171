using System.Linq;

namespace StaticNet.Compiler.Model;

/// <summary>How much each class index counts in a loss: the weight of its class, and 0 for the one that is ignored.</summary>
/// <param name="Classes">A weight for each class; none where all count alike.</param>
/// <param name="Ignored">The index that does not count; null where all do.</param>
internal sealed record LabelWeights(EquatableArray<double> Classes, int? Ignored)
{
    /// <summary>Whether labels differ in weight, so that the mean must be over the weights.</summary>
    public bool Matter => Classes.Count > 0 || Ignored is not null;

    public bool Ignores(int label) => label == Ignored;

    /// <summary>The weight of a class.</summary>
    public double OfClass(int index) => Classes.Count > 0 ? Classes[index] : 1;

    /// <summary>The weight of a label.</summary>
    public double Of(int label) => Ignores(label) ? 0 : OfClass(label);

    /// <summary>What each sample's gradient is multiplied by, for labels that are so many in each sample: 1 / their mean total; 0 where none counts.</summary>
    public double Scale(int[] labels, int each)
    {
        double total = labels.Sum(Of) / each;
        return total == 0 ? 0 : 1 / total;
    }
}
