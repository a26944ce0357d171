using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using StaticNet.Generator.Tests.Harness;

namespace StaticNet.Generator.Tests;

/// <summary>Which settings of a project leave AVX2 out of what is compiled ahead of time.</summary>
public class AotSettingsTests
{
    [Theory]
    [InlineData("default", "", "v9.0", true)]
    [InlineData("sse4.2,popcnt", "linux-x64", "v9.0", true)]
    [InlineData("avx", "linux-x64", "v9.0", true)]
    [InlineData("avx", "linux-x64", "v10.0", false)]
    [InlineData("avx2,fma,bmi2", "linux-x64", "v9.0", false)]
    [InlineData("x86-x64-v3", "win-x64", "v9.0", false)]
    [InlineData("x86-64-v4", "", "v10.0", false)]
    [InlineData("native", "", "v10.0", false)]
    [InlineData("armv8.2-a", "linux-arm64", "v10.0", false)]
    [InlineData("", "linux-arm64", "v10.0", false)]
    [InlineData("", "", "v9.0", false)]
    public async Task A_set_without_AVX2_is_warned_of(string set, string runtime, string framework, bool isWarnedOf)
    {
        Diagnostic[] found = await Run("true", set, runtime, framework);
        Assert.Equal(isWarnedOf ? ["SN3201"] : [], found.Select(diagnostic => diagnostic.Id));
        Assert.All(found, diagnostic => Assert.Equal(
            $"'Net' will run about three times slower than it could: PublishAot with IlcInstructionSet '{set}' leaves AVX2 and FMA out; take IlcInstructionSet out of the project file, and the package sets it",
            diagnostic.GetMessage()));
    }

    [Fact]
    public async Task Under_the_JIT_nothing_is_left_out() => Assert.Empty(await Run("", "sse4.2", "", "v10.0"));

    private static Task<Diagnostic[]> Run(string publishAot, string set, string runtime, string framework) => AnalyzerRunner.Run(
        new Project
        {
            Properties = ImmutableDictionary<string, string>.Empty.Add("PublishAot", publishAot).Add("IlcInstructionSet", set).Add("RuntimeIdentifier", runtime).Add("TargetFrameworkVersion", framework),
        },
        "using StaticNet; [Network, Input(4), Dense(2)] partial class Net;");
}
