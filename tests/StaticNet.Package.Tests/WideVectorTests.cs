using System.Text.RegularExpressions;
using StaticNet.Tests.Processes;
using Xunit.Abstractions;

namespace StaticNet.Package.Tests;

/// <summary>
/// Products compiled for processors with AVX-512. The machine code is read, not run: what it computes is judged with the same text
/// on other processors (WideTests), and what it must look like is known.
/// </summary>
[Collection(PackageCollection.Name)]
public partial class WideVectorTests(PackageFeed feed, ITestOutputHelper output)
{
    [NeedsNativeLinkerFact]
    public void Sums_stay_in_registers_of_512_bits()
    {
        using var user = new UserFolder(feed);
        user.CopyProjects("Wide");
        user.Run("", "dotnet", "publish", "-o", "wide");
        string code = user.Run("wide", "objdump", "-d", "--no-show-raw-insn", "Wide");
        Dictionary<string, string> methods = Method().Matches(code).ToDictionary(method => method.Groups["name"].Value, method => method.Groups["code"].Value);
        foreach ((string name, string text) in methods)
        {
            int products = MultiplyAdd().Count(text);
            output.WriteLine($"{name}: {products} multiply-adds of 16 numbers");
            Assert.True(products >= 4, $"{name} has {products} multiply-adds of 16 numbers");
            Assert.False(OnStack().IsMatch(text), $"{name} keeps a vector on the stack: {OnStack().Match(text)}");
        }

        // Four convolutions with their gradients, dense rows with theirs: of what else they could call nothing is there.
        Assert.InRange(methods.Count, 10, 30);
        Assert.All(methods.Keys, name => Assert.False(code.Contains($"__{name[..^"Vector512".Length]}Vector128>:", StringComparison.Ordinal), name));
    }

    [GeneratedRegex(@"<\w+__(?<name>\w+Vector512)>:\n(?<code>.*?)\n\n", RegexOptions.Singleline)]
    private static partial Regex Method();

    [GeneratedRegex(@"vfmadd\d+ps .*%zmm")]
    private static partial Regex MultiplyAdd();

    [GeneratedRegex(@"vmov\w+ +(?:%zmm\d+,.*\(%r[sb]p\)|[^,]*\(%r[sb]p\),%zmm\d+)")]
    private static partial Regex OnStack();
}
