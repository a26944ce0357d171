using StaticNet;

namespace StaticNetTemplate;

/// <summary>Sounds of four kinds at 8 kHz, with noise over them. Put your own recordings in their place.</summary>
internal static class SoundData
{
    private const double SampleRate = 8_000;

    /// <summary>The kinds, in order of their labels.</summary>
    public static string[] Kinds { get; } = ["rising", "falling", "steady", "noise"];

    /// <summary>Makes sounds and the kind of each.</summary>
    public static LabelledData Make(int count, int seed)
    {
        var random = new Random(seed);
        var samples = new float[count * SoundNet.InputLength];
        var labels = new int[count];
        for (int i = 0; i < count; i++)
        {
            labels[i] = i % Kinds.Length;
            Fill(samples.AsSpan(i * SoundNet.InputLength, SoundNet.InputLength), labels[i], random);
        }

        return new LabelledData(samples, labels, SoundNet.InputLength);
    }

    // The phase is the integral of the frequency.
    private static void Fill(Span<float> sound, int kind, Random random)
    {
        double frequency = 300 + 600 * random.NextDouble();
        double slope = kind switch { 0 => 1, 1 => -1, _ => 0 } * (0.3 + 0.4 * random.NextDouble()) * frequency / sound.Length;
        double phase = 2 * Math.PI * random.NextDouble(), loudness = kind == 3 ? 0 : 0.5 + 0.5 * random.NextDouble();
        for (int t = 0; t < sound.Length; t++)
        {
            phase += 2 * Math.PI * (frequency + slope * (t - sound.Length / 2)) / SampleRate;
            double noise = (kind == 3 ? 1.0 : 0.2) * (2 * random.NextDouble() - 1);
            sound[t] = (float)(loudness * Math.Sin(phase) + noise);
        }
    }
}
