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
        string output = Children.Run($"judge {every}", (variable, "0"));
        Assert.StartsWith(sees, output);
        Assert.Contains($"{(LayerCases.All.Count + every - 1) / every} networks, 0 wrong", output);
    }

    [Fact]
    public void A_thousand_predictions_and_steps_allocate_nothing() =>
        Assert.Equal("caller 0, worker 0, process 0", Children.Run("allocate").Trim());
}
