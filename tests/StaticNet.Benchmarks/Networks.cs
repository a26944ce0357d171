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

/// <summary>A convolutional network for CIFAR-10.</summary>
[Network]
[Input(3, 32, 32)]
[Conv2D(32, 3, Padding = 1), ReLU, Conv2D(32, 3, Padding = 1), ReLU, MaxPool2D(2)]
[Conv2D(64, 3, Padding = 1), ReLU, Conv2D(64, 3, Padding = 1), ReLU, MaxPool2D(2)]
[Flatten, Dense(256), ReLU, Dense(10)]
[SoftmaxCrossEntropy]
public partial class Cifar;

/// <summary>The same, its inner convolutions by Winograd's algorithm.</summary>
[Network]
[Input(3, 32, 32)]
[Conv2D(32, 3, Padding = 1), ReLU, Conv2D(32, 3, Padding = 1, Algorithm = ConvolutionAlgorithm.Winograd), ReLU, MaxPool2D(2)]
[Conv2D(64, 3, Padding = 1, Algorithm = ConvolutionAlgorithm.Winograd), ReLU, Conv2D(64, 3, Padding = 1, Algorithm = ConvolutionAlgorithm.Winograd), ReLU, MaxPool2D(2)]
[Flatten, Dense(256), ReLU, Dense(10)]
[SoftmaxCrossEntropy]
public partial class CifarWinograd;

/// <summary>Two convolutions and what they were given, of 16 channels (He et al. 2015).</summary>
[NetworkBlock]
[Conv2D(16, 3, Padding = 1, Bias = false), BatchNorm, ReLU, Conv2D(16, 3, Padding = 1, Bias = false), BatchNorm, Add("input"), ReLU]
public class Residual16;

/// <summary>The same by Winograd's algorithm.</summary>
[NetworkBlock]
[Conv2D(16, 3, Padding = 1, Bias = false, Algorithm = ConvolutionAlgorithm.Winograd), BatchNorm, ReLU]
[Conv2D(16, 3, Padding = 1, Bias = false, Algorithm = ConvolutionAlgorithm.Winograd), BatchNorm, Add("input"), ReLU]
public class Winograd16;

/// <summary>The same of 32 channels.</summary>
[NetworkBlock]
[Conv2D(32, 3, Padding = 1, Bias = false), BatchNorm, ReLU, Conv2D(32, 3, Padding = 1, Bias = false), BatchNorm, Add("input"), ReLU]
public class Residual32;

/// <summary>The same by Winograd's algorithm.</summary>
[NetworkBlock]
[Conv2D(32, 3, Padding = 1, Bias = false, Algorithm = ConvolutionAlgorithm.Winograd), BatchNorm, ReLU]
[Conv2D(32, 3, Padding = 1, Bias = false, Algorithm = ConvolutionAlgorithm.Winograd), BatchNorm, Add("input"), ReLU]
public class Winograd32;

/// <summary>The same of 64 channels.</summary>
[NetworkBlock]
[Conv2D(64, 3, Padding = 1, Bias = false), BatchNorm, ReLU, Conv2D(64, 3, Padding = 1, Bias = false), BatchNorm, Add("input"), ReLU]
public class Residual64;

/// <summary>The same by Winograd's algorithm.</summary>
[NetworkBlock]
[Conv2D(64, 3, Padding = 1, Bias = false, Algorithm = ConvolutionAlgorithm.Winograd), BatchNorm, ReLU]
[Conv2D(64, 3, Padding = 1, Bias = false, Algorithm = ConvolutionAlgorithm.Winograd), BatchNorm, Add("input"), ReLU]
public class Winograd64;

/// <summary>To 32 channels and half the size; what it was given is projected.</summary>
[NetworkBlock]
[Conv2D(32, 3, Stride = 2, Padding = 1, Bias = false), BatchNorm, ReLU, Conv2D(32, 3, Padding = 1, Bias = false), BatchNorm(Name = "residual")]
[Conv2D(32, 1, Stride = 2, Bias = false, From = "input"), BatchNorm, Add("residual"), ReLU]
public class Half32;

/// <summary>The same with its second convolution by Winograd's algorithm.</summary>
[NetworkBlock]
[Conv2D(32, 3, Stride = 2, Padding = 1, Bias = false), BatchNorm, ReLU]
[Conv2D(32, 3, Padding = 1, Bias = false, Algorithm = ConvolutionAlgorithm.Winograd), BatchNorm(Name = "residual")]
[Conv2D(32, 1, Stride = 2, Bias = false, From = "input"), BatchNorm, Add("residual"), ReLU]
public class WinogradHalf32;

