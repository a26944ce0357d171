namespace StaticNet.Weights;

/// <summary>Networks to and from safetensors files.</summary>
internal static class NetworkWeights
{
    public static void Save(Network network, string path) => throw new NotImplementedException();

    public static void Save(Network network, Stream stream) => throw new NotImplementedException();

    public static void Load(Network network, string path) => throw new NotImplementedException();

    public static void Load(Network network, Stream stream) => throw new NotImplementedException();
}
