namespace Amplifier;

/// <summary>Plucked strings at 44.1 kHz: chords of up to three fading notes, each with its overtones.</summary>
internal static class Notes
{
    /// <summary>Samples of a second.</summary>
    public const int SampleRate = 44_100;

    /// <summary>Plays chords one after the other, each for a length of samples.</summary>
    public static float[] Play(int length, int chords, int seed)
    {
        var random = new Random(seed);
        var sound = new float[length * chords];
        for (int chord = 0; chord < chords; chord++)
            for (int note = random.Next(1, 4); note > 0; note--)
                Pluck(sound.AsSpan(chord * length, length), random);
        return sound;
    }

    // From E2 to E5. Overtones are weaker and fade faster, by their number.
    private static void Pluck(Span<float> sound, Random random)
    {
        double frequency = 82.4 * Math.Pow(2, 3 * random.NextDouble()), loudness = 0.05 + 0.45 * random.NextDouble(), fading = 2 + 6 * random.NextDouble();
        for (int overtone = 1; overtone <= 5; overtone++)
        {
            double phase = 2 * Math.PI * random.NextDouble();
            for (int i = 0; i < sound.Length; i++)
            {
                double time = (double)i / SampleRate;
                sound[i] += (float)(loudness / overtone * Math.Exp(-fading * overtone * time) * Math.Sin(2 * Math.PI * frequency * overtone * time + phase));
            }
        }
    }
}
