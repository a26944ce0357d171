using StaticNet.Runtime;

namespace StaticNet.Tests.Support;

/// <summary>Weights, gradients and state as a trainer holds them.</summary>
internal sealed unsafe class UpdateRun : IDisposable
{
    private readonly Optimizer optimizer;
    private readonly int count;
    private readonly NativeBlock weights, gradients, state;

    public UpdateRun(Optimizer optimizer, float[] start)
    {
        this.optimizer = optimizer;
        count = start.Length;
        weights = new NativeBlock(count);
        gradients = new NativeBlock(count);
        state = new NativeBlock(count * optimizer.StateCount);
        start.CopyTo(new Span<float>(weights.Pointer, count));
    }

    public float[] Weights => new Span<float>(weights.Pointer, count).ToArray();

    public void Update(float[] gradient, long step, double rate, int begin = 0, int end = -1, double decayScale = 1, double? momentum = null)
    {
        gradient.CopyTo(new Span<float>(gradients.Pointer, count));
        optimizer.Update(new ParameterRange
        {
            Weights = weights.Pointer,
            Gradients = gradients.Pointer,
            State = state.Pointer,
            StateStride = count,
            Begin = begin,
            End = end < 0 ? count : end,
            Step = step,
            LearningRate = rate,
            Momentum = momentum ?? double.NaN,
            DecayScale = decayScale,
        });
    }

    public void Dispose()
    {
        weights.Dispose();
        gradients.Dispose();
        state.Dispose();
    }
}
