using System.Text.Json;

namespace StaticNet.Tests.Shared;

/// <summary>The optimizer and the clipping of a golden case. A new optimizer gets its line here.</summary>
internal static class GoldenOptimizer
{
    /// <summary>The optimizer; null where the case has none. One that is not known fails.</summary>
    public static Optimizer? Of(JsonElement description)
    {
        if (!description.TryGetProperty("optimizer", out JsonElement json))
            return null;
        double Number(string name, double otherwise) => json.TryGetProperty(name, out JsonElement value) ? value.GetDouble() : otherwise;
        bool Flag(string name) => json.TryGetProperty(name, out JsonElement value) && value.GetBoolean();
        double beta1 = 0.9, beta2 = 0.999, rate = Number("lr", double.NaN), decay = Number("weight_decay", 0);
        if (json.TryGetProperty("betas", out JsonElement betas))
            (beta1, beta2) = (betas[0].GetDouble(), betas[1].GetDouble());
        return json.GetProperty("kind").GetString() switch
        {
            "sgd" => new Sgd(rate, Number("momentum", 0), Flag("nesterov"), Number("dampening", 0), decay),
            "adam" => new Adam(rate, beta1, beta2, Number("eps", 1e-8), decay, Flag("amsgrad")),
            "adamw" => new AdamW(rate, beta1, beta2, Number("eps", 1e-8), Number("weight_decay", 1e-2)),
            "adamax" => new Adamax(rate, beta1, beta2, Number("eps", 1e-8), decay),
            "nadam" => new NAdam(rate, beta1, beta2, Number("eps", 1e-8), decay),
            "rmsprop" => new RMSprop(rate, Number("alpha", 0.99), Number("eps", 1e-8), decay, Number("momentum", 0), Flag("centered")),
            "adagrad" => new Adagrad(rate, Number("lr_decay", 0), decay, epsilon: Number("eps", 1e-10)),
            "adadelta" => new Adadelta(rate, Number("rho", 0.9), Number("eps", 1e-6), decay),
            var kind => throw new NotSupportedException($"No optimizer is known for '{kind}'"),
        };
    }

    /// <summary>How gradients are clipped; null where they are not.</summary>
    public static GradientClipping? Clipping(JsonElement description) =>
        description.TryGetProperty("clip_norm", out JsonElement norm) ? GradientClipping.ByNorm(norm.GetDouble())
        : description.TryGetProperty("clip_value", out JsonElement value) ? GradientClipping.ByValue(value.GetDouble())
        : null;
}
