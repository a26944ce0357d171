using System.Globalization;
using StaticNet;
using StaticNetTemplate;

CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
Console.WriteLine(SoundNet.Summary);

using var net = new SoundNet(seed: 1);
LabelledData training = SoundData.Make(2_000, seed: 1), test = SoundData.Make(400, seed: 2);
using (ClassifierTrainer trainer = net.CreateTrainer(new AdamW(3e-3), batchSize: 32))
{
    trainer.Fit(training, test, epochs: 10, new ConsoleProgress());
    Console.WriteLine($"right on new sounds: {trainer.Evaluate(test).Accuracy:P1}");
}

net.Save("sounds.safetensors");
using SoundNet loaded = SoundNet.Load("sounds.safetensors");

// While a sound comes, frame by frame: what it is by what was heard so far.
using StreamingSession stream = loaded.CreateStream();
ReadOnlySpan<float> sound = test.Input(0);
float[] probabilities = new float[SoundNet.OutputLength];
Console.WriteLine($"\nhearing a {SoundData.Kinds[test.Labels.Span[0]]} sound:\nsamples   {string.Join("  ", SoundData.Kinds.Select(kind => $"{kind,-8}"))}");
for (int heard = 0; heard < sound.Length; heard += stream.StepInputs)
{
    stream.Process(sound.Slice(heard, stream.StepInputs), probabilities);
    if ((heard / stream.StepInputs + 1) % 4 == 0)
        Console.WriteLine($"{heard + stream.StepInputs,7}   {string.Join("  ", probabilities.Select(probability => $"{probability,-8:P1}"))}");
}
