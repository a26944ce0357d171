using System.Globalization;
using StaticNet;
using StaticNetTemplate;

CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
Console.WriteLine(SpiralNet.Summary);

using var net = new SpiralNet(seed: 1);
LabelledData training = SpiralData.Draw(2_000, seed: 1), test = SpiralData.Draw(500, seed: 2);
using (ClassifierTrainer trainer = net.CreateTrainer(new AdamW(1e-2), batchSize: 32))
{
    trainer.Fit(training, test, epochs: 15, new ConsoleProgress());
    Console.WriteLine($"right on new points: {trainer.Evaluate(test).Accuracy:P1}");
}

net.Save("spirals.safetensors");
using SpiralNet loaded = SpiralNet.Load("spirals.safetensors");
float[] probabilities = new float[SpiralNet.OutputLength];
loaded.Predict([0.5f, 0.25f], probabilities);
Console.WriteLine($"probabilities at (0.5, 0.25): {probabilities[0]:R} {probabilities[1]:R}");
