namespace StaticNet;

/// <summary>
/// Group normalisation (Wu and He 2018): channels in groups, and <c>y = (x - mean) / sqrt(variance + epsilon) weight + bias</c> with
/// mean and biased variance of each sample's group over its channels and all pixels of an image <c>[C, H, W]</c>, all steps of a
/// sequence <c>[T, F]</c>, or over its elements of a vector <c>[N]</c>.
/// Parameters <c>weight</c> (1) and <c>bias</c> (0), one number a channel.
/// </summary>
public sealed class GroupNormAttribute : LayerAttribute
{
    /// <summary>Declares group normalisation.</summary>
    /// <param name="groups">Into how many groups the channels are split; divides them.</param>
    public GroupNormAttribute(int groups) => Groups = groups;

    /// <summary>Into how many groups the channels are split.</summary>
    public int Groups { get; }

    /// <summary>Added to the variance; from 1e-20 to 1.</summary>
    public double Epsilon { get; set; } = 1e-5;

    /// <summary>Whether there are weight and bias.</summary>
    public bool Affine { get; set; } = true;
}
