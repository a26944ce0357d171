namespace StaticNet.Package.Tests;

/// <summary>
/// Weights in the program: a library's network has them as a resource, and an app predicts with it under the JIT and, for .NET 10,
/// ahead of time, as the program predicts that learned them.
/// </summary>
[Collection(PackageCollection.Name)]
public class PretrainedTests(PackageFeed feed)
{
    private readonly UserFolder user = feed.Hills.User;

    [Fact]
    public void Weights_in_a_library_come_with_the_app()
    {
        MakeProjects();
        Assert.Equal(feed.Hills.Predictions, PublishTests.Predictions(user.Run("App", "dotnet", "run", "-c", "Release")));
        File.Delete(Weights);
        (int exit, string output) = user.TryRun("Library", "dotnet", "build", "-c", "Release");
        Assert.NotEqual(0, exit);
        Assert.Contains("weights/hills.safetensors", output);
    }

    [NeedsNativeLinkerFact]
    public void Ahead_of_time_for_NET_10_too()
    {
        MakeProjects();
        Assert.DoesNotContain("warning", user.Run("App", "dotnet", "publish", "-c", "Release", "-o", "aot"));
        Assert.Equal(feed.Hills.Predictions, PublishTests.Predictions(user.Run("App", Path.Combine(user.Folder, "App", "aot", "App"))));
    }

    private string Weights => Path.Combine(user.Folder, "Library", "weights", "hills.safetensors");

    private void MakeProjects()
    {
        user.CopyProjects("Pretrained");
        user.Write(Path.Combine("App", "Land.cs"), File.ReadAllText(Path.Combine(user.Folder, "Hills", "Land.cs")));
        Directory.CreateDirectory(Path.GetDirectoryName(Weights)!);
        File.Copy(Path.Combine(user.Folder, "Hills", "hills.safetensors"), Weights, overwrite: true);
    }
}
