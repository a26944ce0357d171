using System.CommandLine;
using System.Text.Json.Nodes;
using StaticNet.Benchmarks.Measuring;
using StaticNet.Runtime;
using StaticNet.Tool.Networks;

namespace StaticNet.Tool.Commands;

/// <summary>staticnet bench: how long a network's predictions and training steps take here, and their share of the FMA peak.</summary>
internal static class BenchCommand
{
    private sealed record Row(string Network, string Mode, int Batch, Measurement Time, double ShareOfPeak);

    public static Command Create()
    {
        var path = new Argument<string>("path") { Description = "An assembly, a project, or a folder with a project" };
        var name = new Option<string?>("--network") { Description = "Only the network of this name" };
        var batch = new Option<int>("--batch") { Description = "Samples of a batch, beside predictions of one", DefaultValueFactory = _ => 32 };
        var seconds = new Option<double>("--seconds") { Description = "How long each is measured", DefaultValueFactory = _ => 0.5 };
        batch.Validators.Add(result => { if (result.GetValueOrDefault<int>() is < 1 or > 4096) result.AddError("--batch must be from 1 to 4096"); });
        seconds.Validators.Add(result => { if (result.GetValueOrDefault<double>() is not (> 0 and <= 600)) result.AddError("--seconds must be more than 0, and at most 600"); });
        Option<bool> json = Output.JsonOption();
        var command = new Command("bench", "Measure predictions and training steps on one thread, and their share of what the processor can do") { path, name, batch, seconds, json };
        command.SetAction(line => Run(line.GetValue(path)!, line.GetValue(name), line.GetValue(batch), line.GetValue(seconds), line.GetValue(json)));
        return command;
    }

    private static int Run(string path, string? name, int batch, double seconds, bool asJson)
    {
        double peak = Peak.Measure().Quiet;
        Type[] types = [.. NetworkAssembly.Load(path, name)], plain = [.. types.Where(IsPlain)];
        if (plain.Length == 0)
            throw new ToolException("bench measures networks with one input of numbers and one output, and this is none");
        Row[] rows = [.. plain.SelectMany(type => Measure(type, batch, seconds, peak))];
        string[] leftOut = [.. types.Except(plain).Select(type => type.Name)];
        if (asJson)
        {
            Output.Json(new JsonObject
            {
                ["peakGflops"] = 2e-3 * peak,
                ["leftOut"] = new JsonArray([.. leftOut.Select(network => (JsonNode)network)]),
                ["rows"] = new JsonArray([.. rows.Select(row => (JsonNode)new JsonObject
                {
                    ["network"] = row.Network, ["mode"] = row.Mode, ["batch"] = row.Batch,
                    ["medianMicroseconds"] = row.Time.Median, ["minimumMicroseconds"] = row.Time.Minimum, ["shareOfPeak"] = row.ShareOfPeak,
                })]),
            });
            return 0;
        }

        Console.WriteLine($"one thread; peak of FMA {Output.Short(2e-3 * peak)} GFLOP/s");
        Console.Write(Output.Table(["network", "mode", "batch", "median us", "minimum us", "% of peak"],
            [.. rows.Select(row => (string[])[row.Network, row.Mode, Output.Count(row.Batch), Output.Short(row.Time.Median), Output.Short(row.Time.Minimum), Output.Short(100 * row.ShareOfPeak)])], textColumns: 2));
        if (leftOut.Length > 0)
            Console.WriteLine($"left out, as they have several inputs or outputs, or tokens: {string.Join(", ", leftOut)}");
        return 0;
    }

    private static bool IsPlain(Type type)
    {
        using Network network = NetworkAssembly.Create(type);
        return !network.Description.IsJoint;
    }

    private static IEnumerable<Row> Measure(Type type, int batch, double seconds, double peak)
    {
        using Network network = NetworkAssembly.Create(type);
        NetworkDescription description = network.Description;
        foreach (int count in new[] { 1, batch }.Distinct())
        {
            using PredictionSession session = network.CreateSession(count);
            float[] inputs = Random(count * description.InputLength), outputs = new float[count * description.OutputLength];
            Measurement time = Measurement.Of(() => session.PredictBatch(inputs, outputs, count), seconds);
            yield return Of("predict", count, time, Work.OfPrediction(description));
        }

        if (description.Target != TargetKind.None)
            yield return Of("train", batch, Train(network, batch, seconds), Work.OfTraining(description));

        Row Of(string mode, int count, Measurement time, long work) => new(description.Name, mode, count, time, count * (double)work / time.Median / peak);
    }

    private static Measurement Train(Network network, int batch, double seconds)
    {
        NetworkDescription description = network.Description;
        float[] inputs = Random(batch * description.InputLength);
        if (description.Target == TargetKind.ClassIndex)
        {
            using var classifier = new ClassifierTrainer(network, new Sgd(1e-6), batch, threads: 1);
            int classes = description.OutputLength / description.TargetLength;
            int[] labels = [.. Enumerable.Range(0, batch * description.TargetLength).Select(i => i % classes)];
            return Measurement.Of(() => classifier.Step(inputs, labels), seconds);
        }

        using var regressor = new RegressorTrainer(network, new Sgd(1e-6), batch, threads: 1);
        float[] targets = new float[batch * description.TargetLength];
        return Measurement.Of(() => regressor.Step(inputs, targets), seconds);
    }

    private static float[] Random(int count)
    {
        var random = new Random(1);
        return [.. Enumerable.Range(0, count).Select(_ => random.NextSingle())];
    }
}
