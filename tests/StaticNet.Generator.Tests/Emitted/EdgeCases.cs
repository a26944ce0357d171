using StaticNet.Compiler.Graph;
using StaticNet.Compiler.Kernels;
using StaticNet.Compiler.Model;

namespace StaticNet.Generator.Tests.Emitted;

/// <summary>A layer or loss at the edge of what floats hold.</summary>
/// <param name="Layers">What stands between the input and the loss.</param>
/// <param name="Input">The numbers of one sample, repeated as often as its shape wants.</param>
/// <param name="Output">What PyTorch gives for them, repeated too.</param>
internal sealed record EdgeCase(string Shape, string Layers, float[] Input, double[] Output, string Loss = "MeanSquaredError", double? Cost = null)
{
    public string Name => $"{Layers} of {string.Join(", ", Input)}{(Cost is null ? "" : $" with {Loss}")}";
}

/// <summary>
/// The table of numbers at the edge. In front of each layer stands one with identity weights, so that the layer's own gradient is
/// computed and must be finite.
/// </summary>
internal static class EdgeCases
{
    private const float NaN = float.NaN;
    private const double Ln3 = 1.0986122886681098;

    public static IReadOnlyList<EdgeCase> All { get; } =
    [
        new("9", "Softmax", [1000, 0, -1000, -1000, -1000, -1000, -1000, -1000, -1000], [1, 0, 0, 0, 0, 0, 0, 0, 0]),
        new("9", "Softmax", [1000], [1 / 9.0]),
        new("9", "Softmax", [-1000], [1 / 9.0]),
        new("9", "LogSoftmax", [1000, 0, -1000, -1000, -1000, -1000, -1000, -1000, -1000], [0, -1000, -2000, -2000, -2000, -2000, -2000, -2000, -2000]),
        new("9", "Tanh", [1e4f, -1e4f, 0], [1, -1, 0]),
        new("9", "Tanh", [1e-42f, -1e-42f, 1e-20f], [0, 0, 1e-20]),
        new("9", "Sigmoid", [1e4f, -1e4f, 0], [1, 0, 0.5]),
        new("9", "GELU", [1e4f, -1e4f, 0], [1e4, 0, 0]),
        new("9", "GELU(Approximate = true)", [1e4f, -1e4f, 0], [1e4, 0, 0]),
        new("9", "GELU(Approximate = true)", [1e6f, -1e6f, 0], [1e6, 0, 0]),
        new("9", "Softplus", [1e4f, -1e4f, 0], [1e4, 0, 0.6931471805599453]),
        new("9", "Softplus(3)", [1e4f, -1e4f, 0], [1e4, 0, 0.23104906018664842]),
        new("9", "Mish", [1e4f, -1e4f, 0], [1e4, 0, 0]),
        new("9", "SiLU", [1e4f, -1e4f, 0], [1e4, 0, 0]),
        new("9", "ELU", [1e4f, -1e4f, 0], [1e4, -1, 0]),
        new("9", "SELU", [1e4f, -1e4f, 0], [10507.009873554805, -1.7580993408473766, 0]),
        new("9", "Softsign", [1e6f, -1e6f, 0], [1, -1, 0]),
        new("9", "HardSigmoid", [1e6f, -1e6f, 0], [1, 0, 0.5]),
        new("9", "HardSwish", [1e6f, -1e6f, 0], [1e6, 0, 0]),
        new("9", "HardTanh", [1e6f, -1e6f, 0], [1, -1, 0]),
        new("9", "ReLU6", [1e6f, -1e6f, 0], [6, 0, 0]),
        new("9", "LeakyReLU", [1e6f, -1e6f, 0], [1e6, -1e4, 0]),
        new("9", "Maxout(3)", [-1e6f], [-1e6]),
        new("2, 5, 5", "MaxPool2D(3, Stride = 2, Padding = 1)", [-1e6f], [-1e6]),
        new("9, 5, 5", "MaxPool2D(2)", [-1e6f], [-1e6]),
        new("9, 4, 4", "AvgPool2D(2)", [-1e6f], [-1e6]),
        new("9, 4, 4", "AvgPool2D(3, Padding = 1, CountIncludePad = false)", [-1e6f], [-1e6]),
        new("9, 4, 4", "GlobalMaxPool", [-1e6f], [-1e6]),
        new("9, 4, 4", "GlobalAvgPool", [-1e6f], [-1e6]),
        new("9", "LayerNorm", [3], [0]),
        new("9", "LayerNorm", [0], [0]),
        new("9", "LayerNorm", [1e4f], [0]),
        new("9", "RMSNorm", [0], [0]),
        new("9", "RMSNorm", [1e4f], [1]),
        new("9", "BatchNorm", [3], [2.9999850001]),
        new("8, 3, 3", "GroupNorm(2)", [3], [0]),
        new("9, 3, 3", "InstanceNorm", [-7], [0]),
        new("9, 3, 3", "LocalResponseNorm", [0], [0]),
        new("9", "Dropout(1)", [1e6f], [1e6]),
        new("9", "Flatten", [1000, -1000, 0], [], "SoftmaxCrossEntropy", 2000 + Ln3),
        new("9", "LogSoftmax", [1000, -1000, 0], [], "NegativeLogLikelihood", 2000 + Ln3),
        new("9", "Flatten", [1000, -1000, 0], [], "MulticlassHinge", 3 * 2001 + 2 * 1 + 3 * 1001),
        new("9", "Flatten", [1000], [], "BinaryCrossEntropyWithLogits", 0),
        new("9", "Flatten", [-1000], [], "BinaryCrossEntropyWithLogits", 1000),
        new("9", "Flatten", [1], [], "BinaryCrossEntropy", 0),
        new("9", "Flatten", [0], [], "BinaryCrossEntropy", 100),
        new("9", "Flatten", [1e6f], [], "Huber", 1e6 - 1.5),
        new("9", "Flatten", [1e6f], [], "SmoothL1", 1e6 - 1.5),
        new("9", "Flatten", [1e6f], [], "MeanAbsoluteError", 1e6 - 1),
        new("9", "LogSoftmax", [1000, -1000, 0], [], "KLDivergence", 3 * (0 + Ln3) + 3 * (2000 + Ln3) + 3 * (1000 + Ln3)),
    ];

