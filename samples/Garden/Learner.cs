using StaticNet;

namespace Garden;

/// <summary>
/// Deep Q-learning (Mnih et al. 2013): a move is worth what it brings at once, and 0.8 of what the best move after it is worth. The
/// network learns that while the forager walks, mostly by its own advice and sometimes by chance. Nothing is allocated on the way.
/// </summary>
internal sealed class Learner : IDisposable
{
    private const int BatchSize = 32, Remembered = 5_000;
    private const float Discount = 0.8f;

    private readonly ForagerNet net;
    private readonly RegressorTrainer trainer;
    private readonly Memory memory = new(Remembered);
    private readonly Random random;
    private readonly float[] seen = new float[ForagerNet.InputLength], seenNext = new float[ForagerNet.InputLength], worth = new float[World.Moves];
    private readonly float[] batch = new float[BatchSize * ForagerNet.InputLength], batchNext = new float[BatchSize * ForagerNet.InputLength];
    private readonly float[] worths = new float[BatchSize * World.Moves], targets = new float[BatchSize * 2];

    /// <summary>Learns into a network.</summary>
    public Learner(ForagerNet net, int seed)
    {
        this.net = net;
        random = new Random(seed);
        trainer = net.CreateTrainer(new Adam(2e-3), BatchSize, threads: 1);
    }

    /// <summary>Makes one move and learns from a batch of earlier ones.</summary>
    /// <param name="world">Where the forager is.</param>
    /// <param name="curiosity">How often a move is made by chance, from 0 to 1.</param>
    public void Move(World world, double curiosity)
    {
        world.See(seen);
        int move = Choose(seen, curiosity);
        float reward = world.Move(move);
        world.See(seenNext);
        memory.Add(seen, move, reward, seenNext);
        if (memory.Count >= 10 * BatchSize)
            Learn();
    }

    /// <summary>The move that the network thinks the most of, or one by chance.</summary>
    public int Choose(ReadOnlySpan<float> view, double curiosity)
    {
        if (random.NextDouble() < curiosity)
            return random.Next(World.Moves);
        net.Predict(view, worth);
        return worth.AsSpan().IndexOf(Largest(worth));
    }

    /// <inheritdoc/>
    public void Dispose() => trainer.Dispose();

    private void Learn()
    {
        for (int i = 0; i < BatchSize; i++)
            (targets[2 * i], targets[2 * i + 1]) = memory.Recall(random.Next(memory.Count), i, batch, batchNext);
        net.PredictBatch(batchNext, worths, BatchSize);
        for (int i = 0; i < BatchSize; i++)
            targets[2 * i + 1] += Discount * Largest(worths.AsSpan(i * World.Moves, World.Moves));
        trainer.Step(batch, targets);
    }

    private static float Largest(ReadOnlySpan<float> values)
    {
        float largest = values[0];
        foreach (float value in values)
            largest = Math.Max(largest, value);
        return largest;
    }
}
