using System.Globalization;

namespace StaticNet.Generator.Tests.Emitted;

/// <summary>What needs a process of its own.</summary>
public class ProcessTests
{
    /// <summary>Without AVX2 the 128-bit kernels run; without any intrinsics they are the runtime's loops over lanes, so fewer cases do.</summary>
    [Theory]
    [InlineData("DOTNET_EnableAVX2", 1, "Vector128 True, Avx2 False, Fma False")]
    [InlineData("DOTNET_EnableHWIntrinsic", 5, "Vector128 False, Avx2 False, Fma False")]
    public void Narrow_vectors_give_the_interpreters_results(string variable, int every, string sees)
    {
        // The child finds the assembly, else both would compile it at the same time.
        _ = EmittedNetwork.OfLayers(LayerCases.All[0].Name);
        string output = Children.Run($"judge {every}", (variable, "0"));
        Assert.StartsWith(sees, output);
        Assert.Contains($"{(LayerCases.All.Count + every - 1) / every + JointCases.Networks.Count + UnrolledCases.Networks.Count} networks, 0 wrong", output);
    }

    [Fact]
    public void Numbers_at_the_edge_are_right_on_narrow_vectors_too() =>
        Assert.Contains($"{EdgeCases.All.Count} rows, 0 complaints", Children.Run("edges", ("DOTNET_EnableAVX2", "0")));

    /// <summary>
    /// Neither thread that works allocates a byte. What other threads allocate, as the runtime's do now and then when the machine is busy,
    /// differs from round to round; work that was handed to one of them would take an object, 24 bytes at least, for each of the thousand steps of each round.
    /// </summary>
    [Fact]
    public void A_thousand_predictions_and_steps_allocate_nothing()
    {
        string output = Children.Run("allocate").Trim();
        const string own = "caller 0, worker 0, process ";
        Assert.StartsWith(own, output);
        Assert.InRange(long.Parse(output[own.Length..], CultureInfo.InvariantCulture), 0, 24 * 1000 - 1);
    }

    /// <summary>
    /// Text, messages, summaries and files are those of no culture at all. "odd" has another minus, point and thousands mark; the others
    /// are the machine's, Swedish with another minus, Persian with another point, Turkish with an i of its own.
    /// </summary>
    [Theory]
    [InlineData("odd", "odd: \u22121.234,5 i")]
    [InlineData("sv-SE", "sv-SE: \u22121\u00a0234,5 i")]
    [InlineData("fa-IR", null)]
    [InlineData("tr-TR", "tr-TR: -1.234,5 \u0131")]
    public void No_culture_shows(string culture, string? sees)
    {
        string[] expected = Children.Run("culture none").Split('\n');

        // The odd one is of our making; a machine may have no others.
        if ((culture == "odd" ? Children.Run("culture odd") : Children.RunWithCultures($"culture {culture}")) is not { } output)
            return;
        string[] actual = output.Split('\n');
        Assert.NotEqual(expected[0], actual[0]);
        if (sees is not null)
            Assert.Equal(sees, actual[0].TrimEnd('\r'));
        Assert.True(expected.Length > 12, string.Join("\n", expected));
        Assert.Equal(expected[1..], actual[1..]);
    }
}
