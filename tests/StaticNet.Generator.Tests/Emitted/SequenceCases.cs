namespace StaticNet.Generator.Tests.Emitted;

/// <summary>Layers that go through sequences step by step, and what makes a vector of a sequence: steps and features around the width of vectors, each option.</summary>
internal static class SequenceCases
{
    public static IEnumerable<(string, string)> Rows()
    {
        foreach (int n in (int[])[1, 7, 8, 9, 31, 33])
        {
            yield return ($"last step of {n} features", $"Input(3, {n}), LastStep, MeanSquaredError");
            yield return ($"last of {n} steps", $"Input({n}, 3), Dense(9), LastStep, Dense(3), MeanSquaredError");
            yield return ($"mean over time of {n} features", $"Input(3, 5), Dense({n}), MeanOverTime, MeanSquaredError");
            yield return ($"mean over {n} steps", $"Input({n}, 3), MeanOverTime, Dense(3), MeanSquaredError");
        }

        yield return ("vectors of a sequence that add to a gradient", "Input(4, 5), Dense(9, Name = \"x\"), LastStep(Name = \"a\"), LastStep(Name = \"b\", From = \"x\"), MeanOverTime(Name = \"c\", From = \"x\"), MeanOverTime(From = \"x\"), Add(\"a\", \"b\", \"c\"), MeanSquaredError");
    }
}
