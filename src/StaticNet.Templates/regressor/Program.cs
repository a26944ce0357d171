using System.Globalization;
using StaticNet;
using StaticNetTemplate;

CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
Console.WriteLine(HillNet.Summary);

using var net = new HillNet(seed: 1);
ValueData training = Land.Measure(2_000, seed: 1, noise: 0.2), test = Land.Measure(500, seed: 2, noise: 0);
using (RegressorTrainer trainer = net.CreateTrainer(new AdamW(1e-2), batchSize: 32))
{
    trainer.Schedule = new CosineDecay(15 * 63);
    trainer.Fit(training, test, epochs: 15, new ConsoleProgress());
    Console.WriteLine($"mean squared error at new places: {trainer.Evaluate(test).Loss:F5}");
}

net.Save("hills.safetensors");
using HillNet loaded = HillNet.Load("hills.safetensors");
float[] height = new float[HillNet.OutputLength];
loaded.Predict([0.5f, 0.25f], height);
Console.WriteLine($"height at (0.5, 0.25): {height[0]:R}, truly {Land.Height(0.5, 0.25):F4}");
