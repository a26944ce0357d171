using StaticNet.Runtime;

namespace StaticNet;

/// <summary>Samples with the index of their class.</summary>
public sealed class LabelledData : Dataset
{
    /// <summary>Wraps arrays; they are not copied.</summary>
    /// <param name="inputs">The samples one behind the other, each in row-major order.</param>
    /// <param name="labels">The class of each, from 0.</param>
    /// <param name="inputLength">Floats of a sample.</param>
    /// <exception cref="ArgumentException">The numbers of inputs and labels do not fit.</exception>
    public LabelledData(float[] inputs, int[] labels, int inputLength)
        : this(inputs, labels, inputLength, 1)
    {
    }

    /// <summary>Wraps arrays of samples that have several labels each, one for every step or pixel; they are not copied.</summary>
    /// <param name="inputs">The samples one behind the other, each in row-major order.</param>
    /// <param name="labels">The classes of each, from 0.</param>
    /// <param name="inputLength">Floats of a sample.</param>
    /// <param name="labelsEach">Labels of a sample.</param>
    /// <exception cref="ArgumentException">The numbers of inputs and labels do not fit.</exception>
    public LabelledData(float[] inputs, int[] labels, int inputLength, int labelsEach)
        : this(inputs.AsMemory(), labels.AsMemory(), inputLength, labelsEach)
    {
    }

    private LabelledData(ReadOnlyMemory<float> inputs, ReadOnlyMemory<int> labels, int inputLength, int labelsEach)
        : base(inputs, labels.Length, labelsEach, inputLength) => Labels = labels;

    /// <summary>The classes of all samples.</summary>
    public ReadOnlyMemory<int> Labels { get; }

    /// <summary>The class of one sample, the first where it has several.</summary>
    public int Label(int index) => Labels.Span[index * TargetLength];

    /// <summary>The classes of one sample.</summary>
    public ReadOnlySpan<int> LabelsOf(int index) => Labels.Span.Slice(index * TargetLength, TargetLength);

    /// <summary>Some of the samples, without copying.</summary>
    /// <exception cref="ArgumentOutOfRangeException">They are not all there.</exception>
    public LabelledData Slice(int start, int count)
    {
        CheckRange(start, count);
        return new LabelledData(Inputs.Slice(start * InputLength, count * InputLength), Labels.Slice(start * TargetLength, count * TargetLength), InputLength, TargetLength);
    }

    /// <summary>Reads images and labels as MNIST comes; bytes 0 to 255 become 0 to 1.</summary>
    /// <param name="images">Path of an IDX file of images [count, height, width]; it may be compressed with gzip.</param>
    /// <param name="labels">Path of an IDX file of labels [count].</param>
    /// <exception cref="InvalidDataException">A file is malformed, or they do not fit each other; the message names it.</exception>
    public static LabelledData FromIdx(string images, string labels)
    {
        IdxFile pictures = IdxFile.Open(images), classes = IdxFile.Open(labels);
        if (pictures.Shape.Count < 2)
            throw new InvalidDataException($"{images} needs a shape [count, height, width], but has {ShapeText.Of(pictures.Shape)}");
        if (pictures.Values.Length == 0)
            throw new InvalidDataException($"{images} needs images with pixels, but has {ShapeText.Of(pictures.Shape)}");
        if (classes.Shape.Count != 1)
            throw new InvalidDataException($"{labels} needs a shape [count], but has {ShapeText.Of(classes.Shape)}");
        if (pictures.Shape[0] != classes.Shape[0])
            throw new InvalidDataException($"{images} has {ShapeText.Count(pictures.Shape[0], "image")}, but {labels} has {ShapeText.Count(classes.Shape[0], "label")}");
        float[] inputs = Array.ConvertAll(pictures.Values, x => x / 255f);
        return new LabelledData(inputs, Array.ConvertAll(classes.Values, x => (int)x), pictures.Shape.Skip(1).Aggregate(1, (a, b) => a * b));
    }
}
