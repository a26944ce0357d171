using StaticNet;

namespace StaticNetTemplate;

/// <summary>Predicts the height of a hilly land at a place. The order of the attributes is the order of the layers.</summary>
[Network]
[Input(2)]
[Dense(32), Tanh]
[Dense(32), Tanh]
[Dense(1)]
[MeanSquaredError]
public partial class HillNet;
