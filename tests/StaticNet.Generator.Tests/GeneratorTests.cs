using StaticNet.Generator.Tests.Harness;

namespace StaticNet.Generator.Tests;

public class GeneratorTests
{
    [Fact]
    public void Digits_generates_one_file()
    {
        GeneratedOutput output = GeneratorRunner.Run(Sources.Digits);
        Assert.Equal(["Samples.DigitNet.g.cs"], output.Files.Keys);
    }
}
