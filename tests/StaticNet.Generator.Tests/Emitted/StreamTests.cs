using Microsoft.CodeAnalysis;
using StaticNet.Generator.Tests.Harness;

namespace StaticNet.Generator.Tests.Emitted;

/// <summary>What users do with a stream: long sequences, states, mistakes, extreme numbers.</summary>
public class StreamTests
{
    private static readonly LayerCase[] Cases =
    [
        new("gru", "Input(12, 1), GRU(20, ReturnSequences = true), Dense(1)", Seed: 1),
        new("lstm", "Input(12, 2), Dense(9), LSTM(9, NumLayers = 2, ReturnSequences = true), LayerNorm, Dense(3), MeanSquaredError", Seed: 2),
        new("simple", "Input(12, 3), SimpleRNN(8, ReturnSequences = true), Tanh, Dropout(0.3), Dense(4), SoftmaxCrossEntropy", Seed: 3),
        new("last state", "Input(12, 2), GRU(7), ReLU, Dense(3), SoftmaxCrossEntropy", Seed: 4),
        new("last step", "Input(12, 2), LSTM(5, ReturnSequences = true), LastStep, Dense(3), MeanSquaredError", Seed: 5),
        new("residual", "Input(12, 1), GRU(8, ReturnSequences = true), Dense(1), Add(\"input\"), MeanSquaredError", Seed: 6),
        new("one step", "Input(1, 1), LSTM(20, ReturnSequences = true), Dense(1)", Seed: 7),
    ];

    private static readonly string[] Cells = ["SimpleRNN", "GRU", "LSTM"];

    public static TheoryData<string> Names => new(Cases.Select(row => row.Name));

    public static TheoryData<string> CellNames => new(Cells);

    [Theory, MemberData(nameof(Names))]
    public void Stream_gives_what_predicting_the_sequence_gives(string name)
    {
        using Network network = Create(name);
        using var stream = new StreamingSession(network);
        using PredictionSession session = network.CreateSession();
        int length = network.Description.InputLength;
        float[] inputs = Signal(length, seed: 11), predicted = new float[network.Description.OutputLength], outputs = new float[length / stream.StepInputs * stream.StepOutputs];
        session.Predict(inputs, predicted);
        stream.Process(inputs, outputs);

        // Of a network that gives the last state alone, the last step is the prediction.
        Assert.Null(Closeness.Complaint("stream", outputs.AsSpan(outputs.Length - predicted.Length), [.. predicted.Select(x => (double)x)], absolute: 1e-6, relative: 1e-6));
    }

    [Theory, MemberData(nameof(Names))]
    public void Long_stream_does_not_depend_on_how_it_is_cut_into_calls(string name)
    {
        using Network network = Create(name);
        using var stream = new StreamingSession(network);
        const int steps = 1_000;
        float[] inputs = Signal(steps * stream.StepInputs, seed: 12), whole = new float[steps * stream.StepOutputs], parts = new float[whole.Length];
        stream.Process(inputs, whole);
        stream.Reset();
        var random = new Random(13);
        for (int done = 0; done < steps;)
        {
            int count = Math.Min(steps - done, random.Next(130));
            stream.Process(inputs.AsSpan(done * stream.StepInputs, count * stream.StepInputs), parts.AsSpan(done * stream.StepOutputs, count * stream.StepOutputs));
            done += count;
        }

        Assert.Equal(whole, parts);
        Assert.All(whole, x => Assert.True(float.IsFinite(x)));
    }

    [Fact]
    public void Outputs_may_take_the_place_of_the_steps()
    {
        foreach (string name in (string[])["gru", "residual"])
        {
            using Network network = Create(name);
            using var stream = new StreamingSession(network);
            float[] inputs = Signal(300, seed: 14), outputs = new float[300];
            stream.Process(inputs, outputs);
            stream.Reset();
            stream.Process(inputs, inputs);
            Assert.Equal(outputs, inputs);
        }
    }

    [Fact]
    public void State_can_be_taken_up_again()
    {
        using Network network = Create("lstm");
        using StreamingSession first = new(network), second = new(network);
        Assert.Equal(["lstm1.h_l0", "lstm1.c_l0", "lstm1.h_l1", "lstm1.c_l1"], first.States.Select(state => state.Name));
        Assert.Equal(36, first.StateLength);
        float[] inputs = Signal(80, seed: 15), state = new float[36], expected = new float[60], actual = new float[60];
        first.Process(inputs.AsSpan(0, 40), expected);
        first.CopyState(state);
        Assert.DoesNotContain(0, state);
        first.Process(inputs.AsSpan(40), expected);
        second.SetState(state);
        second.Process(inputs.AsSpan(40), actual);
        Assert.Equal(expected, actual);
        first.Reset();
        first.CopyState(state);
        Assert.All(state, x => Assert.Equal(0, x));
    }

