namespace StaticNet.Tool.Tests;

/// <summary>Images: convolutions of each kind, pools, a block that is put in twice, joins.</summary>
[Network]
[Input(3, 12, 10, Name = "picture")]
[Conv2D(8, 3, Same = true, Bias = false), BatchNorm(Epsilon = 1e-3), ReLU6]
[Block<OnnxBlock>(Repeat = 2)]
[Conv2D(8, 3, 2, StrideHeight = 2, PaddingTop = 1, PaddingRight = 2, DilationHeight = 2, Groups = 4), HardSwish(Name = "left")]
[LocalResponseNorm(3, Alpha = 0.5), Mish(Name = "right"), Concat("left", "right")]
[MaxPool2D(2, CeilMode = true), PReLU(PerChannel = true)]
[AvgPool2D(2, 2, Padding = 1, CountIncludePad = false), SpatialDropout(0.2), LayerNorm]
[ZeroPad2D(1, 0, 2, 0), Permute(0, 2, 1), GlobalAvgPool(Name = "mean"), Flatten]
[Dense(5, Bias = false)]
[SoftmaxCrossEntropy]
public partial class OnnxPictures;

/// <summary>A residual block with a depthwise convolution.</summary>
[NetworkBlock]
[DepthwiseConv2D(3, Same = true), BatchNorm(Affine = false), LeakyReLU(0.1, Name = "changed")]
[Add("changed", "input")]
public partial class OnnxBlock;

/// <summary>Signals, and sequences that come of them.</summary>
[Network]
[Input(2, 40)]
[Conv1D(6, 5, Stride = 2, Padding = 2), SELU, MaxPool1D(2), Conv1D(4, 3, Same = true), AvgPool1D(2)]
[Permute(1, 0), Dense(6), LayerNorm(Affine = false), GELU, Softmax(Name = "weights"), Dense(3), GELU(Approximate = true)]
[Reshape(3, 5, 1), GlobalMaxPool]
[Dense(2), BinaryCrossEntropyWithLogits]
public partial class OnnxSignals;

/// <summary>Two inputs, two outputs, and the activations that are left.</summary>
[Network]
[Input(4, Name = "a"), Input(4, Name = "b")]
[Dense(4), Tanh(Name = "one"), Dense(4, From = "b"), Sigmoid(Name = "two")]
[Multiply("one", "two"), Dense(4), Softplus(2, Name = "three"), Subtract("three", "one"), Dense(4), Softsign(Name = "soft"), Average("two", "three", "soft")]
[Dense(4), ELU(0.7), Dense(4), SiLU, Dense(4), HardSigmoid(Name = "hard"), Maximum("one", "hard")]
[Dense(4), HardTanh(-0.5, 0.4), Dropout(0.5), Dense(5, Bias = false), BatchNorm]
[Dense(3), LogSoftmax(Name = "likely"), Dense(2, Name = "far", From = "three")]
[NegativeLogLikelihood(From = "likely"), MeanSquaredError(From = "far")]
public partial class OnnxParts;

/// <summary>A network that cannot be written.</summary>
[Network, Input(5, 2), GRU(3), Dense(1), MeanSquaredError]
public partial class OnnxNot;
