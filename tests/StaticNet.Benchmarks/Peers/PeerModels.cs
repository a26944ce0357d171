using System.Runtime.InteropServices;

namespace StaticNet.Benchmarks.Peers;

/// <summary>The folder with the models that the other libraries run: weights, inputs, and what they give.</summary>
internal sealed class PeerModels(string folder)
{
    /// <summary>$PEERS_DIR/models, or where the comparison puts it unless told.</summary>
    public static PeerModels Find()
    {
        string root = Environment.GetEnvironmentVariable("PEERS_DIR") is { Length: > 0 } given
            ? given
            : Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".cache", "staticnet-peers");
        return new PeerModels(Path.Combine(root, "models"));
    }

    /// <summary>The samples of a batch.</summary>
    public float[] Inputs(string model, int batch) => Floats($"{model}_b{batch}.x.f32");

    /// <summary>What PyTorch predicts for them.</summary>
    public float[] Outputs(string model, int batch) => Floats($"{model}_b{batch}.y.f32");

    /// <summary>The samples that stream through a model.</summary>
    public float[] StreamInputs(string model, int steps) => Floats($"{model}_t{steps}.x.f32");

    /// <summary>What PyTorch gives for them.</summary>
    public float[] StreamOutputs(string model, int steps) => Floats($"{model}_t{steps}.y.f32");

    /// <summary>Gives a network the model's weights, in order; layers are declared in the model's order, or named as in the model.</summary>
    /// <exception cref="InvalidDataException">The shapes differ.</exception>
    public void Load(Network network, string model, Func<string, string>? nameOf = null)
    {
        var arrays = NumpyArchive.Read(Path.Combine(folder, $"{model}.weights.npz"));

        // A network has its running statistics behind all that is learnt, PyTorch has them layer by layer.
        Parameter[] parameters = [.. network.Parameters.GroupBy(parameter => parameter.Layer).SelectMany(layer => layer)];
        if (nameOf is not null)
        {
            string[] order = [.. arrays.Select(array => array.Name)];
            parameters = [.. parameters.OrderBy(parameter => Array.IndexOf(order, nameOf(parameter.Name)))];
        }

        if (!arrays.Select(array => string.Join(' ', array.Shape)).SequenceEqual(parameters.Select(parameter => string.Join(' ', parameter.Shape))))
        {
            throw new InvalidDataException(
                $"{model} has {string.Join(", ", arrays.Select(array => $"{array.Name} [{string.Join(", ", array.Shape)}]"))}, but {network.Description.Name} has {string.Join(", ", (IEnumerable<Parameter>)parameters)}");
        }

        foreach ((Parameter parameter, var array) in parameters.Zip(arrays))
            parameter.Set(array.Values);
    }

    private float[] Floats(string file) => MemoryMarshal.Cast<byte, float>(File.ReadAllBytes(Path.Combine(folder, file))).ToArray();
}
