namespace StaticNet.Compiler.Emit;

/// <summary>Where a call of a kernel stands, and so how its tensors are reached.</summary>
internal enum CallStyle
{
    /// <summary>In the prediction of one sample.</summary>
    Single,

    /// <summary>In what is done when weights have changed.</summary>
    Prepare,

    /// <summary>In the loop over the samples of a batch's prediction.</summary>
    BatchSample,

    /// <summary>In a batch's prediction, for the rows of all samples.</summary>
    BatchRows,

    /// <summary>In a training step's loop over a thread's samples.</summary>
    TrainSample,

    /// <summary>In a training step, for the rows of a thread's samples.</summary>
    TrainRows,

    /// <summary>In a training step, for a thread's share of units.</summary>
    Units,

    /// <summary>In a training step that is one call, for the rows of all samples.</summary>
    WholeRows,

    /// <summary>In a training step that is one call, for all units.</summary>
    WholeUnits,
}
