using Microsoft.CodeAnalysis.Text;
using StaticNet.Generator.Tests.Harness;
using Xunit.Sdk;

namespace StaticNet.Generator.Tests;

/// <summary>The tests' own tools: each must be able to fail.</summary>
public class HarnessTests
{
    [Fact]
    public void Markup_gives_ids_and_spans_of_the_source_without_marks()
    {
        Markup markup = Markup.Parse("a{|SN1:b|}c{|SN2:de|}");
        Assert.Equal("abcde", markup.Source);
        Assert.Equal<(string, TextSpan)>([("SN1", new TextSpan(1, 1)), ("SN2", new TextSpan(3, 2))], markup.Expected);
    }

    [Fact]
    public void Snapshot_names_the_first_line_that_differs_and_the_command()
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(folder.Path + ".verified.txt", "one\ntwo\nthree\n");
        Snapshot.Match("one\ntwo\nthree\n", folder.Path, "txt", update: false);

        string message = Assert.Throws<FailException>(() => Snapshot.Match("one\n2\nthree\n", folder.Path, "txt", update: false)).Message;
        Assert.Contains("line 2", message);
        Assert.Contains("-    2 two", message);
        Assert.Contains("+    2 2", message);
        Assert.Contains("STATICNET_UPDATE_SNAPSHOTS=1 dotnet test", message);
        Assert.Equal("one\n2\nthree\n", File.ReadAllText(folder.Path + ".received.txt"));
    }

    [Fact]
    public void Snapshot_that_does_not_exist_fails()
    {
        using var folder = new TemporaryFolder();
        Assert.Contains("does not exist", Assert.Throws<FailException>(() => Snapshot.Match("text", folder.Path, "txt", update: false)).Message);
    }

    [Fact]
    public void Snapshot_update_writes_and_fails_all_the_same()
    {
        using var folder = new TemporaryFolder();
        Assert.Throws<FailException>(() => Snapshot.Match("new", folder.Path, "txt", update: true));
        Snapshot.Match("new", folder.Path, "txt", update: false);
        Assert.Throws<FailException>(() => Snapshot.Match("new", folder.Path, "txt", update: true));
    }

    [Fact]
    public void Compiled_network_is_the_users_class()
    {
        using CompiledNetwork network = CompiledNetwork.Load("Samples.DigitNet", Sources.Digits);
        Assert.Equal(typeof(Network), network.Type.BaseType);
        using Network net = network.Create(seed: 1);
        Assert.Equal("DigitNet", net.Description.Name);
    }

    private sealed class TemporaryFolder : IDisposable
    {
        private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("staticnet");

        public string Path => System.IO.Path.Combine(folder.FullName, "Name");

        public void Dispose() => folder.Delete(recursive: true);
    }
}
