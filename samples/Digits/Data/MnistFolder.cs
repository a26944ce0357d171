using Digits.Drawing;

namespace Digits.Data;

/// <summary>MNIST's four files in a folder, plain or as .gz.</summary>
public static class MnistFolder
{
    /// <summary>The files' names without .gz.</summary>
    public const string
        TrainingImages = "train-images-idx3-ubyte", TrainingLabels = "train-labels-idx1-ubyte",
        TestImages = "t10k-images-idx3-ubyte", TestLabels = "t10k-labels-idx1-ubyte";

    /// <summary>Reads the 60,000 training and 10,000 test digits.</summary>
    /// <exception cref="DataException">A file is missing or wrong.</exception>
    public static DigitSource Read(string folder) => new(
        "MNIST",
        ReadSet(Find(folder, TrainingImages), Find(folder, TrainingLabels)),
        ReadSet(Find(folder, TestImages), Find(folder, TestLabels)));

    private static string Find(string folder, string name)
    {
        string plain = Path.Combine(folder, name), packed = plain + ".gz";
        if (File.Exists(plain))
            return plain;
        if (File.Exists(packed))
            return packed;
        throw new DataException(
            $"{name} is missing in {Path.GetFullPath(folder)}, plain and as .gz; put MNIST's four files there, "
            + $"fetch them with --download {folder}, or leave --data out to train on drawn digits");
    }

    private static DigitSet ReadSet(string imagePath, string labelPath)
    {
        IdxFile images = IdxFile.Read(imagePath), labels = IdxFile.Read(labelPath);
        if (images.Shape is not [_, Pen.Size, Pen.Size])
            throw new DataException($"{imagePath} has the shape [{string.Join(", ", images.Shape)}], but the network needs [count, {Pen.Size}, {Pen.Size}]");
        if (labels.Shape is not [int count] || count != images.Shape[0])
            throw new DataException($"{labelPath} has the shape [{string.Join(", ", labels.Shape)}], but there are {images.Shape[0]:N0} images");
        if (count == 0 || labels.Values.Max() > 9)
            throw new DataException($"{labelPath} must hold digits from 0 to 9, and at least one");
        return new DigitSet(Array.ConvertAll(images.Values, ink => ink / 255f), Array.ConvertAll(labels.Values, label => (int)label));
    }
}
