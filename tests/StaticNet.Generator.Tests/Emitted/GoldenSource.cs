using System.Globalization;
using System.Text.Json;
using StaticNet.Tests.Shared;

namespace StaticNet.Generator.Tests.Emitted;

/// <summary>
/// A golden case as source text. A new layer or loss gets its line here; a test holds the list of covered cases
/// against the interpreter's.
/// </summary>
internal static class GoldenSource
{
    /// <summary>The attributes; null where something cannot be declared yet.</summary>
    public static LayerCase? Of(GoldenCase golden)
    {
        string input = golden.Description.TryGetProperty("input_kind", out _) ? "TokenInput" : "Input";
        string?[] layers = [.. golden.Layers.Select(Layer)];
        string? loss = Loss(golden.Loss);
        return loss is null || layers.Contains(null)
            ? null
            : new LayerCase(golden.Name, $"{input}({string.Join(", ", golden.InputShape)}), {string.Join(", ", layers)}, {loss}", Seed: 0);
    }

    private static string? Layer(JsonElement json)
    {
        List<string>? arguments = json.GetProperty("op").GetString() switch
        {
            "dense" => [Value(json, "units"), .. Bias(json)],
            "conv2d" => [Value(json, "filters"), .. Pair(json, "kernel"), .. Window(json), .. Named(json, "dilation", "DilationHeight", "DilationWidth"), .. Groups(json), .. Bias(json)],
            "max_pool2d" or "avg_pool2d" => [.. Pair(json, "size"), .. Window(json)],
            "flatten" or "relu" or "tanh" or "sigmoid" or "softmax" => [],
            "relu6" or "elu" or "selu" or "silu" or "mish" or "hard_sigmoid" or "hard_swish" or "softplus" or "softsign" or "log_softmax" => [],
            "leaky_relu" => json.TryGetProperty("slope", out JsonElement slope) ? [slope.GetRawText()] : [],
            "prelu" => json.TryGetProperty("per_channel", out _) ? ["PerChannel = true"] : [],
            "gelu" => json.TryGetProperty("approximate", out _) ? ["Approximate = true"] : [],
            "maxout" => [Value(json, "size")],
            "batch_norm" or "layer_norm" or "instance_norm" or "rms_norm" => [],
            "group_norm" => [Value(json, "groups")],
            "lrn" => [Value(json, "size"), $"Alpha = {json.GetProperty("alpha")}", $"Beta = {json.GetProperty("beta")}", $"K = {json.GetProperty("k")}"],
            "depthwise_conv2d" => [.. Pair(json, "kernel"), .. Window(json), .. Optional(json, "multiplier", "Multiplier")],
            "conv_transpose2d" => [Value(json, "filters"), .. Pair(json, "kernel"), .. Window(json), .. Optional(json, "output_padding", "OutputPadding")],
            "conv1d" => [Value(json, "filters"), Value(json, "kernel"), .. Optional(json, "stride", "Stride"), .. Optional(json, "padding", "Padding"), .. Optional(json, "dilation", "Dilation")],
            "max_pool1d" or "avg_pool1d" => [Value(json, "size")],
            "global_avg_pool2d" or "global_max_pool2d" => [],
            "reshape" => [.. Items(json, "shape")],
            "permute" => [.. Items(json, "dims")],
            "zero_pad2d" => [.. Items(json, "padding")],
            "upsample2d" => [Value(json, "factor"), .. json.TryGetProperty("mode", out _) ? new[] { "Mode = UpsampleMode.Bilinear" } : []],
            "pixel_shuffle" => [Value(json, "factor")],
            "rnn" or "gru" or "lstm" => [Value(json, "units"), .. json.TryGetProperty("return_sequences", out _) ? new[] { "ReturnSequences = true" } : []],
            "embedding" => [Value(json, "vocabulary"), Value(json, "dimension")],
            "add" or "subtract" or "multiply" => [.. From(json)],
            "last_step" or "mean_over_time" => [],
            "attention" => [Value(json, "heads"), .. json.TryGetProperty("causal", out _) ? new[] { "Causal = true" } : []],
            "concat" when json.GetProperty("axis").GetInt32() == (json.GetProperty("output_shape").GetArrayLength() == 2 ? 1 : 0) => [.. From(json)],
            _ => null,
        };
        if (arguments is null)
            return null;
        string op = json.GetProperty("op").GetString()!;
        string name = op switch
        {
            "relu" => "ReLU",
            "conv2d" => "Conv2D",
            "max_pool2d" => "MaxPool2D",
            "avg_pool2d" => "AvgPool2D",
            "relu6" => "ReLU6",
            "leaky_relu" => "LeakyReLU",
            "prelu" => "PReLU",
            "elu" or "selu" or "gelu" => op.ToUpperInvariant(),
            "silu" => "SiLU",
            "hard_sigmoid" => "HardSigmoid",
            "hard_swish" => "HardSwish",
            "log_softmax" => "LogSoftmax",
            "batch_norm" => "BatchNorm",
            "layer_norm" => "LayerNorm",
            "group_norm" => "GroupNorm",
            "instance_norm" => "InstanceNorm",
            "rms_norm" => "RMSNorm",
            "lrn" => "LocalResponseNorm",
            "conv1d" => "Conv1D",
            "max_pool1d" => "MaxPool1D",
            "avg_pool1d" => "AvgPool1D",
            "depthwise_conv2d" => "DepthwiseConv2D",
            "conv_transpose2d" => "ConvTranspose2D",
            "global_avg_pool2d" => "GlobalAvgPool",
            "global_max_pool2d" => "GlobalMaxPool",
            "zero_pad2d" => "ZeroPad2D",
            "rnn" => "SimpleRNN",
            "gru" or "lstm" => op.ToUpperInvariant(),
            "attention" => "MultiHeadAttention",
            "last_step" => "LastStep",
            "mean_over_time" => "MeanOverTime",
            "upsample2d" => "Upsample2D",
            "pixel_shuffle" => "PixelShuffle",
            _ => char.ToUpperInvariant(op[0]) + op[1..],
        };
        arguments.Add($"Name = \"{Value(json, "name")}\"");
        if (op is not ("add" or "subtract" or "multiply" or "concat") && json.TryGetProperty("from", out _))
            arguments.Add($"From = {From(json).Single()}");
        return $"{name}({string.Join(", ", arguments)})";
    }

