namespace Garden;

/// <summary>The last moves with what was seen before and after each, in a ring: learning from moves long past keeps a batch's samples unlike each other.</summary>
internal sealed class Memory(int capacity)
{
    private readonly float[] before = new float[capacity * ForagerNet.InputLength], after = new float[capacity * ForagerNet.InputLength], rewards = new float[capacity];
    private readonly int[] moves = new int[capacity];
    private int next;

    /// <summary>How many moves are kept.</summary>
    public int Count { get; private set; }

    /// <summary>Keeps a move, in the place of the oldest one when full.</summary>
    public void Add(ReadOnlySpan<float> seenBefore, int move, float reward, ReadOnlySpan<float> seenAfter)
    {
        seenBefore.CopyTo(View(before, next));
        seenAfter.CopyTo(View(after, next));
        (moves[next], rewards[next]) = (move, reward);
        next = (next + 1) % capacity;
        Count = Math.Min(Count + 1, capacity);
    }

    /// <summary>Copies a move into place i of a batch.</summary>
    public (int Move, float Reward) Recall(int index, int i, Span<float> seenBefore, Span<float> seenAfter)
    {
        View(before, index).CopyTo(View(seenBefore, i));
        View(after, index).CopyTo(View(seenAfter, i));
        return (moves[index], rewards[index]);
    }

    private static Span<float> View(Span<float> views, int index) => views.Slice(index * ForagerNet.InputLength, ForagerNet.InputLength);
}
