using System.Globalization;

namespace StaticNet.Package.Tests;

/// <summary>
/// The same program, trained once under the JIT, predicts from its saved weights in every form in which it can be run: bit for
/// bit where the same instructions run, within rounding where processors are said to lack some.
/// </summary>
[Collection(PackageCollection.Name)]
public class PublishTests(PackageFeed feed)
{
    private readonly UserFolder user = feed.Hills.User;
    private readonly string[] expected = feed.Hills.Predictions;

    // A sum in 128-bit lanes rounds each product, a fused one does not: some units in the last place of numbers about 1.
    private const double Rounding = 1e-5;

    [Fact]
    public void Without_AVX2_and_without_AVX_predictions_are_the_same_within_rounding()
    {
        foreach (string variable in (string[])["DOTNET_EnableAVX2", "DOTNET_EnableAVX"])
        {
            user.Set(variable, "0");
            AssertClose(expected, Predictions(user.Run("Hills", "dotnet", "build/Hills.dll", "predict", "hills.safetensors")));
            user.Run("Hills", "dotnet", "build/Hills.dll", "train", "other.safetensors");
            user.Set(variable, null);
        }
    }

    [Fact]
    public void Published_trimmed_it_predicts_the_same_bits()
    {
        string output = user.Run("Hills", "dotnet", "publish", "-o", "trimmed", "--self-contained", "-p:PublishTrimmed=true", "-p:TrimmerSingleWarn=false");
        Assert.DoesNotContain("warning", output);
        Assert.Equal(expected, Predictions(user.Run("Hills", Path.Combine(user.Folder, "Hills", "trimmed", "Hills"), "predict", "hills.safetensors")));
    }

    [NeedsNativeLinkerFact]
    public void Compiled_ahead_of_time_it_predicts_the_same_bits()
    {
        string output = user.Run("Hills", "dotnet", "publish", "-o", "aot", "-p:PublishAot=true", "-p:TrimmerSingleWarn=false");
        Assert.DoesNotContain("warning", output);
        Assert.Equal(expected, Predictions(user.Run("Hills", Path.Combine(user.Folder, "Hills", "aot", "Hills"), "predict", "hills.safetensors")));
    }

    internal static string[] Predictions(string output)
    {
        string[] lines = output.TrimEnd().Split('\n');
        Assert.Equal(100, lines.Length);
        return lines;
    }

    internal static void AssertClose(string[] expected, string[] actual) =>
        Assert.All(expected.Zip(actual), pair => Assert.InRange(Math.Abs(Number(pair.First) - Number(pair.Second)), 0, Rounding));

    private static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);
}
