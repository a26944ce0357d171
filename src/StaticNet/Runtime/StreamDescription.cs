namespace StaticNet.Runtime;

/// <summary>What the compiler knows of a network that runs step by step. Sizes are in floats.</summary>
public sealed class StreamDescription
{
    /// <summary>Inputs of a step.</summary>
    public required int StepInputs { get; init; }

    /// <summary>Outputs of a step.</summary>
    public required int StepOutputs { get; init; }

    /// <summary>Workspace for each step that runs at once.</summary>
    public required int FloatsPerStep { get; init; }

    /// <summary>Memory of what is kept from call to call.</summary>
    public required int StateFloats { get; init; }

    /// <summary>What is kept, in the order of the layers.</summary>
    public required StreamState[] States { get; init; }
}

/// <summary>A state that a stream keeps from step to step.</summary>
/// <param name="Name">Layer, kind and level: "gru1.h_l0", an LSTM's cells "lstm1.c_l0".</param>
/// <param name="Length">How many numbers.</param>
/// <param name="Offset">Where they lie in the stream's memory.</param>
public sealed record StreamState(string Name, int Length, int Offset);
