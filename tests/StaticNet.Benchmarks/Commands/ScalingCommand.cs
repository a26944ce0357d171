using System.Diagnostics;
using System.Reflection;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using StaticNet.Benchmarks.Compiling;
using StaticNet.Benchmarks.Measuring;

namespace StaticNet.Benchmarks.Commands;

/// <summary>
/// Whether cost grows as the work does: convolutions for CIFAR with 1, 2 and 4 times the channels and batches of 1 to 256, and residual
/// networks of 8 to 56 layers. Time for each multiply-add, emitted text, and what generator and compiler take for it.
/// </summary>
internal static class ScalingCommand
{
    private const int Compilations = 3;

    private static readonly (string Name, string Text, int[] Batches)[] Networks =
    [
        (Name: "Wide1", ScaledNetworks.Wide(1), Batches: [1, 4, 16, 64, 256]),
        (Name: "Wide2", ScaledNetworks.Wide(2), Batches: [1, 16]),
        (Name: "Wide4", ScaledNetworks.Wide(4), Batches: [1, 4]),
        .. new[] { 8, 20, 32, 56 }.Select(layers => (Name: $"Deep{layers}", ScaledNetworks.Deep(layers), Batches: new[] { 1, 16 })),
    ];

    public static int Run(bool asJson)
    {
        var table = new Table(
            "network", "batch", "million multiply-adds a sample", "predict, ps a multiply-add", "train, ps a multiply-add", "lines", "kB", "generator, ms", "compiler, ms");
        table.Notes.Add(FormattableString.Invariant(
            $"one thread, minima; at the peak a multiply-add takes {1e6 / Peak.Measure().Quiet:F2} ps; generator and compiler (Roslyn's Emit): the least of {Compilations} in this process, warm"));
        Compile(Networks[0].Name, Networks[0].Text);
        foreach ((string name, string text, int[] batches) in Networks)
        {
            (Type type, string emitted, double generator, double compiler) = Compile(name, text);
            using var network = (Network)Activator.CreateInstance(type, 1L)!;
            long predicted = Work.OfPrediction(network.Description), trained = Work.OfTraining(network.Description);
            foreach (int batch in batches)
            {
                (double predict, double train) = Times(network, batch);
                table.Add(
                    name, batch, 1e-6 * predicted, 1e6 * predict / (batch * predicted), 1e6 * train / (batch * trained),
                    emitted.Count(letter => letter == '\n'), 1e-3 * Encoding.UTF8.GetByteCount(emitted), generator, compiler);
            }
        }

        table.Print(asJson);
        return 0;
    }

    // Microseconds of a batch.
    private static (double Predict, double Train) Times(Network network, int batch)
    {
        var random = new Random(1);
        float[] inputs = [.. Enumerable.Range(0, batch * network.Description.InputLength).Select(_ => random.NextSingle())];
        float[] outputs = new float[batch * network.Description.OutputLength];
        int[] labels = [.. Enumerable.Range(0, batch).Select(i => i % network.Description.OutputLength)];
        double predict, train;
        using (PredictionSession session = network.CreateSession(batch))
            predict = Measurement.Of(batch == 1 ? () => session.Predict(inputs, outputs) : () => session.PredictBatch(inputs, outputs, batch)).Minimum;
        using (var trainer = new ClassifierTrainer(network, new Sgd(0.001), batch, threads: 1))
            train = Measurement.Of(() => trainer.Step(inputs, labels)).Minimum;
        return (predict, train);
    }

    private static (Type Network, string Text, double Generator, double Compiler) Compile(string name, string declaration)
    {
        double generator = double.PositiveInfinity, compiler = double.PositiveInfinity;
        string text = "";
        byte[] image = [];
        for (int run = 0; run < Compilations; run++)
        {
            CSharpCompilation compilation = Declarations.Compile(declaration);
            long start = Stopwatch.GetTimestamp();
            GeneratorDriver driver = Declarations.NewDriver().RunGeneratorsAndUpdateCompilation(compilation, out Compilation generated, out _);
            generator = Math.Min(generator, Stopwatch.GetElapsedTime(start).TotalMilliseconds);
            text = Declarations.Generated(driver);
            using var stream = new MemoryStream();
            start = Stopwatch.GetTimestamp();
            if (generated.Emit(stream) is { Success: false } failure)
                throw new InvalidOperationException(string.Join('\n', failure.Diagnostics.Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error)));
            compiler = Math.Min(compiler, Stopwatch.GetElapsedTime(start).TotalMilliseconds);
            image = stream.ToArray();
        }

        return (Assembly.Load(image).GetType($"Compiled.{name}", throwOnError: true)!, text, generator, compiler);
    }
}
