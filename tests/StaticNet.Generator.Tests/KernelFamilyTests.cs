using System.Text.RegularExpressions;
using StaticNet.Generator.Tests.Harness;

namespace StaticNet.Generator.Tests;

/// <summary>Which kernels share a method: those whose texts differ in nothing but numbers.</summary>
public class KernelFamilyTests
{
    private const string Deeper = "Conv2D(16, 3, Stride = 2, Padding = 1, Bias = false), BatchNorm, ReLU, Conv2D(16, 3, Padding = 1, Bias = false), BatchNorm, MeanSquaredError";

    [Theory]
    [InlineData("Statistics", 1, "Input(8, 6, 6), Conv2D(32, 3, Padding = 1, Bias = false), BatchNorm, ReLU, " + Deeper)]
    [InlineData("Sums", 1, "Input(8, 8, 8), Conv2D(32, 1, Bias = false), BatchNorm, ReLU, " + Deeper)]
    [InlineData("ReLUNormalize", 1, "Input(8, 6, 6), Conv2D(8, 3, Padding = 1, Bias = false), BatchNorm, ReLU, " + Deeper)]
    [InlineData("Halo", 1, "Input(8, 8, 8), Conv2D(8, 3, Padding = 1), ReLU, Conv2D(8, 3, Padding = 1), ReLU, MaxPool2D(2), Conv2D(8, 3, Padding = 1)")]
    [InlineData("WeightGradient", 1, "Input(16, 8, 8), Conv2D(16, 3, Padding = 1), ReLU, MaxPool2D(2), Conv2D(32, 3, Padding = 1), MeanSquaredError")]
    [InlineData("Statistics", 2, "Input(8, 6, 6), Conv2D(12, 3, Padding = 1, Bias = false), BatchNorm, ReLU, " + Deeper)]
    [InlineData("Sums", 2, "Input(8, 6, 6), Conv2D(8, 1, Bias = false), BatchNorm, ReLU, " + Deeper)]
    public void Kernels_that_differ_in_numbers_alone_share_a_method(string role, int methods, string layers)
    {
        string text = GeneratorRunner.Run($"using StaticNet;\n\nnamespace Cases;\n\n[Network]\n[{layers}]\npublic partial class Net;\n").Text;
        string[] found = [.. Regex.Matches(text, $@"private static void (\w+{role}\d*)\(").Select(match => match.Groups[1].Value)];
        Assert.True(found.Length == methods, $"{methods} {role} were expected, and there are {string.Join(", ", found)}");
    }
}
