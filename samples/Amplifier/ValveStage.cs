namespace Amplifier;

/// <summary>
/// What is modelled: a stage that lets high notes pass more easily, bends loud ones unevenly, and dulls what comes out, so that an
/// output depends on inputs long past. In its place would stand recordings of a real amplifier's input and output.
/// </summary>
internal struct ValveStage
{
    private const float Drive = 4, Bias = 0.3f, Coupling = 0.02f, Dulling = 0.35f;
    private float slow, output;

    /// <summary>Plays samples, in order; the stage begins silent.</summary>
    public void Process(ReadOnlySpan<float> input, Span<float> played)
    {
        for (int i = 0; i < input.Length; i++)
        {
            slow += Coupling * (input[i] - slow);
            float bent = MathF.Tanh(Drive * (input[i] - slow) + Bias) - MathF.Tanh(Bias);
            output += Dulling * (bent - output);
            played[i] = output;
        }
    }
}
