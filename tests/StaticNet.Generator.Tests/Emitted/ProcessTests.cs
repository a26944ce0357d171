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

    [Fact]
    public void A_thousand_predictions_and_steps_allocate_nothing() =>
        Assert.Equal("caller 0, worker 0, process 0", Children.Run("allocate").Trim());
}
