using System.Diagnostics;
using Digits;
using Digits.Drawing;
using StaticNet;
using StaticNet.Weights;

// Loads the weights that the Digits sample saved, and classifies digits that it draws itself.
// 0: done; 1: the file is missing or not what it should be; 2: the command line is wrong.
const string usage = "usage: digits-aot WEIGHTS.safetensors [COUNT]   (COUNT digits are drawn and classified, 200 unless told)";
const long seed = 20_240;

int count = 200;
if (args.Length is < 1 or > 2 || (args.Length == 2 && (!int.TryParse(args[1], out count) || count < 1)))
{
    Console.Error.WriteLine(usage);
    return 2;
}

string path = args[0];
if (!File.Exists(path))
{
    Console.Error.WriteLine($"digits-aot: there is no file {Path.GetFullPath(path)}; the Digits sample writes it as artifacts/digits.safetensors");
    return 1;
}

try
{
    using var net = DigitNet.Load(path);
    int right = Classify(net, count, out double microseconds);
    Console.WriteLine($"accuracy {100.0 * right / count:F1} %");
    Console.WriteLine($"{microseconds:F1} microseconds per prediction");
    Console.WriteLine($"digits-aot: {right} of {count} right");
    return 0;
}
catch (Exception e) when (e is WeightsException or SafetensorsException or IOException or UnauthorizedAccessException)
{
    Console.Error.WriteLine($"digits-aot: {e.Message}");
    return 1;
}

static int Classify(DigitNet net, int count, out double microseconds)
{
    Span<float> image = new float[DigitNet.InputLength], probabilities = new float[DigitNet.OutputLength];
    int right = 0;
    long ticks = 0;
    for (int i = 0; i < count; i++)
    {
        DrawnDigits.Draw(seed, i, image);
        long start = Stopwatch.GetTimestamp();
        net.Predict(image, probabilities);
        ticks += Stopwatch.GetTimestamp() - start;
        if (Likeliest(probabilities) == DrawnDigits.LabelOf(i))
            right++;
    }
    microseconds = 1e6 * ticks / Stopwatch.Frequency / count;
    return right;
}

static int Likeliest(ReadOnlySpan<float> probabilities)
{
    int best = 0;
    for (int i = 1; i < probabilities.Length; i++)
        if (probabilities[i] > probabilities[best])
            best = i;
    return best;
}
