namespace StaticNet.Tests.Processes;

/// <summary>Where the sources lie that the running tests were built from.</summary>
internal static class RepositoryFolder
{
    /// <summary>The nearest folder above the tests that holds the solution.</summary>
    public static string Path { get; } = Find();

    private static string Find()
    {
        string? folder = AppContext.BaseDirectory;
        while (folder is not null && !File.Exists(System.IO.Path.Combine(folder, "StaticNet.sln")))
            folder = System.IO.Path.GetDirectoryName(folder);
        return folder ?? throw new InvalidOperationException($"there is no StaticNet.sln above {AppContext.BaseDirectory}");
    }
}
