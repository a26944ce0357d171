using System.Globalization;
using System.Text.RegularExpressions;

namespace Samples.Tests;

public sealed class AmplifierTests : IDisposable
{
    private readonly RunningSamples _samples = new();

    public void Dispose() => _samples.Dispose();

    // Silence would be 100 % of error, and the clean sound at its best loudness some 10 %.
    [Fact]
    public void The_model_learns_the_amplifier_and_plays_faster_than_the_sound_lasts()
    {
        (int exit, string output) = _samples.RunSample("Amplifier", "6");
        Assert.True(exit == 0, output);
        Match last = Regex.Match(RunningSamples.LastLine(output), @"^amplifier: (?<error>\d+\.\d\d) % error to signal, (?<times>[\d.,]+) times real time$");
        Assert.True(last.Success, output);
        Assert.True(Number(last.Groups["error"]) < 2 && Number(last.Groups["times"]) > 1, output);
    }

    [Fact]
    public void A_wrong_command_line_ends_with_its_exit_code()
    {
        (int exit, string output) = _samples.RunSample("Amplifier", "0");
        Assert.Equal(2, exit);
        Assert.StartsWith("usage: amplifier", output);
    }

    private static double Number(Group group) => double.Parse(group.Value, CultureInfo.InvariantCulture);
}
