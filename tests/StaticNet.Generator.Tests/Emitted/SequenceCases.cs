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

        foreach (string cell in (string[])["SimpleRNN", "GRU", "LSTM"])
        {
            foreach (int n in (int[])[1, 7, 8, 9, 31, 33])
                yield return ($"{cell} of {n} units", $"Input(5, 3), {cell}({n}), Dense(3), MeanSquaredError");
            yield return ($"{cell} of one step", $"Input(1, 2), {cell}(10), MeanSquaredError");
            yield return ($"{cell} of 31 steps and 9 features", $"Input(31, 9), {cell}(10, ReturnSequences = true), MeanSquaredError");

            // One block of units, two, and a loop over blocks with and without a rest.
            foreach (int n in cell == "GRU" ? (int[])[20, 40, 56, 96, 130] : cell == "LSTM" ? [20, 40, 72] : [72, 130])
                yield return ($"{cell} of {n} units", $"Input(3, 4), {cell}({n}, ReturnSequences = true), LastStep, Dense(2), MeanSquaredError");
            yield return ($"{cell} in both directions", $"Input(5, 3), Dense(4), {cell}(9, Bidirectional = true), Dense(3), SoftmaxCrossEntropy");
            yield return ($"{cell}, all states of both directions", $"Input(5, 3), Dense(9), Tanh, {cell}(7, Bidirectional = true, ReturnSequences = true), Dense(3), SoftmaxCrossEntropy");
            yield return ($"{cell} in three layers", $"Input(5, 3), {cell}(9, NumLayers = 3), MeanSquaredError");
            yield return ($"{cell} in layers of both directions", $"Input(4, 10), Dense(10), {cell}(8, NumLayers = 2, Bidirectional = true, ReturnSequences = true), Flatten, Dense(3), MeanSquaredError");
            yield return ($"{cell}, read twice", $"Input(4, 5), Dense(9, Name = \"x\"), {cell}(9, ReturnSequences = true, Name = \"a\"), {cell}(9, ReturnSequences = true, From = \"x\"), Add(\"a\", \"x\"), MeanOverTime, Dense(2), SoftmaxCrossEntropy");
            yield return ($"{cell} of the flattened", $"Input(4, 3), {cell}(5, ReturnSequences = true), LayerNorm(Epsilon = 0.01), Dropout(0.3), {cell}(8), Tanh, Dense(2), MeanSquaredError");
        }

        yield return ("vectors of a sequence that add to a gradient", "Input(4, 5), Dense(9, Name = \"x\"), LastStep(Name = \"a\"), LastStep(Name = \"b\", From = \"x\"), MeanOverTime(Name = \"c\", From = \"x\"), MeanOverTime(From = \"x\"), Add(\"a\", \"b\", \"c\"), MeanSquaredError");
    }
}
