using System.Text.RegularExpressions;

namespace Samples.Tests;

public sealed class GardenTests : IDisposable
{
    private readonly RunningSamples _samples = new();

    public void Dispose() => _samples.Dispose();

    // By chance it would eat as many toadstools as apples, some 80 of each; one that goes to and fro eats some 40 apples.
    [Fact]
    public void The_forager_learns_to_eat_apples_and_to_leave_toadstools()
    {
        (int exit, string output) = _samples.RunSample("Garden", "12000", "1");
        Assert.True(exit == 0, output);
        Match last = Regex.Match(RunningSamples.LastLine(output), @"^garden: (?<apples>\d+) apples and (?<toadstools>\d+) toadstools in 1,000 moves, learned in \d+\.\d s$");
        Assert.True(last.Success, output);
        int apples = int.Parse(last.Groups["apples"].Value), toadstools = int.Parse(last.Groups["toadstools"].Value);
        Assert.True(apples >= 200 && toadstools <= apples / 10, output);
    }

    [Fact]
    public void The_same_seed_walks_the_same_way()
    {
        string[] runs = [.. Enumerable.Range(0, 2).Select(_ => Regex.Replace(_samples.RunSample("Garden", "1000", "3").Output, "learned in .*", ""))];
        Assert.Equal(runs[0], runs[1]);
    }

    [Fact]
    public void A_wrong_command_line_ends_with_its_exit_code()
    {
        (int exit, string output) = _samples.RunSample("Garden", "many");
        Assert.Equal(2, exit);
        Assert.StartsWith("usage: garden", output);
    }
}
