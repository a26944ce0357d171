using System.Globalization;
using System.Text.Json;
using StaticNet.Weights;

namespace StaticNet.Tool.ConvNetJs;

/// <summary>
/// Reads what ConvNetJS's <c>net.toJSON()</c> writes. Filters are reordered, and so are those of a dense layer behind an image, by
/// the image's own order. ConvNetJS multiplies by the dropout probability when it predicts; here it is multiplied into the weights
/// of the next layer, so that predictions agree.
/// </summary>
internal sealed class ConvNetJsImport
{
    private const int MaxLayers = 1_000;

    private readonly List<string> attributes = [];
    private readonly Dictionary<string, int> counts = [];
    private readonly SafetensorsWriter weights = new();
    private Volume volume;
    private bool isFlat;
    private double pendingScale = 1;

    /// <summary>Converts a file.</summary>
    /// <param name="json">The file's bytes.</param>
    /// <param name="name">The class's name.</param>
    /// <exception cref="ConvNetJsException">It is malformed, or has a layer that cannot be expressed.</exception>
    public static ImportedNetwork Read(ReadOnlyMemory<byte> json, string name)
    {
        try
        {
            using JsonDocument document = JsonDocument.Parse(json);
            var import = new ConvNetJsImport();
            JsonElement[] layers = [.. Layer.Property(document.RootElement, "layers", "the file", JsonValueKind.Array).EnumerateArray().Take(MaxLayers + 1)];
            if (layers.Length > MaxLayers)
                throw new ConvNetJsException($"the file has more than {MaxLayers} layers");
            for (int i = 0; i < layers.Length; i++)
                import.Add(new Layer(layers[i], i));
            return import.Finish(name);
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            throw new ConvNetJsException($"the file is not valid JSON: {e.Message}", e);
        }
    }

    private ImportedNetwork Finish(string name)
    {
        if (attributes.Count < 2)
            throw new ConvNetJsException("the file has no layers behind its input");
        if (pendingScale != 1)
            throw new ConvNetJsException("there is no layer with weights behind the last dropout, which could take its factor");
        string lines = string.Concat(attributes.Select(attribute => $"[{attribute}]\n"));
        return new ImportedNetwork($"using StaticNet;\n\n// Imported from ConvNetJS.\n[Network]\n{lines}public partial class {name};\n", weights);
    }

    private void Add(Layer layer)
    {
        if (layer.Index == 0 != (layer.Type == "input"))
            throw layer.Wrong(layer.Index == 0 ? "must be the input" : "is a second input");
        switch (layer.Type)
        {
            case "input":
                Resize(layer);
                isFlat = volume.IsVector;
                attributes.Add(isFlat ? $"Input({volume.Depth})" : $"Input({volume.Depth}, {volume.Height}, {volume.Width})");
                break;
            case "conv":
                Convolution(layer);
                break;
            case "pool":
                attributes.Add($"MaxPool2D({Kernel(layer)}{Window(layer, defaultStride: layer.Count("sx"))})");
                Resize(layer);
                break;
            case "fc":
                Dense(layer);
                break;
            case "relu":
                attributes.Add("ReLU");
                break;
            case "maxout":
                Maxout(layer);
                break;
            case "dropout":
                Dropout(layer);
                break;
            case "softmax" or "svm" or "regression":
                attributes.Add(layer.Type switch { "softmax" => "SoftmaxCrossEntropy", "svm" => "MulticlassHinge", _ => "HalfSquaredError" });
                break;
            case "sigmoid" or "tanh" or "lrn" when pendingScale != 1:
                throw layer.Wrong("stands behind a dropout, whose factor cannot pass it");
            case "sigmoid" or "tanh":
                attributes.Add(layer.Type == "tanh" ? "Tanh" : "Sigmoid");
                break;
            case "lrn":
                attributes.Add(string.Create(CultureInfo.InvariantCulture, $"LocalResponseNorm({layer.Count("n")}, K = {layer.Number("k"):R}, Alpha = {layer.Number("alpha"):R}, Beta = {layer.Number("beta"):R})"));
                break;
            default:
                throw layer.Wrong("is of a type that is not known");
        }
    }

