using StaticNet;

namespace Library;

/// <summary>The template's network with the weights that it learned, which are part of the library.</summary>
[Network, Input(2), Dense(32), Tanh, Dense(32), Tanh, Dense(1), MeanSquaredError]
[Weights("weights/hills.safetensors")]
public partial class KnownHills;
