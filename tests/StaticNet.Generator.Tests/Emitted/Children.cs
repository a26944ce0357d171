using System.Diagnostics;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace StaticNet.Generator.Tests.Emitted;

/// <summary>Work that needs a process of its own: this assembly started again, see Program.cs.</summary>
internal static class Children
{
    public const string Training = "Input(1, 10, 10), Conv2D(8, 3, Padding = 1), ReLU, MaxPool2D(2), Conv2D(10, 3), ReLU, Flatten, Dropout(0.3), Dense(17), Tanh, Dense(5), SoftmaxCrossEntropy";

    /// <summary>Starts the child and gives what it writes; fails unless it ends with 0.</summary>
    public static string Run(string arguments, params (string Name, string Value)[] environment) => Start("", arguments, environment);

    /// <summary>The same with the machine's cultures, which tests leave out; null where the machine has none.</summary>
    public static string? RunWithCultures(string arguments)
    {
        string settings = Path.ChangeExtension(typeof(Children).Assembly.Location, ".runtimeconfig.json"), cultures = Path.ChangeExtension(settings, $".{Environment.ProcessId}.json");
        File.WriteAllText(cultures, File.ReadAllText(settings).Replace("\"System.Globalization.Invariant\": true", "\"System.Globalization.Invariant\": false"));
        try
        {
            return Start($"exec --runtimeconfig \"{cultures}\" ", arguments, []);
        }
        catch (Xunit.Sdk.TrueException exception) when (exception.Message.Contains("ICU"))
        {
            return null;
        }
        finally
        {
            File.Delete(cultures);
        }
    }

    private static string Start(string settings, string arguments, (string Name, string Value)[] environment)
    {
        var start = new ProcessStartInfo(Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet", $"{settings}\"{typeof(Children).Assembly.Location}\" {arguments}")
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach ((string name, string value) in environment)
            start.Environment[name] = value;
        using Process process = Process.Start(start)!;
        Task<string> errors = process.StandardError.ReadToEndAsync();
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        Assert.True(process.ExitCode == 0, $"{arguments} ended with {process.ExitCode}\n{output}\n{errors.Result}");
        return output;
    }

    /// <summary>Each so many-th row of <see cref="LayerCases"/> before the judges of results.</summary>
    public static int Judge(int every)
    {
        // Compiled whatever is judged, as the other process has already done.
        _ = EmittedNetwork.OfLayers(LayerCases.All[0].Name);
        Console.WriteLine($"Vector128 {Vector128.IsHardwareAccelerated}, Avx2 {Avx2.IsSupported}, Fma {Fma.IsSupported}");
        int wrong = 0, count = 0;
        foreach (EmittedNetwork network in LayerCases.All.Where((_, i) => i % every == 0).Select(row => EmittedNetwork.OfLayers(row.Name)).Concat(JointCases.Networks.Values).Concat(UnrolledCases.Networks.Values))
        {
            LayerCase row = network.Case;

            // Overwritten by the next row: what is left is where a crash was.
            Console.Write($"{row.Name}\r");
            string[] complaints = [.. Judges.Predictions(network), .. Judges.Gradients(network), .. MemoryJudge.Run(network)];
            count++;
            if (complaints.Length == 0)
                continue;
            Console.WriteLine($"{row}\n{string.Join("\n", complaints)}");
            wrong++;
        }

        Console.WriteLine($"{count} networks, {wrong} wrong");
        return wrong == 0 ? 0 : 1;
    }

    /// <summary>All rows of <see cref="WideCases"/>, each of which must run a text for AVX-512.</summary>
    public static int JudgeWide()
    {
        int wrong = 0;
        foreach (EmittedNetwork network in WideCases.Networks.Values)
        {
            Console.Write($"{network.Case.Name}\r");
            long before = network.WideCalls;
            string[] complaints = [.. Judges.Predictions(network), .. Judges.Gradients(network), .. MemoryJudge.Run(network)];
            if (network.WideCalls == before)
                complaints = [.. complaints, "no text for AVX-512 ran"];
            if (complaints.Length == 0)
                continue;
            Console.WriteLine($"{network.Case}\n{string.Join("\n", complaints)}");
            wrong++;
        }

        Console.WriteLine($"{WideCases.All.Count} networks, {wrong} wrong");
        return wrong == 0 ? 0 : 1;
    }

    /// <summary>All rows of <see cref="EdgeCases"/>.</summary>
    public static int JudgeEdges()
    {
        Console.WriteLine($"Vector128 {Vector128.IsHardwareAccelerated}, Avx2 {Avx2.IsSupported}, Fma {Fma.IsSupported}");
        string[] complaints = [.. EdgeCases.All.SelectMany(edge => EdgeCases.Complaints(edge).Select(complaint => $"{edge.Name}: {complaint}"))];
        Console.WriteLine(string.Join("\n", complaints.Append($"{EdgeCases.All.Count} rows, {complaints.Length} complaints")));
        return complaints.Length == 0 ? 0 : 1;
    }

    /// <summary>Prints the bytes that 1,000 predictions and 1,000 steps allocate: on every thread, and in the whole process.</summary>
    public static int Allocate()
    {
        EmittedNetwork emitted = EmittedNetwork.Of("Allocation", () => [new LayerCase("net", Training, Seed: 1)])["net"];
        using Network network = emitted.Create();
        const int count = 8, threads = 2;
        var samples = new Samples(emitted, network, count);
        float[] output = new float[samples.OutputLength], outputs = new float[count * samples.OutputLength];

        // As users call them: through the emitted class.
        var predict = emitted.Type.GetMethod("Predict")!.CreateDelegate<Prediction>(network);
        var predictBatch = emitted.Type.GetMethod("PredictBatch")!.CreateDelegate<BatchPrediction>(network);
        using PredictionSession session = network.CreateSession(capacity: 4);
        using Trainer trainer = Judges.NewTrainer(network, emitted, count, threads, new AdamW());
        var allocated = new long[threads];
        Runtime.WorkBody measure = (worker, _, _) => allocated[worker] = GC.GetAllocatedBytesForCurrentThread();
        void Work(int times)
        {
            for (int i = 0; i < times; i++)
            {
                predict(samples.Inputs.AsSpan(0, samples.InputLength), output);
                predictBatch(samples.Inputs, outputs, count);
                session.PredictBatch(samples.Inputs, outputs, count);
                Judges.Step(trainer, samples, 0, 1 + i % count);
            }
        }

        // Until whatever compiles in the background has done so.
        Work(200);
        Thread.Sleep(500);
        Work(200);
        trainer.Pool.Run(measure, threads);
        (long caller, long worker) = (allocated[0], allocated[1]);
        long process = long.MaxValue;
        for (int round = 0; round < 5 && process > 0; round++)
        {
            long before = GC.GetTotalAllocatedBytes(precise: true);
            Work(1000);
            process = Math.Min(process, GC.GetTotalAllocatedBytes(precise: true) - before);
        }

        trainer.Pool.Run(measure, threads);
        Console.WriteLine($"caller {allocated[0] - caller}, worker {allocated[1] - worker}, process {process}");
        return 0;
    }

    private delegate void Prediction(ReadOnlySpan<float> input, Span<float> output);

    private delegate void BatchPrediction(ReadOnlySpan<float> inputs, Span<float> outputs, int count);
}
