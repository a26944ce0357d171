using StaticNet;

namespace App;

/// <summary>The app's own network, with each kind of kernel that emits helpers.</summary>
[Network]
[Input(3)]
[Dense(8), LayerNorm, GELU, Dropout(0.1)]
[Dense(2)]
[SoftmaxCrossEntropy]
internal sealed partial class Own;
