using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
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
        batch.Validators.Add(result => Check(result, least: 1, most: 4096, "--batch must be from 1 to 4096"));
        seconds.Validators.Add(result => Check(result, least: double.Epsilon, most: 600, "--seconds must be more than 0, and at most 600"));
        Option<bool> json = Output.JsonOption();
        var command = new Command("bench", "Measure predictions and training steps on one thread, and their share of what the processor can do") { path, name, batch, seconds, json };
        command.SetAction(line => Run(line.GetValue(path)!, line.GetValue(name), line.GetValue(batch), line.GetValue(seconds), line.GetValue(json)));
        return command;
    }

    // What is no number at all is the parser's to report, and asking it for the value would throw.
    private static void Check(OptionResult result, double least, double most, string message)
    {
        if (result.Tokens is [{ Value: var text }] && double.TryParse(text, CultureInfo.InvariantCulture, out double value) && !(value >= least && value <= most))
            result.AddError(message);
    }

    private static int Run(string path, string? name, int batch, double seconds, bool asJson)
    {
        IReadOnlyList<Type> types = NetworkAssembly.Load(path, name);
        double peak = Peak.Measure().Quiet;
        Row[] rows = [.. types.SelectMany(type => Measure(type, batch, seconds, peak))];
        if (asJson)
        {
            Output.Json(new JsonObject
            {
                ["peakGflops"] = 2e-3 * peak,
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
        return 0;
    }

    private static IEnumerable<Row> Measure(Type type, int batch, double seconds, double peak)
    {
        using Network network = NetworkAssembly.Create(type);
        NetworkDescription description = network.Description;
        var bench = new NetworkBench(network, seconds);
        foreach (int count in new[] { 1, batch }.Distinct())
            yield return Of("predict", count, bench.Predict(count), Work.OfPrediction(description));
        if (description.Target != TargetKind.None)
            yield return Of("train", batch, bench.Train(batch), Work.OfTraining(description));

        Row Of(string mode, int count, Measurement time, long work) => new(description.Name, mode, count, time, count * (double)work / time.Median / peak);
    }
}
