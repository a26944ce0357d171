using StaticNet;

namespace StaticNetTemplate;

/// <summary>
/// Hears what kind of sound 512 samples are, as 32 frames of 16. It knows a sound frame by frame, so it can be asked while one comes. The
/// order of the attributes is the order of the layers.
/// </summary>
[Network]
[Input(32, 16)]
[Dense(24), Tanh]
[GRU(24), Dense(4)]
[SoftmaxCrossEntropy]
public partial class SoundNet;
