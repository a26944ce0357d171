using System.Globalization;
using System.Text.RegularExpressions;

namespace Samples.Tests;

public sealed class DigitsRunTests : IDisposable
{
    private readonly RunningSamples _samples = new();

    public void Dispose() => _samples.Dispose();

    [Fact]
    public void Digits_trains_reports_saves_and_loads()
    {
        (int exit, string output) = _samples.RunDigits("--quick");
        Assert.True(exit == 0, output);
        Match last = Regex.Match(RunningSamples.LastLine(output), @"^digits: (?<accuracy>\d+\.\d) % of 1,000 held-out digits, weights saved and loaded, predictions equal$");
        Assert.True(last.Success, output);
        Assert.True(double.Parse(last.Groups["accuracy"].Value, CultureInfo.InvariantCulture) >= 85, output);
        Assert.True(new FileInfo(Path.Combine(_samples.Folder, "artifacts", "digits.html")).Length is > 10_000 and < 1_000_000);
        Assert.True(File.Exists(Path.Combine(_samples.Folder, "artifacts", "digits.safetensors")));
    }

    [Theory]
    [InlineData("--epoch", 2, "did you mean '--epochs'?")]
    [InlineData("--data=here", 2, "did you mean '--data'?")]
    public void A_wrong_command_line_ends_with_its_exit_code(string argument, int expected, string part)
    {
        (int exit, string output) = _samples.RunDigits(argument);
        Assert.Equal(expected, exit);
        Assert.Contains(part, output);
    }

    [Fact]
    public void Missing_data_end_with_exit_code_1()
    {
        (int exit, string output) = _samples.RunDigits("--data", "nowhere");
        Assert.Equal(1, exit);
        Assert.Contains("train-images-idx3-ubyte is missing in", output);
    }
}
