namespace StaticNet.Package.Tests;

/// <summary>The regressor's template with a program that trains or predicts, built for .NET 9 and trained under the JIT.</summary>
internal sealed class TrainedHills : IDisposable
{
    /// <summary>Makes the project, builds it with warnings as errors, trains.</summary>
    public TrainedHills(PackageFeed feed)
    {
        User = new UserFolder(feed);
        User.Run("", "dotnet", "new", "install", $"StaticNet.Templates::{feed.Version}");
        User.Run("", "dotnet", "new", "staticnet-regressor", "-f", "net9.0", "-o", "Hills");
        User.CopyProjects("Hills");
        User.Run("Hills", "dotnet", "build", "-c", "Release", "-o", "build", "-p:TreatWarningsAsErrors=true");
        User.Set("DOTNET_ROLL_FORWARD", "Major");
        User.Run("Hills", "dotnet", "build/Hills.dll", "train", "hills.safetensors");
        Predictions = PublishTests.Predictions(User.Run("Hills", "dotnet", "build/Hills.dll", "predict", "hills.safetensors"));
    }

    public UserFolder User { get; }

    /// <summary>What it predicts under the JIT, with all digits.</summary>
    public string[] Predictions { get; }

    /// <inheritdoc/>
    public void Dispose() => User.Dispose();
}
