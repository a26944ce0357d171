using StaticNet;

namespace Garden;

/// <summary>
/// What each of four moves is worth, told from the 5 x 5 places around the forager: one plane for apples, one for toadstools. Of a
/// move that was made, the worth of that move alone is known, so a target is a pair of the move and its worth.
/// </summary>
[Network]
[Input(2, 5, 5)]
[Flatten, Dense(32), Tanh]
[Dense(4)]
[HalfSquaredError(OneOutput = true)]
public partial class ForagerNet;
