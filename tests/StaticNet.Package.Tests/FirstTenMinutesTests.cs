using System.Text.RegularExpressions;

namespace StaticNet.Package.Tests;

/// <summary>
/// A new user's first ten minutes: an empty directory, and the commands and code of README's "Start" in their order, nothing
/// else. What the user sees is kept in artifacts/first-ten-minutes.txt.
/// </summary>
[Collection(PackageCollection.Name)]
public class FirstTenMinutesTests(PackageFeed feed)
{
    [Fact]
    public void README_s_commands_lead_to_a_trained_network_and_to_the_error_that_it_shows()
    {
        string readme = File.ReadAllText(Path.Combine(RepositoryFolder.Path, "README.md")).ReplaceLineEndings("\n");
        string start = readme.Split("\n## Start\n")[1].Split("\n## ")[0];
        string[] commands = [.. Blocks(start, "sh")];
        string program = Assert.Single(Blocks(start, "csharp"));
        Assert.Equal(2, commands.Length);

        using var user = new UserFolder(feed);
        try
        {
            // From the template.
            string output = RunLines(user, commands[0], "");
            Assert.Matches(new Regex(@"^right on new points: (9[5-9]|100)\.\d %$", RegexOptions.Multiline), output);

            // From scratch: the commands up to the run make the project, the code is put into Program.cs, then it is run.
            string[] lines = commands[1].TrimEnd().Split('\n');
            Assert.StartsWith("dotnet run", lines[^1]);
            string folder = Folder(user, string.Join('\n', lines[..^1]));
            user.Write(Path.Combine(folder, "Program.cs"), program);
            output = RunLines(user, lines[^1], folder);
            Assert.Matches(new Regex(@"^1 xor 0 = (0\.9\d|1\.0\d)$", RegexOptions.Multiline), output);

            // With README's first declaration and its mistake, the compiler says what README says that it says.
            string declaration = Blocks(readme, "csharp").First();
            Assert.Contains("[Flatten, Dense(10)]", declaration);
            user.Write(Path.Combine(folder, "DigitNet.cs"), declaration.Replace("Flatten, ", "", StringComparison.Ordinal));
            (int exit, output) = user.TryRun(folder, "dotnet", "build", "-c", "Release");
            Assert.NotEqual(0, exit);
            Assert.Contains(Blocks(readme, "").Single(block => block.Contains("error SN1001", StringComparison.Ordinal)).Trim(), output);
        }
        finally
        {
            string artifacts = Path.Combine(RepositoryFolder.Path, "artifacts");
            Directory.CreateDirectory(artifacts);
            File.WriteAllText(Path.Combine(artifacts, "first-ten-minutes.txt"), user.Transcript);
        }
    }

    private static string Folder(UserFolder user, string commands)
    {
        RunLines(user, commands, "");
        return Regex.Match(commands, "^cd (.+)$", RegexOptions.Multiline).Groups[1].Value;
    }

    // As a shell would: cd changes the folder for the lines that follow. Gives what the last line printed.
    private static string RunLines(UserFolder user, string commands, string folder)
    {
        string output = "";
        foreach (string line in commands.TrimEnd().Split('\n'))
        {
            string[] words = line.Split(' ');
            if (words[0] == "cd")
                folder = Path.Combine(folder, words[1]);
            else
                output = user.Run(folder, words[0], words[1..]);
        }

        return output;
    }

    private static IEnumerable<string> Blocks(string text, string language) =>
        Regex.Matches(text, $"^```{language}\n(.*?)^```$", RegexOptions.Singleline | RegexOptions.Multiline).Select(match => match.Groups[1].Value);
}
