namespace StaticNet.Runtime;

/// <summary>What a parameter is before training. Random ones draw element i (in logical order) from the key's counter i.</summary>
public abstract record Initializer
{
    /// <summary>Fills a parameter, given in logical order.</summary>
    /// <param name="values">The parameter.</param>
    /// <param name="key">The key of its random numbers, made of the seed and of the parameter's index.</param>
    public abstract void Fill(Span<float> values, ulong key);
}
