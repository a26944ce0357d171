using StaticNet;

namespace Digits;

/// <summary>
/// The whole network, declared: the order of the attributes is the order of the layers, and the build writes the rest.
/// Shapes: [1, 28, 28] -> [8, 28, 28] -> [8, 14, 14] -> [16, 14, 14] -> [16, 4, 4] -> [256] -> [10].
/// </summary>
[Network]
[Input(1, 28, 28)]
[Conv2D(8, 5, Padding = 2), ReLU, MaxPool2D(2)]
[Conv2D(16, 5, Padding = 2), ReLU, MaxPool2D(3)]
[Flatten, Dense(10)]
[SoftmaxCrossEntropy]
public partial class DigitNet;
