using StaticNet;

namespace Amplifier;

/// <summary>A model of an amplifier: it learns from stretches of 256 samples, and plays any number of them, one by one as they come.</summary>
[Network]
[Input(256, 1)]
[GRU(20, ReturnSequences = true), Dense(1)]
[MeanSquaredError]
public partial class AmplifierNet;
