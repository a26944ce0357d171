using System.Globalization;
using StaticNet;
using Hills;

// train FILE: learns and saves. predict FILE: loads, and prints 100 predictions with all their digits.
CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
if (args[0] == "train")
{
    using var net = new HillNet(seed: 1);
    using RegressorTrainer trainer = net.CreateTrainer(new AdamW(1e-2), batchSize: 32);
    trainer.Fit(Land.Measure(1_000, seed: 1, noise: 0.2), epochs: 3);
    net.Save(args[1]);
}
else
{
    using HillNet net = HillNet.Load(args[1]);
    ValueData places = Land.Measure(100, seed: 2, noise: 0);
    var heights = new float[places.Count];
    net.PredictBatch(places.Inputs.Span, heights, places.Count);
    foreach (float height in heights)
        Console.WriteLine($"{height:R}");
}
