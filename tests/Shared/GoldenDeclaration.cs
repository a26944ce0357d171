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
        bool tokens = golden.Description.TryGetProperty("input_kind", out JsonElement kind);
        if (tokens && kind.GetString() != "token")
            missing = $"input_kind {kind}";
        var layers = new List<LayerAttribute>();
        foreach (JsonElement layer in golden.Layers)
        {
            if (Layer(layer) is { } attribute)
                layers.Add(attribute);
            else if (missing.Length == 0)
                missing = layer.GetProperty("op").GetString()!;
        }

        LossAttribute? loss = Declare(golden.Loss);
        if (loss is null && missing.Length == 0)
            missing = $"loss {golden.Loss.GetRawText()} on {golden.Layers[^1].GetProperty("output_shape").GetRawText()}";
        return missing.Length == 0 ? new GoldenDeclaration(tokens ? new TokenInputAttribute(golden.InputShape.Single()) : new InputAttribute(golden.InputShape), layers.ToArray(), loss!) : null;
    }

    private static LayerAttribute? Layer(JsonElement json)
    {
        LayerAttribute? layer = json.GetProperty("op").GetString() switch
        {
            "dense" => new DenseAttribute(Int(json, "units", 0)) { Bias = Bool(json, "bias", true) },
            "conv2d" => Convolution(json),
            "max_pool2d" => Window(new MaxPool2DAttribute(Pair(json, "size", 0).Height, Pair(json, "size", 0).Width), json),
            "avg_pool2d" => Window(new AvgPool2DAttribute(Pair(json, "size", 0).Height, Pair(json, "size", 0).Width), json),
            "depthwise_conv2d" => Convolution(new DepthwiseConv2DAttribute(Pair(json, "kernel", 0).Height, Pair(json, "kernel", 0).Width) { Multiplier = Int(json, "multiplier", 1) }, json),
            "conv_transpose2d" => Transposed(json),
            "conv1d" => Signal(json),
            "max_pool1d" => new MaxPool1DAttribute(Int(json, "size", 0)),
            "avg_pool1d" => new AvgPool1DAttribute(Int(json, "size", 0)),
            "global_avg_pool2d" => new GlobalAvgPoolAttribute(),
            "global_max_pool2d" => new GlobalMaxPoolAttribute(),
            "reshape" => new ReshapeAttribute(Ints(json, "shape")),
            "permute" => new PermuteAttribute(Ints(json, "dims")),
            "zero_pad2d" => Ints(json, "padding") is [var left, var right, var top, var bottom] ? new ZeroPad2DAttribute(left, right, top, bottom) : null,
            "upsample2d" => new Upsample2DAttribute(Int(json, "factor", 0)) { Mode = json.TryGetProperty("mode", out JsonElement mode) && mode.GetString() == "bilinear" ? UpsampleMode.Bilinear : UpsampleMode.Nearest },
            "pixel_shuffle" => new PixelShuffleAttribute(Int(json, "factor", 0)),
            "subtract" => new SubtractAttribute(From(json)),
            "multiply" => new MultiplyAttribute(From(json)),
            "flatten" => new FlattenAttribute(),
            "relu" => new ReLUAttribute(),
            "tanh" => new TanhAttribute(),
            "sigmoid" => new SigmoidAttribute(),
            "softmax" => new SoftmaxAttribute(),
            "log_softmax" => new LogSoftmaxAttribute(),
            "relu6" => new ReLU6Attribute(),
            "leaky_relu" => new LeakyReLUAttribute(Double(json, "slope", 0.01)),
            "prelu" => new PReLUAttribute { PerChannel = Bool(json, "per_channel", false) },
            "elu" => new ELUAttribute(),
            "selu" => new SELUAttribute(),
            "gelu" => new GELUAttribute { Approximate = json.TryGetProperty("approximate", out JsonElement approximate) && approximate.GetString() == "tanh" },
            "silu" => new SiLUAttribute(),
            "mish" => new MishAttribute(),
            "hard_sigmoid" => new HardSigmoidAttribute(),
            "hard_swish" => new HardSwishAttribute(),
            "softplus" => new SoftplusAttribute(),
            "softsign" => new SoftsignAttribute(),
            "maxout" => new MaxoutAttribute(Int(json, "size", 0)),
            "batch_norm" => new BatchNormAttribute(),
            "layer_norm" => new LayerNormAttribute(),
            "group_norm" => new GroupNormAttribute(Int(json, "groups", 0)),
            "instance_norm" => new InstanceNormAttribute(),
            "rms_norm" => new RMSNormAttribute(),
            "lrn" => new LocalResponseNormAttribute(Int(json, "size", 0)) { Alpha = Double(json, "alpha", 1e-4), Beta = Double(json, "beta", 0.75), K = Double(json, "k", 1) },
            "rnn" => new SimpleRNNAttribute(Int(json, "units", 0)) { ReturnSequences = Bool(json, "return_sequences", false) },
            "gru" => new GRUAttribute(Int(json, "units", 0)) { ReturnSequences = Bool(json, "return_sequences", false) },
            "lstm" => new LSTMAttribute(Int(json, "units", 0)) { ReturnSequences = Bool(json, "return_sequences", false) },
            "embedding" => new EmbeddingAttribute(Int(json, "vocabulary", 0), Int(json, "dimension", 0)),
            "add" => new AddAttribute(From(json)),
            "last_step" => new LastStepAttribute(),
            "mean_over_time" => new MeanOverTimeAttribute(),
            "attention" => new MultiHeadAttentionAttribute(Int(json, "heads", 0)) { Causal = Bool(json, "causal", false) },
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

    private static LossAttribute? Declare(JsonElement json) => json.GetProperty("kind").GetString() switch
    {
        "mse" => new MeanSquaredErrorAttribute(),
        "mae" => new MeanAbsoluteErrorAttribute(),
        "huber" => new HuberAttribute(Double(json, "delta", 1)),
        "bce" => new BinaryCrossEntropyAttribute(),
        "bce_with_logits" => new BinaryCrossEntropyWithLogitsAttribute(),
        "multiclass_hinge" => new MulticlassHingeAttribute(),
        "nll" => new NegativeLogLikelihoodAttribute(),
        "kl_div" => new KLDivergenceAttribute(),
        "softmax_cross_entropy" => new SoftmaxCrossEntropyAttribute { LabelSmoothing = Double(json, "label_smoothing", 0), SoftTargets = Bool(json, "soft_targets", false) },
        _ => null,
    };

    private static Conv2DAttribute Convolution(JsonElement json)
    {
        (int height, int width) = Pair(json, "kernel", 0);
        return Convolution(new Conv2DAttribute(Int(json, "filters", 0), height, width) { Groups = Int(json, "groups", 1) }, json);
    }

    private static T Convolution<T>(T convolution, JsonElement json)
        where T : ConvolutionAttribute
    {
        convolution.Bias = Bool(json, "bias", true);
        (convolution.DilationHeight, convolution.DilationWidth) = Pair(json, "dilation", 1);
        if (json.TryGetProperty("padding", out JsonElement padding) && padding.ValueKind == JsonValueKind.String)
            convolution.Same = padding.GetString() == "same";
        return Window(convolution, json);
    }

    private static ConvTranspose2DAttribute Transposed(JsonElement json)
    {
        (int height, int width) = Pair(json, "kernel", 0);
        var convolution = new ConvTranspose2DAttribute(Int(json, "filters", 0), height, width) { Groups = Int(json, "groups", 1), Bias = Bool(json, "bias", true) };
        (convolution.OutputPaddingHeight, convolution.OutputPaddingWidth) = Pair(json, "output_padding", 0);
        (convolution.DilationHeight, convolution.DilationWidth) = Pair(json, "dilation", 1);
        return Window(convolution, json);
    }

    private static Conv1DAttribute Signal(JsonElement json) => new(Int(json, "filters", 0), Int(json, "kernel", 0))
    {
        Stride = Int(json, "stride", 1),
        Padding = Int(json, "padding", 0),
        Dilation = Int(json, "dilation", 1),
        Groups = Int(json, "groups", 1),
        Bias = Bool(json, "bias", true),
    };

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

    private static double Double(JsonElement json, string name, double otherwise) => json.TryGetProperty(name, out JsonElement value) ? value.GetDouble() : otherwise;

    private static int[] Ints(JsonElement json, string name) => json.GetProperty(name).EnumerateArray().Select(value => value.GetInt32()).ToArray();

    private static bool Bool(JsonElement json, string name, bool otherwise) => json.TryGetProperty(name, out JsonElement value) ? value.GetBoolean() : otherwise;

    /// <summary>One number for both axes, or [height, width].</summary>
    private static (int Height, int Width) Pair(JsonElement json, string name, int otherwise)
    {
        if (!json.TryGetProperty(name, out JsonElement value))
            return (otherwise, otherwise);
        return value.ValueKind == JsonValueKind.Array ? (value[0].GetInt32(), value[1].GetInt32()) : (value.GetInt32(), value.GetInt32());
    }
}
