namespace StaticNet.Runtime;

/// <summary>
/// What the generator emits for one network: its description, and the code for exactly its shapes. Networks, sessions and
/// trainers own the memory and call it; nothing here allocates. All pointers are 64-byte aligned, except those to the
/// caller's inputs and outputs.
/// </summary>
public abstract unsafe class NetworkProgram
{
    /// <summary>Layers, parameters and sizes.</summary>
    public abstract NetworkDescription Description { get; }

    /// <summary>
    /// Makes what predictions derive from the weights, as weights that have taken a normalisation in. To be called before the first
    /// prediction and whenever the weights have changed.
    /// </summary>
    /// <param name="weights">The weight block, <see cref="NetworkDescription.WeightFloats"/> and behind them <see cref="NetworkDescription.PreparedFloats"/>.</param>
    public virtual void Prepare(float* weights)
    {
    }

    /// <summary>Predicts one sample.</summary>
    /// <param name="input">The sample, <see cref="NetworkDescription.InputLength"/> floats in logical order.</param>
    /// <param name="weights">The weight block, <see cref="NetworkDescription.WeightFloats"/>.</param>
    /// <param name="workspace">At least <see cref="NetworkDescription.PredictFloats"/>.</param>
    /// <param name="output">Receives <see cref="NetworkDescription.OutputLength"/> floats in logical order.</param>
    public abstract void Predict(float* input, float* weights, float* workspace, float* output);

    /// <summary>Predicts several samples, at most <paramref name="capacity"/>.</summary>
    /// <param name="input">The samples one behind the other.</param>
    /// <param name="weights">The weight block.</param>
    /// <param name="workspace">At least <see cref="NetworkDescription.BatchFloatsPerSample"/> times the capacity.</param>
    /// <param name="capacity">For how many samples the workspace is laid out.</param>
    /// <param name="output">Receives the outputs one behind the other.</param>
    /// <param name="count">How many samples, from 1 to the capacity.</param>
    public abstract void PredictBatch(float* input, float* weights, float* workspace, int capacity, float* output, int count);

    /// <summary>
    /// Predicts one sample and keeps the output of every layer in the workspace, at <see cref="LayerDescription.Offset"/>.
    /// </summary>
    /// <param name="input">The sample.</param>
    /// <param name="weights">The weight block.</param>
    /// <param name="workspace">At least <see cref="NetworkDescription.InspectFloats"/>.</param>
    public abstract void Inspect(float* input, float* weights, float* workspace);

    /// <summary>Runs the next steps of a sequence, for networks that can.</summary>
    /// <param name="input">The steps one behind the other.</param>
    /// <param name="weights">The weight block.</param>
    /// <param name="workspace">At least <see cref="StreamDescription.FloatsPerStep"/> times <paramref name="count"/>.</param>
    /// <param name="state"><see cref="StreamDescription.StateFloats"/>, zero before the first step.</param>
    /// <param name="output">Receives the outputs of the steps one behind the other.</param>
    /// <param name="count">How many steps, at least 1.</param>
    /// <exception cref="NotSupportedException">A layer reads several steps at once.</exception>
    public virtual void Stream(float* input, float* weights, float* workspace, float* state, float* output, int count) =>
        throw new NotSupportedException($"{Description.Name} cannot run step by step");

    /// <summary>
    /// Runs a part of one phase of a training step. The phases run in order, each for its whole range before the next begins;
    /// how a range is cut among threads changes nothing in the result.
    /// </summary>
    /// <param name="phase">Index into <see cref="NetworkDescription.TrainingPhases"/>.</param>
    /// <param name="step">Where everything lies.</param>
    /// <param name="begin">First sample or unit.</param>
    /// <param name="end">One behind the last.</param>
    /// <exception cref="NotSupportedException">The network declares no loss.</exception>
    public virtual void Train(int phase, TrainingStep* step, int begin, int end) =>
        throw new NotSupportedException($"{Description.Name} declares no loss, so it can only predict");

    /// <summary>Runs all phases of a training step at once, with the same result: a network may be so small that a step is calls for the most part.</summary>
    /// <param name="step">Where everything lies; the workspace has room for all samples.</param>
    /// <exception cref="NotSupportedException">The network has no code for it: <see cref="NetworkDescription.WholeStepSamples"/> is 0.</exception>
    public virtual void TrainWhole(TrainingStep* step) =>
        throw new NotSupportedException($"{Description.Name} has no code for a whole step; run its phases");
}
