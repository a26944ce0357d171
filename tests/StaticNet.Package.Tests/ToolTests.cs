namespace StaticNet.Package.Tests;

/// <summary>The tool as its users get it: installed from the package, on a project of theirs.</summary>
[Collection(PackageCollection.Name)]
public class ToolTests(PackageFeed feed)
{
    [Fact]
    public void Installed_it_sums_up_a_project()
    {
        UserFolder user = feed.Hills.User;
        user.Run("", "dotnet", "tool", "install", "StaticNet.Tool", "--tool-path", "tools", "--version", feed.Version);
        string output = user.Run("", Path.Combine(user.Folder, "tools", "staticnet"), "summary", "Hills/build/Hills.dll");
        Assert.StartsWith("HillNet: [2] -> [1]", output);
    }
}