/// <summary>To 64 channels and half the size.</summary>
[NetworkBlock]
[Conv2D(64, 3, Stride = 2, Padding = 1, Bias = false), BatchNorm, ReLU, Conv2D(64, 3, Padding = 1, Bias = false), BatchNorm(Name = "residual")]
[Conv2D(64, 1, Stride = 2, Bias = false, From = "input"), BatchNorm, Add("residual"), ReLU]
public class Half64;

/// <summary>The same with its second convolution by Winograd's algorithm.</summary>
[NetworkBlock]
[Conv2D(64, 3, Stride = 2, Padding = 1, Bias = false), BatchNorm, ReLU]
[Conv2D(64, 3, Padding = 1, Bias = false, Algorithm = ConvolutionAlgorithm.Winograd), BatchNorm(Name = "residual")]
[Conv2D(64, 1, Stride = 2, Bias = false, From = "input"), BatchNorm, Add("residual"), ReLU]
public class WinogradHalf64;

/// <summary>A residual network of eight layers for CIFAR-10.</summary>
[Network]
[Input(3, 32, 32)]
[Conv2D(16, 3, Padding = 1, Bias = false), BatchNorm, ReLU]
[Block<Residual16>, Block<Half32>, Block<Half64>]
[GlobalAvgPool, Dense(10)]
[SoftmaxCrossEntropy]
public partial class ResNet8;

/// <summary>A residual network of twenty layers for CIFAR-10.</summary>
[Network]
[Input(3, 32, 32)]
[Conv2D(16, 3, Padding = 1, Bias = false), BatchNorm, ReLU]
[Block<Residual16>(Repeat = 3), Block<Half32>, Block<Residual32>(Repeat = 2), Block<Half64>, Block<Residual64>(Repeat = 2)]
[GlobalAvgPool, Dense(10)]
[SoftmaxCrossEntropy]
public partial class ResNet20;

/// <summary>The residual network of eight layers, its convolutions of stride 1 by Winograd's algorithm.</summary>
[Network]
[Input(3, 32, 32)]
[Conv2D(16, 3, Padding = 1, Bias = false), BatchNorm, ReLU]
[Block<Winograd16>, Block<WinogradHalf32>, Block<WinogradHalf64>]
[GlobalAvgPool, Dense(10)]
[SoftmaxCrossEntropy]
public partial class ResNet8Winograd;

/// <summary>The residual network of twenty layers, its convolutions of stride 1 by Winograd's algorithm.</summary>
[Network]
[Input(3, 32, 32)]
[Conv2D(16, 3, Padding = 1, Bias = false), BatchNorm, ReLU]
[Block<Winograd16>(Repeat = 3), Block<WinogradHalf32>, Block<Winograd32>(Repeat = 2), Block<WinogradHalf64>, Block<Winograd64>(Repeat = 2)]
[GlobalAvgPool, Dense(10)]
[SoftmaxCrossEntropy]
public partial class ResNet20Winograd;

/// <summary>A perceptron as controllers use it.</summary>
[Network]
[Input(2)]
[Dense(16), Tanh, Dense(16), Tanh, Dense(1), Tanh]
[MeanSquaredError]
public partial class TinyTanh;

/// <summary>Depthwise and pointwise convolutions in turn, as in MobileNet (Howard et al. 2017).</summary>
[Network]
[Input(32, 32, 32)]
[DepthwiseConv2D(3, Padding = 1), ReLU, Conv2D(64, 1), ReLU, DepthwiseConv2D(3, Padding = 1), ReLU, Conv2D(128, 1), ReLU]
[GlobalAvgPool, Dense(10)]
[SoftmaxCrossEntropy]
public partial class DepthwiseSeparable;

/// <summary>Gated recurrent units as audio effects use them: a sample in, a sample out.</summary>
[Network]
[Input(512, 1)]
[GRU(20, ReturnSequences = true), Dense(1)]
public partial class Gru20;

/// <summary>Gated recurrent units as audio effects use them: a sample in, a sample out.</summary>
[Network]
[Input(512, 1)]
[GRU(40, ReturnSequences = true), Dense(1)]
public partial class Gru40;

/// <summary>Long short-term memory as audio effects use them: a sample in, a sample out.</summary>
[Network]
[Input(512, 1)]
[LSTM(20, ReturnSequences = true), Dense(1)]
public partial class Lstm20;

/// <summary>Long short-term memory as audio effects use them: a sample in, a sample out.</summary>
[Network]
[Input(512, 1)]
[LSTM(40, ReturnSequences = true), Dense(1)]
public partial class Lstm40;

/// <summary>Two encoder layers of a transformer over 64 steps, and a classifier of their mean.</summary>
[Network]
[Input(64, 128)]
[TransformerEncoder(4, 512, Dropout = 0), TransformerEncoder(4, 512, Dropout = 0)]
[MeanOverTime, Dense(10)]
[SoftmaxCrossEntropy]
public partial class Encoder;
