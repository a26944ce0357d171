using Digits.Drawing;
using StaticNet;

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
    public static DigitSource Read(string folder)
    {
        string trainingImages = Find(folder, TrainingImages), trainingLabels = Find(folder, TrainingLabels);
        string testImages = Find(folder, TestImages), testLabels = Find(folder, TestLabels);
        return new DigitSource("MNIST digits", ReadSet(trainingImages, trainingLabels), ReadSet(testImages, testLabels));
    }

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

    private static LabelledData ReadSet(string images, string labels)
    {
        LabelledData digits;
        try
        {
            digits = LabelledData.FromIdx(images, labels);
        }
        catch (Exception e) when (e is InvalidDataException or IOException or UnauthorizedAccessException)
        {
            throw new DataException(e.Message);
        }
        if (digits.Count == 0 || digits.InputLength != DrawnDigits.ImageLength)
            throw new DataException($"{images} has {digits.Count:N0} images of {digits.InputLength} pixels, but the network needs some of 28 x 28 = {DrawnDigits.ImageLength}");
        foreach (int label in digits.Labels.Span)
            if (label > 9)
                throw new DataException($"{labels} has the label {label}, but digits go from 0 to 9");
        return digits;
    }
}
