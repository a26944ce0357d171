using System.Diagnostics;
using StaticNet.Benchmarks;
using StaticNet.Benchmarks.Commands;
using StaticNet.Benchmarks.Measuring;

// 0: done; 1: failed; 2: the command line is wrong, or data that it needs are missing.
long entered = Stopwatch.GetTimestamp();
const string usage = """
    usage: StaticNet.Benchmarks COMMAND [--json]

      table      microseconds of predictions and training steps of both networks, and their share of the FMA peak
      kernels    where the time goes, kernel by kernel; [--net NAME [--batch N]] is a class of Networks.cs
      threads    training steps on one thread and on two
      updates    what an optimizer's update costs for each parameter
      generate   how long the generator takes, and how much it emits; [--write FOLDER] writes it
      unroll     straight-line code and loops over the sizes of networks
      scaling    times, emitted text and compile times over channels, batches and depth
      analyze    how long an editor waits: analysis of 50 networks, generation of 60 layers
      startup    from process start to the first prediction
      choices    [--all]
                 whether the compiler chooses well: every way to emit a kernel, timed beside the one that it picks
      aot        size, start, predictions and steps compiled ahead of time, against the JIT
      mnist      trains on MNIST in $STATICNET_DATA/mnist; [--net convnetjs|better] [--epochs N] [--threads N] [--seed N]
      winograd   convolutions direct and by Winograd's algorithm, over channels and sizes
      peers      rows for a comparison with other libraries, on their weights; [NAME ...] takes these workloads alone
    """;

if (args is [StartupCommand.Child, var child])
    return FirstPrediction.Run(child, entered);
if (args is [AotCommand.Child])
    return KernelTimes.Run();
bool asJson = args.Contains("--json");
string[] rest = [.. args.Where(argument => argument != "--json")];
switch (rest)
{
    case ["table"]:
        return TableCommand.Run(asJson);
    case ["kernels"]:
        return KernelsCommand.Run(nameof(ConvNetJs), KernelsCommand.UsualBatch, asJson);
    case ["kernels", "--net", var network]:
        return KernelsCommand.Run(network, KernelsCommand.UsualBatch, asJson);
    case ["kernels", "--net", var network, "--batch", var batch] when int.TryParse(batch, out int samples) && samples > 0:
        return KernelsCommand.Run(network, samples, asJson);
    case ["threads"]:
        return ThreadsCommand.Run(asJson);
    case ["updates"]:
        return UpdatesCommand.Run(asJson);
    case ["generate"]:
        return GenerateCommand.Run(asJson);
    case ["generate", "--write", var folder]:
        return GenerateCommand.Run(asJson, folder);
    case ["unroll"]:
        return UnrollCommand.Run(asJson);
    case ["scaling"]:
        return ScalingCommand.Run(asJson);
    case ["analyze"]:
        return AnalyzeCommand.Run(asJson);
    case ["startup"]:
        return StartupCommand.Run(asJson);
    case ["aot"]:
        return AotCommand.Run(asJson);
    case ["mnist", .. var options] when MnistOptions.Parse(options) is { } parsed:
        return MnistCommand.Run(parsed, asJson);
    case ["choices"]:
        return ChoicesCommand.Run(all: false, asJson);
    case ["choices", "--all"]:
        return ChoicesCommand.Run(all: true, asJson);
    case ["winograd"]:
        return WinogradCommand.Run(asJson);
    case ["peers", .. var workloads]:
        return PeersCommand.Run(workloads);
    default:
        Console.Error.WriteLine(usage);
        return 2;
}
