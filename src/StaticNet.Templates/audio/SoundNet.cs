using StaticNet;

namespace StaticNetTemplate;

/// <summary>Hears what kind of sound 512 samples are. A signal is [channels, samples]; the order of the attributes is the order of the layers.</summary>
[Network]
[Input(1, 512)]
[Conv1D(8, 16, Stride = 4, Padding = 6), ReLU]
[Conv1D(16, 8, Stride = 4, Padding = 2), ReLU]
[Conv1D(16, 8, Stride = 4, Padding = 2), ReLU]
[Flatten, Dense(4)]
[SoftmaxCrossEntropy]
public partial class SoundNet;