    private void Convolution(Layer layer)
    {
        int width = layer.Count("sx"), height = layer.Has("sy") ? layer.Count("sy") : width, filters = layer.Count("out_depth");
        var kernel = new Volume(volume.Depth, height, width);
        Parameters(layer, "Conv2D", [filters, kernel.Depth, height, width], filters, kernel);
        attributes.Add($"Conv2D({filters}, {Kernel(layer)}{Window(layer, defaultStride: 1)})");
        Resize(layer);
    }

    private void Dense(Layer layer)
    {
        int outputs = layer.Count("out_depth"), inputs = layer.Count("num_inputs");
        if (inputs != volume.Size)
            throw layer.Wrong($"has {inputs} inputs, but what is before it has {volume.Size}");
        if (!isFlat)
            attributes.Add("Flatten");
        Parameters(layer, "Dense", [outputs, inputs], outputs, volume);
        attributes.Add($"Dense({outputs})");
        volume = new Volume(outputs, 1, 1);
        isFlat = true;
    }

    private void Maxout(Layer layer)
    {
        int size = layer.Count("group_size");
        if (volume.Depth % size != 0)
            throw layer.Wrong($"cannot cut {volume.Depth} channels into groups of {size}");
        attributes.Add($"Maxout({size})");
        volume = volume with { Depth = volume.Depth / size };
    }

    private void Dropout(Layer layer)
    {
        double probability = layer.Number("drop_prob");
        if (probability is not (> 0 and < 1))
            throw layer.Wrong("has a drop_prob that is not between 0 and 1");
        attributes.Add(string.Create(CultureInfo.InvariantCulture, $"Dropout({probability:R})"));
        pendingScale *= probability;
    }

    // A filter for each output, and a bias.
    private void Parameters(Layer layer, string kind, long[] shape, int outputs, Volume inputs)
    {
        if (inputs.Size * outputs > Volume.MaxNumbers)
            throw layer.Wrong("has more weights than can be");
        JsonElement[] filters = [.. layer.Array("filters").Take(outputs + 1)];
        if (filters.Length != outputs)
            throw layer.Wrong($"needs {outputs} filters, as out_depth says, but has {(filters.Length > outputs ? "more" : filters.Length)}");
        int size = (int)inputs.Size;
        float[][] sources = [.. filters.Select(filter => layer.Numbers(filter, size))];
        float[] biases = layer.Numbers(layer.Property("biases"), outputs);

        var values = new float[outputs * size];
        for (int i = 0; i < outputs; i++)
            inputs.Transpose(sources[i], values.AsSpan(i * size, size));
        for (int i = 0; i < values.Length; i++)
            values[i] = (float)(values[i] * pendingScale);
        pendingScale = 1;

        string lower = kind.ToLowerInvariant();
        string name = lower + (counts[lower] = counts.GetValueOrDefault(lower) + 1);
        weights.Add(name + ".weight", shape, values);
        weights.Add(name + ".bias", [outputs], biases);
    }

    private void Resize(Layer layer)
    {
        volume = new Volume(layer.Count("out_depth"), layer.Count("out_sy"), layer.Count("out_sx"));
        if (volume.Size > Volume.MaxNumbers)
            throw layer.Wrong("is larger than can be");
        isFlat = false;
    }

    private static string Kernel(Layer layer)
    {
        int width = layer.Count("sx"), height = layer.Has("sy") ? layer.Count("sy") : width;
        return width == height ? $"{width}" : $"{height}, {width}";
    }

    private static string Window(Layer layer, int defaultStride)
    {
        int stride = layer.Has("stride") ? layer.Count("stride") : defaultStride, padding = layer.Has("pad") ? layer.Count("pad", least: 0) : 0;
        return (stride == defaultStride ? "" : $", Stride = {stride}") + (padding == 0 ? "" : $", Padding = {padding}");
    }
}
