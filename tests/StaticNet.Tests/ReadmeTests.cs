using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;

namespace StaticNet.Tests;

/// <summary>The README's table names everything that one can declare or train with.</summary>
public partial class ReadmeTests
{
    private static readonly HashSet<string> Named = [.. CodeSpans().Matches(Table()).Select(match => match.Groups[1].Value)];

    public static TheoryData<string, Type> Kinds => new()
    {
        { "layers", typeof(LayerAttribute) },
        { "losses", typeof(LossAttribute) },
        { "optimizers", typeof(Optimizer) },
        { "schedules", typeof(LearningRateSchedule) },
    };

    [Theory, MemberData(nameof(Kinds))]
    public void Table_has_every_one_of(string kind, Type type)
    {
        string[] names = [.. typeof(Network).Assembly.GetExportedTypes().Where(x => type.IsAssignableFrom(x) && !x.IsAbstract).Select(Name)];
        Assert.NotEmpty(names);
        string[] missing = [.. names.Except(Named)];
        Assert.True(missing.Length == 0, $"The README's table lacks these {kind}: {string.Join(", ", missing)}");
    }

    [Fact]
    public void Table_has_every_initializer() => Assert.Empty(Enum.GetNames<Init>().Except([nameof(Init.Default), .. Named]));

    private static string Name(Type type)
    {
        string name = type.IsGenericType ? type.Name[..type.Name.IndexOf('`')] : type.Name;
        return name.EndsWith("Attribute", StringComparison.Ordinal) ? name[..^"Attribute".Length] : name;
    }

    // From the heading to the next one.
    private static string Table([CallerFilePath] string here = "")
    {
        string text = File.ReadAllText(Path.Combine(Path.GetDirectoryName(here)!, "..", "..", "README.md"));
        const string heading = "\n## What there is\n";
        int begin = text.IndexOf(heading, StringComparison.Ordinal);
        Assert.True(begin >= 0, "The README has no heading 'What there is'");
        int end = text.IndexOf("\n## ", begin + heading.Length, StringComparison.Ordinal);
        return text[begin..end];
    }

    // `Dense`, `Block<T>(Repeat = 3)`: the name that a span of code begins with.
    [GeneratedRegex("`([A-Za-z0-9]+)[^`]*`")]
    private static partial Regex CodeSpans();
}