    private static string? Loss(JsonElement json) => json.GetProperty("kind").GetString() switch
    {
        "mse" => "MeanSquaredError",
        "mae" => "MeanAbsoluteError",
        "huber" => json.TryGetProperty("delta", out JsonElement delta) ? $"Huber({delta})" : "Huber",
        "bce" => "BinaryCrossEntropy",
        "bce_with_logits" => "BinaryCrossEntropyWithLogits",
        "multiclass_hinge" => "MulticlassHinge",
        "nll" => "NegativeLogLikelihood",
        "kl_div" => "KLDivergence",
        "softmax_cross_entropy" when json.TryGetProperty("soft_targets", out _) => "SoftmaxCrossEntropy(SoftTargets = true)",
        "softmax_cross_entropy" => json.TryGetProperty("label_smoothing", out JsonElement smoothing) ? $"SoftmaxCrossEntropy(LabelSmoothing = {smoothing})" : "SoftmaxCrossEntropy",
        _ => null,
    };

    private static IEnumerable<string> Items(JsonElement json, string name) => json.GetProperty(name).EnumerateArray().Select(item => item.GetRawText());

    private static IEnumerable<string> Optional(JsonElement json, string name, string argument) => json.TryGetProperty(name, out JsonElement value) ? [$"{argument} = {value}"] : [];

    private static IEnumerable<string> Bias(JsonElement json) => json.TryGetProperty("bias", out JsonElement bias) && !bias.GetBoolean() ? ["Bias = false"] : [];

    private static IEnumerable<string> Groups(JsonElement json) => json.TryGetProperty("groups", out JsonElement groups) ? [$"Groups = {groups}"] : [];

    private static IEnumerable<string> Window(JsonElement json)
    {
        bool isSame = json.TryGetProperty("padding", out JsonElement padding) && padding.ValueKind == JsonValueKind.String;
        return [.. Named(json, "stride", "StrideHeight", "StrideWidth"), .. isSame ? padding.GetString() == "same" ? ["Same = true"] : [] : Named(json, "padding", "PaddingHeight", "PaddingWidth")];
    }

    private static IEnumerable<string> From(JsonElement json) => json.GetProperty("from").EnumerateArray().Select(name => $"\"{name.GetString()}\"");

    private static IEnumerable<string> Named(JsonElement json, string name, string height, string width) =>
        json.TryGetProperty(name, out _) ? Pair(json, name).Zip([height, width], (value, property) => $"{property} = {value}") : [];

    // One number for both axes, or [height, width].
    private static string[] Pair(JsonElement json, string name) => json.GetProperty(name) is { ValueKind: JsonValueKind.Array } pair
        ? [pair[0].ToString(), pair[1].ToString()]
        : [Value(json, name), Value(json, name)];

    private static string Value(JsonElement json, string name) => json.GetProperty(name) is { ValueKind: JsonValueKind.Number } number
        ? number.GetInt32().ToString(CultureInfo.InvariantCulture)
        : json.GetProperty(name).GetString()!;
}