    [Fact]
    public void Nothing_is_allocated()
    {
        using Network network = Create("gru");
        using var stream = new StreamingSession(network);
        float[] inputs = Signal(100, seed: 16), outputs = new float[100], state = new float[stream.StateLength];
        void Work(int times)
        {
            for (int i = 0; i < times; i++)
            {
                stream.Process(inputs, outputs);
                stream.Process(inputs.AsSpan(0, 1), outputs.AsSpan(0, 1));
                stream.CopyState(state);
                stream.SetState(state);
                stream.Reset();
            }
        }

        Work(200);
        long before = GC.GetAllocatedBytesForCurrentThread();
        Work(1_000);
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    [Fact]
    public void Mistakes_are_told()
    {
        using Network network = Create("lstm");
        var stream = new StreamingSession(network);
        void Says(string message, Action action) => Assert.StartsWith(message, Assert.ThrowsAny<ArgumentException>(action).Message, StringComparison.Ordinal);
        string net = network.Description.Name;
        Says($"A stream of {net} needs 2 inputs for each step, but 5 leave 1 over", () => stream.Process(new float[5], new float[6]));
        Says($"A stream of {net} needs room for 6 outputs (2 steps of 3), but got 5", () => stream.Process(new float[4], new float[5]));
        Says($"SetState of {net}'s stream needs 36 numbers, but got 35", () => stream.SetState(new float[35]));
        Says($"CopyState of {net}'s stream needs 36 numbers, but got 37", () => stream.CopyState(new float[37]));
        stream.Process([], []);
        stream.Dispose();
        Assert.Throws<ObjectDisposedException>(() => stream.Process(new float[2], new float[3]));
        Assert.Throws<ObjectDisposedException>(stream.Reset);
    }

    [Theory]
    [InlineData("Input(4, 3), GRU(5, Bidirectional = true), Dense(2)", "'gru1' is bidirectional and begins with the last step too")]
    [InlineData("Input(4, 3), LSTM(5, ReturnSequences = true), MeanOverTime, Dense(2)", "'meanovertime1' reads several steps at once")]
    [InlineData("Input(4, 3), LSTM(5, ReturnSequences = true), Flatten, Dense(2)", "'flatten1' reads several steps at once")]
    [InlineData("Input(3, 8), Conv1D(3, 3), Permute(1, 0), GRU(5)", "'conv1d1' reads several steps at once")]
    [InlineData("Input(12), Reshape(4, 3), GRU(5)", "'input' [12] is not a sequence [T, F]")]
    public void Compiler_says_what_is_in_the_way_of_a_stream(string attributes, string reason)
    {
        GeneratedOutput output = GeneratorRunner.Run(
            $"using StaticNet;\n\n[Network]\n[{attributes}]\npublic partial class Net;\n\npublic static class User\n{{\n    public static object Stream(Net net) => net.CreateStream();\n}}\n");
        Diagnostic error = Assert.Single(output.Errors);
        Assert.Equal("CS0619", error.Id);
        Assert.Contains($"Net cannot be streamed: {reason}. ", error.GetMessage(), StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(CellNames))]
    public void Huge_numbers_saturate(string cell)
    {
        using Network network = Cell(cell).Create();
        using var stream = new StreamingSession(network);
        foreach (float huge in (float[])[1e4f, -1e4f, 1e30f, -1e30f, 1e38f])
        {
            float[] inputs = [.. Enumerable.Range(0, 200).Select(i => i % 3 == 0 ? huge : -huge)], state = new float[stream.StateLength];
            stream.Process(inputs, new float[200 * stream.StepOutputs]);
            stream.CopyState(state);
            Assert.All(state.AsSpan(0, 9).ToArray(), x => Assert.InRange(x, -1.000001f, 1.000001f));
            Assert.All(state, x => Assert.True(float.IsFinite(x)));
            float[] output = new float[network.Description.OutputLength];
            using PredictionSession session = network.CreateSession();
            session.Predict(inputs.AsSpan(0, network.Description.InputLength), output);
            Assert.All(output, x => Assert.True(float.IsFinite(x)));
        }
    }

    /// <summary>Nothing drives the state any more, no bias holds it up, and the gates let it fade.</summary>
    [Theory, MemberData(nameof(CellNames))]
    public void Fading_state_never_becomes_denormal(string cell)
    {
        using Network network = Cell(cell).Create();
        foreach (Parameter parameter in network.Parameters.Where(parameter => parameter.Name.Contains("bias", StringComparison.Ordinal)))
            parameter.Set(new float[parameter.Length]);
        using var stream = new StreamingSession(network);
        float[] state = new float[stream.StateLength], silence = new float[50], outputs = new float[50 * stream.StepOutputs];
        stream.Process([1, -1, 0.5f], new float[3 * stream.StepOutputs]);
        for (int i = 0; i < 100; i++)
        {
            stream.Process(silence, outputs);
            stream.CopyState(state);
            Assert.All(state, x => Assert.True(float.IsNormal(x), $"a state is {x:R} after {(i + 1) * 50} silent steps"));
        }

        // What is left is nothing to speak of.
        Assert.All(state, x => Assert.InRange(x, -1e-20f, 1e-20f));
    }

    private static EmittedNetwork Cell(string cell) =>
        EmittedNetwork.Of("Cells", () => Cells.Select((name, i) => new LayerCase(name, $"Input(40, 1), {name}(9, ReturnSequences = true), Dense(1)", Seed: 20 + i)))[cell];

    private static Network Create(string name) => EmittedNetwork.Of("Streams", () => Cases)[name].Create();

    private static float[] Signal(int length, int seed)
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(0, length).Select(_ => random.NextSingle() * 2 - 1)];
    }
}
