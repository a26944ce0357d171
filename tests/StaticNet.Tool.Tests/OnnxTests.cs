using Microsoft.ML.OnnxRuntime;
using Microsoft.ML.OnnxRuntime.Tensors;
using StaticNet.Tests.Processes;

namespace StaticNet.Tool.Tests;

/// <summary>What the tool writes as ONNX, run by ONNX Runtime, predicts as the network does.</summary>
public sealed class OnnxTests : IDisposable
{
    private const int Samples = 3;

    // Both sum in float, each in its own order: numbers about 1 differ by some units in their last place, deep networks' by some more.
    private const double Rounding = 2e-5;

    private readonly string folder = Directory.CreateTempSubdirectory("staticnet-onnx-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void Pictures() => Compare(new OnnxPictures(seed: 1), (net, x, y) => net.PredictBatch(x[0], y[0], Samples));

    [Fact]
    public void Signals() => Compare(new OnnxSignals(seed: 2), (net, x, y) => net.PredictBatch(x[0], y[0], Samples));

    [Fact]
    public void Several_inputs_and_outputs() => Compare(new OnnxParts(seed: 3), (net, x, y) => net.PredictBatch(x[0], x[1], y[0], y[1], Samples));

    [Fact]
    public void Vectors() => Compare(new SmallNet(seed: 4), (net, x, y) => net.PredictBatch(x[0], y[0], Samples));

    [Fact]
    public void A_layer_that_cannot_be_written_is_named()
    {
        string weights = Path.Combine(folder, "not.safetensors");
        using (var net = new OnnxNot())
            net.Save(weights);
        Assert.Contains("OnnxNot cannot be written as ONNX: 'gru1' is GRU", Run(1, "--network", "OnnxNot", "--weights", weights));
        Assert.Empty(Directory.GetFiles(folder, "*.onnx"));
    }

    [Fact]
    public void Without_weights_or_with_a_choice_of_networks_it_says_what_to_do()
    {
        Assert.Contains("OnnxSignals has no weights compiled in; say where they are with --weights", Run(1, "--network", "OnnxSignals"));
        Assert.Contains("choose one with --network: ", Run(1));
        string weights = Path.Combine(folder, "other.safetensors");
        using (var net = new OnnxNot())
            net.Save(weights);
        Assert.Contains("gru1", Run(1, "--network", "OnnxSignals", "--weights", weights));
    }

    private void Compare<T>(T net, Action<T, float[][], float[][]> predict)
        where T : Network
    {
        using T _ = net;
        var random = new Random(5);
        foreach (Parameter parameter in net.Parameters.Where(parameter => parameter.Name.Contains("running", StringComparison.Ordinal)))
            parameter.Set(Draw(parameter.Length, random, 0.5));
        string name = typeof(T).Name, weights = Path.Combine(folder, "weights.safetensors"), model = Path.Combine(folder, name + ".onnx");
        net.Save(weights);
        Assert.StartsWith($"wrote {name} to {model}, ", Run(0, "--network", name, "--weights", weights, "-o", model));

        float[][] inputs = [.. net.Description.Inputs.Select(input => Draw(Samples * input.Length, random, -1))];
        float[][] outputs = [.. net.Description.Outputs.Select(output => new float[Samples * output.Length])];
        predict(net, inputs, outputs);

        using var session = new InferenceSession(model);
        using var results = session.Run([.. net.Description.Inputs.Select((input, i) => NamedOnnxValue.CreateFromTensor(input.Name, new DenseTensor<float>(inputs[i], [Samples, .. input.Shape])))]);
        Assert.Equal(outputs.Length, results.Count);
        foreach ((float[] expected, DisposableNamedOnnxValue actual) in outputs.Zip(results))
        {
            float[] values = actual.AsTensor<float>().ToArray();
            Assert.Equal(expected.Length, values.Length);
            Assert.All(expected.Zip(values), pair => Assert.Equal(pair.First, pair.Second, Rounding));
        }
    }

    private static float[] Draw(int count, Random random, double from) => [.. Enumerable.Range(0, count).Select(_ => (float)(from + random.NextDouble()))];

    private string Run(int exit, params string[] arguments)
    {
        string tool = Path.Combine(AppContext.BaseDirectory, "staticnet-tool.dll");
        (int code, string output, string error) = ChildProcess.RunApart(folder, new Dictionary<string, string>(), "dotnet", [tool, "onnx", typeof(OnnxTests).Assembly.Location, .. arguments]);
        Assert.True(code == exit, $"ended with {code}:\n{output}{error}");
        return exit == 0 ? output : error;
    }
}