    /// <summary>NaN goes through where PyTorch lets it through; predictions only, since training stops at it.</summary>
    public static IReadOnlyList<EdgeCase> NotNumbers { get; } =
    [
        new("1, 2, 4", "MaxPool2D(2)", [1, NaN, 3, 4, 5, 6, 7, 8], [NaN, 8]),
        new("1, 2, 4", "MaxPool2D(2)", [1, 2, 3, 4, 5, 6, NaN, 8], [6, NaN]),
        new("9, 2, 2", "GlobalMaxPool", [NaN], [NaN]),
        new("9", "ReLU", [NaN, -1, 2], [NaN, 0, 2]),
        new("64", "ReLU, Dense(64, Name = \"identity\")", [0, -1, 2, NaN], [NaN]),
        new("9", "Maxout(3)", [1, NaN, 3], [NaN]),
        new("9", "Tanh", [NaN, 0, 0], [NaN, 0, 0]),
        new("9", "Sigmoid", [NaN, 0, 0], [NaN, 0.5, 0.5]),
    ];

    public static IReadOnlyList<string> Complaints(EdgeCase edge)
    {
        EmittedNetwork emitted = Emitted[edge.Name];
        using Network network = emitted.Create();
        foreach (Parameter parameter in network.Parameters.Where(parameter => parameter.Layer == "identity"))
        {
            int columns = parameter.Shape.Count > 1 ? parameter.Length / parameter.Shape[0] : parameter.Length;
            parameter.Set([.. Enumerable.Range(0, parameter.Length).Select(i => parameter.Shape.Count > 1 && i / columns == i % columns ? 1f : 0f)]);
        }

        var complaints = new List<string?>();
        float[] input = Repeated(edge.Input, network.Description.InputLength), output = new float[network.Description.OutputLength];
        using (var session = new PredictionSession(network, capacity: 1))
            session.Predict(input, output);
        if (edge.Output.Length > 0)
            complaints.Add(Closeness.Complaint("prediction", output, Repeated(edge.Output, output.Length)));

        // Targets are 1: the class that the second number is the logit of, or values.
        const int count = 2;
        using Trainer trainer = Judges.NewTrainer(network, emitted, count);
        double[][] statistics = [.. network.Parameters.Select(parameter => parameter.ToArray().Select(value => (double)value).ToArray())];
        try
        {
            Step(trainer, Repeated(input, count * input.Length), count);
        }
        catch (TrainingDivergedException exception)
        {
            return [exception.Message];
        }

        if (edge.Cost is { } cost)
            complaints.Add(Closeness.Complaint("loss", [trainer.LastLoss], [cost]));
        complaints.Add(double.IsFinite(trainer.LastGradientNorm) ? null : $"the gradient's norm is {trainer.LastGradientNorm}");
        complaints.AddRange(Interpreted(emitted, network, trainer, Repeated(input, count * input.Length), statistics));
        return [.. complaints.OfType<string>()];
    }

