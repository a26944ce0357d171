namespace StaticNet.Compiler.Tests;

/// <summary>Gradient cases of layers that go through sequences step by step, and of what makes a vector of a sequence.</summary>
internal static class SequenceCases
{
    private static readonly object Squares = new MeanSquaredErrorAttribute();

    public static IEnumerable<(string Name, object[] Attributes)> All()
    {
        foreach (int size in new[] { 1, 7, 8, 9, 31, 33 })
        {
            yield return ($"last step of {size} features", [new InputAttribute(3, size), new LastStepAttribute(), Squares]);
            yield return ($"last of {size} steps", [new InputAttribute(size, 3), new TanhAttribute(), new LastStepAttribute(), Squares]);
            yield return ($"mean over time of {size} features", [new InputAttribute(3, size), new MeanOverTimeAttribute(), Squares]);
            yield return ($"mean over {size} steps", [new InputAttribute(size, 3), new TanhAttribute(), new MeanOverTimeAttribute(), Squares]);
        }

        // Each adds to a gradient that another reader has begun.
        yield return ("two readers, vectors of a sequence", [
            new InputAttribute(4, 5), new TanhAttribute { Name = "first" }, new LastStepAttribute { Name = "a" }, new LastStepAttribute { Name = "b", From = "first" },
            new MeanOverTimeAttribute { Name = "c", From = "first" }, new MeanOverTimeAttribute { From = "first" }, new AddAttribute("a", "b", "c"), Squares]);
    }
}
