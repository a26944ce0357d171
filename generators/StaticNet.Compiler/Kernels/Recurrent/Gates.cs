using StaticNet.Compiler.Model;
using StaticNet.Layouts;

namespace StaticNet.Compiler.Kernels.Recurrent;

/// <summary>
/// The gates of a recurrent layer, in PyTorch's order. In memory each has room for a multiple of eight units, so that every gate
/// begins at a whole vector; what fills it up is zero in weights, biases and gradients.
/// </summary>
/// <param name="Cell">What a step does.</param>
/// <param name="Units">H, the units of the state.</param>
internal sealed record Gates(RecurrentCell Cell, int Units)
{
    /// <summary>Blocks of rows in the weights: 1, r z n, or i f g o.</summary>
    public int Count => Cell switch { RecurrentCell.Simple => 1, RecurrentCell.Gru => 3, _ => 4 };

    /// <summary>In how many of them the state's bias is simply added to the input's: not in n, whose own is gated first.</summary>
    public int Summed => Cell == RecurrentCell.Gru ? 2 : Count;

    /// <summary>What a step leaves for the backward pass: h; r z n and U_n h + c; i f g o.</summary>
    public int Kept => Cell == RecurrentCell.Simple ? 1 : 4;

    /// <summary>Floats of a gate.</summary>
    public int Padded => (Units + 7) / 8 * 8;

    /// <summary>Floats of all gates.</summary>
    public int Columns => Count * Padded;

    /// <summary>Weights [G H, inputs]: rows are inputs, columns gates.</summary>
    public ParameterLayout Weights(int inputs) => new(inputs, Columns, [Count, Units, inputs], [0, 0, 1], [Padded, 1, 0]);

    /// <summary>Biases [G H].</summary>
    public ParameterLayout Biases => new(1, Columns, [Count, Units], [0, 0], [Padded, 1]);

    /// <summary>Weights with inputs and gates exchanged, [inputs, G H]: rows are gates, columns inputs.</summary>
    public ParameterLayout Transposed(int inputs) => new(Columns, inputs, [inputs, Count, Units], [0, Padded, 1], [1, 0, 0]);

    /// <summary>Where gate and unit of a logical index lie among the columns.</summary>
    public int Column(int gateUnit) => gateUnit / Units * Padded + gateUnit % Units;

    /// <summary>The same parameter with a row for each column, filled up: what a plain product of these layouts sees.</summary>
    public Tensor Widened(Tensor parameter) => parameter with
    {
        Shape = parameter.Shape.Rank == 1 ? new Shape(Columns) : new Shape(Columns, parameter.Shape[1]),
    };
}
