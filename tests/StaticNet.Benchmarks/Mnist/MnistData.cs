namespace StaticNet.Benchmarks.Mnist;

/// <summary>MNIST's four files in the folder mnist of $STATICNET_DATA.</summary>
internal static class MnistData
{
    /// <summary>The 60,000 training and 10,000 test digits; null, with the reason, where they are missing.</summary>
    public static (LabelledData Training, LabelledData Test)? Read(out string reason)
    {
        reason = "";
        if (Environment.GetEnvironmentVariable("STATICNET_DATA") is not { Length: > 0 } data)
            reason = "STATICNET_DATA is not set; it names the folder that holds mnist/ with MNIST's four IDX files";
        else if (!Directory.Exists(Path.Combine(data, "mnist")))
            reason = $"there is no folder {Path.Combine(data, "mnist")}; it should hold MNIST's four IDX files";
        else
        {
            try
            {
                string folder = Path.Combine(data, "mnist");
                return (ReadSet(folder, "train"), ReadSet(folder, "t10k"));
            }
            catch (Exception e) when (e is IOException or InvalidDataException)
            {
                reason = e.Message;
            }
        }

        return null;
    }

    private static LabelledData ReadSet(string folder, string set) =>
        LabelledData.FromIdx(Find(folder, $"{set}-images-idx3-ubyte"), Find(folder, $"{set}-labels-idx1-ubyte"));

    private static string Find(string folder, string name)
    {
        string packed = Path.Combine(folder, name + ".gz");
        return File.Exists(packed) ? packed : Path.Combine(folder, name);
    }
}
