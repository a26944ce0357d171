namespace StaticNet.Package.Tests;

/// <summary>What the package has a user's project compiled for ahead of time, and what it leaves to the project.</summary>
[Collection(PackageCollection.Name)]
public class InstructionSetTests(PackageFeed feed)
{
    private readonly UserFolder user = feed.Hills.User;

    [Theory]
    [InlineData("x86-x64-v3", "-p:PublishAot=true", "-p:RuntimeIdentifier=linux-x64")]
    [InlineData("x86-x64-v3", "-p:PublishAot=true", "-p:RuntimeIdentifier=win-x64")]
    [InlineData("", "-p:PublishAot=true", "-p:RuntimeIdentifier=linux-x64", "-p:IlcInstructionSet=")]   // the command line has the last word
    [InlineData("x86-64-v3", "-p:PublishAot=true", "-p:RuntimeIdentifier=linux-x64", "-p:TargetFramework=net10.0", "-p:TargetFrameworkVersion=v10.0")]
    [InlineData("native", "-p:PublishAot=true", "-p:RuntimeIdentifier=linux-x64", "-p:IlcInstructionSet=native")]
    [InlineData("avx2,fma,bmi2", "-p:PublishAot=true", "-p:RuntimeIdentifier=linux-x64", "-p:IlcInstructionSet=\"avx2,fma,bmi2\"")]
    [InlineData("default", "-p:PublishAot=true", "-p:RuntimeIdentifier=linux-x64", "-p:IlcInstructionSet=default")]
    [InlineData("sse4.2", "-p:PublishAot=true", "-p:RuntimeIdentifier=linux-x64", "-p:IlcInstructionSet=sse4.2")]
    [InlineData("", "-p:PublishAot=true", "-p:RuntimeIdentifier=linux-arm64")]
    [InlineData("", "-p:RuntimeIdentifier=linux-x64")]
    public void A_project_is_compiled_for_AVX2_unless_it_says_otherwise(string expected, params string[] properties) =>
        Assert.Equal(expected, user.Run("Hills", "dotnet", ["msbuild", "Hills.csproj", "-getProperty:IlcInstructionSet", .. properties]).Trim());

    [Theory]
    [InlineData(true, "-p:IlcInstructionSet=sse4.2")]
    [InlineData(true, "-p:IlcInstructionSet=default")]
    [InlineData(false, "-p:IlcInstructionSet=sse4.2", "-p:NoWarn=SN3201")]
    [InlineData(false, "-p:IlcInstructionSet=native")]
    [InlineData(false)]
    public void A_build_without_AVX2_is_warned_of(bool isWarned, params string[] properties)
    {
        string output = user.Run("Hills", "dotnet", ["build", "-c", "Release", "--no-restore", "--no-incremental", "-p:PublishAot=true", "-o", "warned", .. properties]);
        Assert.Equal(isWarned, output.Contains("warning SN3201", StringComparison.Ordinal));
    }

    // The word is the package's own: the compiler knows no such set, so its absence must reach it. Sums then round otherwise.
    [NeedsNativeLinkerFact]
    public void Default_compiles_for_processors_without_AVX2()
    {
        string output = user.Run("Hills", "dotnet", "publish", "-o", "old", "-p:PublishAot=true", "-p:IlcInstructionSet=default", "-p:TrimmerSingleWarn=false");
        Assert.Contains("warning SN3201", output);
        PublishTests.AssertClose(feed.Hills.Predictions, PublishTests.Predictions(user.Run("Hills", Path.Combine(user.Folder, "Hills", "old", "Hills"), "predict", "hills.safetensors")));
    }
}
