using System.Runtime.CompilerServices;

namespace StaticNet.Generator.Tests.Harness;

/// <summary>
/// Compares text with a file beside the test, Verify's way: Name.verified.txt is what was agreed, Name.received.txt what came.
/// The comparison is exact.
/// </summary>
internal static class Snapshot
{
    public const string UpdateVariable = "STATICNET_UPDATE_SNAPSHOTS";

    private const int Context = 3;

    /// <summary>Checks the text against <c>name.verified.extension</c>; with the variable set rewrites it, and fails all the same.</summary>
    public static void Match(string text, string name, string extension = "cs", [CallerFilePath] string test = "") =>
        Match(text, Path.Combine(Path.GetDirectoryName(test)!, name), extension, update: Environment.GetEnvironmentVariable(UpdateVariable) == "1");

    internal static void Match(string text, string path, string extension, bool update)
    {
        string verified = $"{path}.verified.{extension}", received = $"{path}.received.{extension}";
        string? expected = File.Exists(verified) ? File.ReadAllText(verified).ReplaceLineEndings("\n") : null;
        if (expected == text && !update)
        {
            File.Delete(received);
            return;
        }

        if (update)
        {
            File.WriteAllText(verified, text);
            File.Delete(received);
            Assert.Fail($"{Path.GetFileName(verified)} was rewritten; run again without {UpdateVariable}");
        }

        File.WriteAllText(received, text);
        Assert.Fail($"""
            {Path.GetFileName(verified)} {(expected is null ? "does not exist" : Difference(expected, text))}
            If the change is meant: {UpdateVariable}=1 dotnet test tests/StaticNet.Generator.Tests, then look at the difference.
            """);
    }

    private static string Difference(string expected, string text)
    {
        string[] old = expected.Split('\n'), now = text.Split('\n');
        int line = Enumerable.Range(0, Math.Min(old.Length, now.Length)).FirstOrDefault(i => old[i] != now[i], Math.Min(old.Length, now.Length));
        return $"differs first at line {line + 1}.\n{Around(old, line, '-')}{Around(now, line, '+')}";
    }

    private static string Around(string[] lines, int line, char mark) => string.Concat(
        Enumerable.Range(Math.Max(0, line - Context), 2 * Context + 1)
            .Where(i => i < lines.Length)
            .Select(i => $"{(i == line ? mark : ' ')} {i + 1,4} {lines[i]}\n"));
}
