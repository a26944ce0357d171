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
float[] probabilities = new float[SoundNet.OutputLength];
loaded.Predict(test.Input(0), probabilities);
for (int kind = 0; kind < probabilities.Length; kind++)
    Console.WriteLine($"{SoundData.Kinds[kind],-8} {probabilities[kind]:R}");
