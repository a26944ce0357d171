using StaticNet;

using var net = new Shapes(seed: 1);
using (ClassifierTrainer trainer = net.CreateTrainer(new Sgd(0.01), batchSize: 8))
    trainer.Step(new float[8 * Shapes.InputLength], new int[8]);
var chances = new float[8 * Shapes.OutputLength];
net.PredictBatch(new float[8 * Shapes.InputLength], chances, 8);
Console.WriteLine(chances[0]);

[Network]
[Input(16, 32, 32)]
[Conv2D(32, 3, Padding = 1), ReLU, Conv2D(32, 3, Padding = 1), ReLU, MaxPool2D(2)]
[Conv2D(64, 1), Tanh, Conv2D(24, 3, Stride = 2), Flatten, Dense(100), ReLU, Dense(128), SoftmaxCrossEntropy]
public sealed partial class Shapes;