    /// <summary>The prediction alone, where a number that is none may be part of it.</summary>
    public static string[] Predicted(EdgeCase edge)
    {
        using Network network = Emitted[edge.Name].Create();
        var output = new float[network.Description.OutputLength];
        using var session = new PredictionSession(network, capacity: 1);
        session.Predict(Repeated(edge.Input, network.Description.InputLength), output);
        return [.. output.Select(value => value.ToString("g6", System.Globalization.CultureInfo.InvariantCulture))];
    }

    public static T[] Repeated<T>(T[] values, int length) => [.. Enumerable.Range(0, length).Select(i => values[i % values.Length])];

    private static Dictionary<string, EmittedNetwork> Emitted => EmittedNetwork.Of("Edges", () =>
        All.Select(edge => Case(edge, edge.Shape.Contains(',') ? $"Conv2D({edge.Shape.Split(',')[0]}, 1, Name = \"identity\"), " : $"Dense({edge.Shape}, Name = \"identity\"), "))
            .Concat(NotNumbers.Select(edge => Case(edge, ""))));

    private static LayerCase Case(EdgeCase edge, string first) => new(edge.Name, $"Input({edge.Shape}), {first}{edge.Layers}, {edge.Loss}", Seed: 1);

    private static float Step(Trainer trainer, float[] inputs, int count) => trainer is ClassifierTrainer classifier
        ? classifier.Step(inputs, Enumerable.Repeat(1, count).ToArray())
        : ((RegressorTrainer)trainer).Step(inputs, Enumerable.Repeat(1f, count * trainer.Network.Description.TargetLength).ToArray());

    // Loss and gradients are those of the interpreter.
    private static IEnumerable<string?> Interpreted(EmittedNetwork emitted, Network network, Trainer trainer, float[] inputs, double[][] parameters)
    {
        KernelProgram train = emitted.Programs.Train!;
        NetworkGraph graph = emitted.Programs.Graph;
        var frame = new Frame(inputs.Length / network.Description.InputLength) { Seed = (ulong)emitted.Case.Seed };
        frame.Labels = [.. Enumerable.Repeat(1, frame.Count)];
        frame[graph.Inputs[0]] = [.. inputs.Select(value => (double)value)];
        foreach (StaticNet.Compiler.Graph.Parameter parameter in graph.Parameters)
            frame[parameter.Tensor] = parameters[network.Parameters.ToList().FindIndex(own => own.Name == parameter.Tensor.Name)];
        if (trainer is RegressorTrainer && train.Inputs.FirstOrDefault(tensor => tensor.Kind == TensorKind.Target) is { } target)
            frame[target] = [.. frame[target].Select(_ => 1.0)];
        Interpreter.Run(train, frame);
        yield return Closeness.Complaint("loss, against the interpreter", [trainer.LastLoss], [frame[train.Results[0]].Sum() * frame.LossScale]);
        foreach (StaticNet.Compiler.Graph.Parameter parameter in graph.Parameters.Where(parameter => parameter.Gradient is not null))
        {
            Parameter own = network.Parameters[parameter.Tensor.Name];
            var gradient = new float[own.Length];
            trainer.CopyGradient(own, gradient);
            double[] expected = frame[parameter.Gradient!];
            yield return Closeness.Complaint($"gradient of {own.Name}", gradient, expected, absolute: 2e-5 * Math.Max(1, expected.Max(Math.Abs)));
        }
    }
}
