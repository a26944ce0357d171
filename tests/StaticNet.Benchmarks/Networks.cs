using StaticNet;

namespace StaticNet.Benchmarks;

// The networks that are measured. This file is also embedded, so that `generate` and `kernels` compile the same declarations.

/// <summary>ConvNetJS's network for MNIST, on the 24 x 24 pixels that ConvNetJS crops.</summary>
[Network]
[Input(1, 24, 24)]
[Conv2D(8, 5, Padding = 2), ReLU, MaxPool2D(2)]
[Conv2D(16, 5, Padding = 2), ReLU, MaxPool2D(3)]
[Flatten, Dense(10)]
[SoftmaxCrossEntropy]
public partial class ConvNetJs;

/// <summary>A plain perceptron.</summary>
[Network]
[Input(784)]
[Dense(128), ReLU, Dense(64), ReLU, Dense(10)]
[SoftmaxCrossEntropy]
public partial class Mlp;

/// <summary>The digit network: ConvNetJS's on whole images.</summary>
[Network]
[Input(1, 28, 28)]
[Conv2D(8, 5, Padding = 2), ReLU, MaxPool2D(2)]
[Conv2D(16, 5, Padding = 2), ReLU, MaxPool2D(3)]
[Flatten, Dense(10)]
[SoftmaxCrossEntropy]
public partial class DigitNet;

/// <summary>A better one for MNIST.</summary>
[Network]
[Input(1, 28, 28)]
[Conv2D(16, 3, Same = true), ReLU, Conv2D(16, 3, Same = true), ReLU, MaxPool2D(2)]
[Conv2D(32, 3, Same = true), ReLU, Conv2D(32, 3, Same = true), ReLU, MaxPool2D(2)]
[Conv2D(64, 3, Same = true), ReLU, MaxPool2D(2)]
[Flatten, Dropout(0.3), Dense(128), ReLU, Dropout(0.3), Dense(10)]
[SoftmaxCrossEntropy]
public partial class BetterDigitNet;

/// <summary>Twelve convolutions, no two of the same shape but the pairs: what a large declaration costs to compile.</summary>
[Network]
[Input(3, 32, 32)]
[Conv2D(16, 3, Padding = 1), ReLU, Conv2D(16, 3, Padding = 1), ReLU, Conv2D(16, 3, Padding = 1), ReLU, MaxPool2D(2)]
[Conv2D(32, 3, Padding = 1), ReLU, Conv2D(32, 3, Padding = 1), ReLU, Conv2D(32, 3, Padding = 1), ReLU, MaxPool2D(2)]
[Conv2D(64, 3, Padding = 1), ReLU, Conv2D(64, 3, Padding = 1), ReLU, Conv2D(64, 3, Padding = 1), ReLU, MaxPool2D(2)]
[Conv2D(96, 3, Padding = 1), ReLU, Conv2D(96, 3, Padding = 1), ReLU, Conv2D(96, 3, Padding = 1), ReLU, AvgPool2D(4)]
[Flatten, Dense(10)]
[SoftmaxCrossEntropy]
public partial class TwelveConvolutions;
