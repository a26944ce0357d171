using StaticNet.Benchmarks.Measuring;

namespace StaticNet.Benchmarks.Peers;

/// <summary>A recurrent network through which samples stream, on the weights of the other libraries.</summary>
/// <param name="name">"W5-gru20".</param>
/// <param name="create">Makes the network.</param>
/// <param name="stream">Makes its stream.</param>
internal sealed class PeerStream<TNetwork>(string name, Func<TNetwork> create, Func<TNetwork, StreamingSession> stream) : PeerStream(name)
    where TNetwork : Network
{
    // Functions of 3e-7 along 512 steps, on outputs of some tenths.
    private const double Tolerance = 1e-5;

    public override double Check(PeerModels models)
    {
        using TNetwork network = Load(models);
        using StreamingSession session = stream(network);
        float[] inputs = models.StreamInputs(Name, Steps), expected = models.StreamOutputs(Name, Steps), outputs = new float[Steps];
        session.Process(inputs, outputs);
        double worst = expected.Zip(outputs, (a, b) => Math.Abs((double)a - b)).Max();
        return worst <= Tolerance ? worst : throw new InvalidDataException(FormattableString.Invariant($"{Name} differs from PyTorch by {worst:G3}"));
    }

    public override Measurement Time(PeerModels models)
    {
        using TNetwork network = Load(models);
        using StreamingSession session = stream(network);
        float[] inputs = models.StreamInputs(Name, Steps), outputs = new float[Steps];
        return Measurement.Of(() => session.Process(inputs, outputs));
    }

    private TNetwork Load(PeerModels models)
    {
        TNetwork network = create();
        models.Load(network, Name);
        return network;
    }
}

/// <summary>A recurrent network through which samples stream.</summary>
internal abstract class PeerStream(string name)
{
    /// <summary>Samples of a call.</summary>
    public const int Steps = 512;

    /// <summary>The networks of the comparison, under its names.</summary>
    public static IReadOnlyList<PeerStream> All { get; } =
    [
        new PeerStream<Gru20>("W5-gru20", () => new Gru20(), network => network.CreateStream()),
        new PeerStream<Gru40>("W5-gru40", () => new Gru40(), network => network.CreateStream()),
        new PeerStream<Lstm20>("W5-lstm20", () => new Lstm20(), network => network.CreateStream()),
        new PeerStream<Lstm40>("W5-lstm40", () => new Lstm40(), network => network.CreateStream()),
    ];

    /// <summary>"W5-gru20".</summary>
    public string Name => name;

    /// <summary>Compares the outputs with PyTorch's on the same weights; gives the largest difference.</summary>
    /// <exception cref="InvalidDataException">They differ by more than 1e-5.</exception>
    public abstract double Check(PeerModels models);

    /// <summary>Times a call of so many samples.</summary>
    public abstract Measurement Time(PeerModels models);
}
