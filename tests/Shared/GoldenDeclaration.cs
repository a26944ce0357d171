using System.Text.Json;

namespace StaticNet.Tests.Shared;

/// <summary>
/// A golden case as a declaration: the attributes that a user would write. A new layer or loss gets its line here, and its
/// cases leave the list of those that are not covered.
/// </summary>
internal sealed record GoldenDeclaration(InputAttribute Input, LayerAttribute[] Layers, LossAttribute Loss)
{
    /// <summary>The attributes in order.</summary>
    public object[] Attributes => [Input, .. Layers, Loss];

    /// <summary>The declaration; null where something in it cannot be declared yet, which <paramref name="missing"/> then names.</summary>
    public static GoldenDeclaration? Of(GoldenCase golden, out string missing)
    {
        missing = "";
        if (golden.Description.TryGetProperty("input_kind", out JsonElement kind))
            missing = $"input_kind {kind}";
        var layers = new List<LayerAttribute>();
        foreach (JsonElement layer in golden.Layers)
        {
            if (Layer(layer) is { } attribute)
                layers.Add(attribute);
            else if (missing.Length == 0)
                missing = layer.GetProperty("op").GetString()!;
        }

        LossAttribute? loss = Declare(golden.Loss, golden.Layers[^1].GetProperty("output_shape").GetArrayLength());
        if (loss is null && missing.Length == 0)
            missing = $"loss {golden.Loss.GetRawText()} on {golden.Layers[^1].GetProperty("output_shape").GetRawText()}";
        return missing.Length == 0 ? new GoldenDeclaration(new InputAttribute(golden.InputShape), layers.ToArray(), loss!) : null;
    }

    private static LayerAttribute? Layer(JsonElement json)
    {
        LayerAttribute? layer = json.GetProperty("op").GetString() switch
        {
            "dense" => new DenseAttribute(Int(json, "units", 0)) { Bias = Bool(json, "bias", true) },
            "conv2d" => Convolution(json),
            "max_pool2d" => Window(new MaxPool2DAttribute(Pair(json, "size", 0).Height, Pair(json, "size", 0).Width), json),
            "avg_pool2d" => Window(new AvgPool2DAttribute(Pair(json, "size", 0).Height, Pair(json, "size", 0).Width), json),
            "flatten" => new FlattenAttribute(),
            "relu" => new ReLUAttribute(),
            "tanh" => new TanhAttribute(),
            "sigmoid" => new SigmoidAttribute(),
            "softmax" => new SoftmaxAttribute(),
            "batch_norm" => new BatchNormAttribute(),
            "layer_norm" => new LayerNormAttribute(),
            "group_norm" => new GroupNormAttribute(Int(json, "groups", 0)),
            "instance_norm" => new InstanceNormAttribute(),
            "rms_norm" => new RMSNormAttribute(),
            "lrn" => new LocalResponseNormAttribute(Int(json, "size", 0)) { Alpha = Double(json, "alpha"), Beta = Double(json, "beta"), K = Double(json, "k") },
            "add" => new AddAttribute(From(json)),
            "concat" when Int(json, "axis", 0) == (json.GetProperty("output_shape").GetArrayLength() == 2 ? 1 : 0) => new ConcatAttribute(From(json)),
            _ => null,
        };
        if (layer is null)
            return null;
        layer.Name = json.GetProperty("name").GetString();
        if (layer is not JoinAttribute && json.TryGetProperty("from", out _))
            layer.From = From(json).Single();
        return layer;
    }

    private static LossAttribute? Declare(JsonElement json, int rank) => json.GetProperty("kind").GetString() switch
    {
        "mse" => new MeanSquaredErrorAttribute(),
        "softmax_cross_entropy" when rank == 1 && json.EnumerateObject().Count() == 1 => new SoftmaxCrossEntropyAttribute(),
        _ => null,
    };

    private static Conv2DAttribute Convolution(JsonElement json)
    {
        (int height, int width) = Pair(json, "kernel", 0);
        var convolution = new Conv2DAttribute(Int(json, "filters", 0), height, width) { Groups = Int(json, "groups", 1), Bias = Bool(json, "bias", true) };
        (convolution.DilationHeight, convolution.DilationWidth) = Pair(json, "dilation", 1);
        if (json.TryGetProperty("padding", out JsonElement padding) && padding.ValueKind == JsonValueKind.String)
            convolution.Same = padding.GetString() == "same";
        return Window(convolution, json);
    }

    private static T Window<T>(T window, JsonElement json)
        where T : WindowAttribute
    {
        if (json.TryGetProperty("stride", out _))
            (window.StrideHeight, window.StrideWidth) = Pair(json, "stride", 1);
        if (json.TryGetProperty("padding", out JsonElement padding) && padding.ValueKind != JsonValueKind.String)
            (window.PaddingHeight, window.PaddingWidth) = Pair(json, "padding", 0);
        return window;
    }

    private static string[] From(JsonElement json) => json.GetProperty("from").EnumerateArray().Select(name => name.GetString()!).ToArray();

    private static int Int(JsonElement json, string name, int otherwise) => json.TryGetProperty(name, out JsonElement value) ? value.GetInt32() : otherwise;

    private static double Double(JsonElement json, string name) => json.GetProperty(name).GetDouble();

    private static bool Bool(JsonElement json, string name, bool otherwise) => json.TryGetProperty(name, out JsonElement value) ? value.GetBoolean() : otherwise;

    /// <summary>One number for both axes, or [height, width].</summary>
    private static (int Height, int Width) Pair(JsonElement json, string name, int otherwise)
    {
        if (!json.TryGetProperty(name, out JsonElement value))
            return (otherwise, otherwise);
        return value.ValueKind == JsonValueKind.Array ? (value[0].GetInt32(), value[1].GetInt32()) : (value.GetInt32(), value.GetInt32());
    }
}
