using StaticNet;

namespace StaticNetTemplate;

/// <summary>Says on which of two spirals a point lies. The order of the attributes is the order of the layers.</summary>
[Network]
[Input(2)]
[Dense(32), Tanh]
[Dense(32), Tanh]
[Dense(2)]
[SoftmaxCrossEntropy]
public partial class SpiralNet;
