using System.Globalization;
using Amplifier;

// Learns an amplifier by ear, then plays through the model block by block. 0: done; 2: the command line is wrong.
CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
int epochs = 30;
if (args.Length > 1 || (args.Length > 0 && (!int.TryParse(args[0], out epochs) || epochs < 1)))
{
    Console.Error.WriteLine("usage: amplifier [EPOCHS]   (30 unless told)");
    return 2;
}

using var net = new AmplifierNet(seed: 1);
Console.WriteLine(AmplifierNet.Summary);
Training.Run(net, epochs);

// Chords of half a second each that it has not learned from.
float[] clean = Notes.Play(Notes.SampleRate / 2, chords: 8, seed: 2), real = new float[clean.Length], modelled = new float[clean.Length];
new ValveStage().Process(clean, real);
double block = Player.Play(net, clean, modelled), lasts = (double)Player.BlockLength / Notes.SampleRate;

double error = 0, signal = 0;
for (int i = 0; i < clean.Length; i++)
{
    error += Math.Pow(modelled[i] - real[i], 2);
    signal += Math.Pow(real[i], 2);
}

Console.WriteLine($"a block of {Player.BlockLength} samples takes {1e3 * block:F3} ms of the {1e3 * lasts:F2} ms that it lasts");
Console.WriteLine($"amplifier: {100 * error / signal:F2} % error to signal, {lasts / block:F0} times real time");
return 0;
