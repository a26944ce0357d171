using StaticNet;

// Imported from ConvNetJS.
[Network]
[Input(2, 7, 6)]
[Conv2D(3, 3, Padding = 1)]
[ReLU]
[MaxPool2D(2)]
[Conv2D(4, 2, 1, Stride = 2)]
[ReLU]
[LocalResponseNorm(3, K = 2, Alpha = 0.5, Beta = 0.75)]
[Flatten]
[Dense(6)]
[Maxout(2)]
[Dropout(0.25)]
[Dense(5)]
[Tanh]
[Dense(3)]
[SoftmaxCrossEntropy]
public partial class Imported;
