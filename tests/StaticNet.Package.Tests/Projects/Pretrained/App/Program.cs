using System.Globalization;
using Hills;
using Library;
using StaticNet;

// Predicts as Hills does, with weights that come with the program. Land.cs is the template's.
CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
using KnownHills net = KnownHills.Pretrained();
ValueData places = Land.Measure(100, seed: 2, noise: 0);
var heights = new float[places.Count];
net.PredictBatch(places.Inputs.Span, heights, places.Count);
foreach (float height in heights)
    Console.WriteLine($"{height:R}");
