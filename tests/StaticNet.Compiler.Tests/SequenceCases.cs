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

        (string Name, Func<int, RecurrentAttribute> Make)[] cells = [("simple", units => new SimpleRNNAttribute(units)), ("gru", units => new GRUAttribute(units)), ("lstm", units => new LSTMAttribute(units))];
        foreach ((string name, Func<int, RecurrentAttribute> make) in cells)
        {
            RecurrentAttribute Of(int units, Action<RecurrentAttribute> set)
            {
                RecurrentAttribute layer = make(units);
                set(layer);
                return layer;
            }

            foreach (int size in new[] { 1, 7, 8, 9, 31, 33 })
            {
                yield return ($"{name} of {size} units", [new InputAttribute(4, 3), make(size), Squares]);
                yield return ($"{name} of {size} features", [new InputAttribute(3, size), Of(5, layer => layer.ReturnSequences = true), Squares]);
                yield return ($"{name} of {size} steps", [new InputAttribute(size, 2), make(3), Squares]);
            }

            yield return ($"{name}, both directions", [new InputAttribute(4, 3), Of(5, layer => layer.Bidirectional = true), Squares]);
            yield return ($"{name}, all states of both directions", [new InputAttribute(4, 3), Of(9, layer => layer.Bidirectional = layer.ReturnSequences = true), Squares]);
            yield return ($"{name}, three layers", [new InputAttribute(4, 3), Of(5, layer => layer.NumLayers = 3), Squares]);
            yield return ($"{name}, layers of both directions", [new InputAttribute(4, 3), Of(3, layer => (layer.NumLayers, layer.Bidirectional, layer.ReturnSequences) = (2, true, true)), new DenseAttribute(2), new SoftmaxCrossEntropyAttribute()]);
            yield return ($"{name} between others", [new InputAttribute(4, 3), new DenseAttribute(6), new TanhAttribute(), Of(5, layer => layer.ReturnSequences = true), new LayerNormAttribute { Epsilon = 0.1 }, make(4), new DenseAttribute(3), new SoftmaxCrossEntropyAttribute()]);
            yield return ($"{name}, two readers", [
                new InputAttribute(4, 3), new TanhAttribute { Name = "first" }, Of(5, layer => layer.Name = "a"), Of(5, layer => layer.From = "first"), new AddAttribute("a"), Squares]);
        }

        // Each adds to a gradient that another reader has begun.
        yield return ("two readers, vectors of a sequence", [
            new InputAttribute(4, 5), new TanhAttribute { Name = "first" }, new LastStepAttribute { Name = "a" }, new LastStepAttribute { Name = "b", From = "first" },
            new MeanOverTimeAttribute { Name = "c", From = "first" }, new MeanOverTimeAttribute { From = "first" }, new AddAttribute("a", "b", "c"), Squares]);
    }
}
