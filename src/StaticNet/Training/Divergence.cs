using StaticNet.Runtime;

namespace StaticNet;

/// <summary>Finds out where a step stopped being finite: the data, else the first layer, else the first gradient, else the loss.</summary>
internal static unsafe class Divergence
{
    /// <summary>Largest norm of a gradient that a step may have. Squares of larger elements would overflow the optimizer's state.</summary>
    public const double LargestNorm = 1e18;

    /// <summary>Largest rate times norm: no single step can bring weights near the largest float, 3e38.</summary>
    public const double LargestStep = 1e30;

    public static TrainingDivergedException Explain(Network network, in TrainingStep step, double loss, double norm, double learningRate, (Parameter Statistic, int Element, float Value)? statistic)
    {
        NetworkDescription description = network.Description;
        long index = step.Step;
        TrainingDivergedException Report(string layer, string what, DivergenceReason reason) => new(description.Name, layer, what, index, learningRate, reason);

        for (int i = 0; i < description.Inputs.Length; i++)
        {
            InputDescription input = description.Inputs[i];
            if (!input.IsTokens && FirstNotFinite(step.Inputs + JointSamples.InputOffset(description, i), input.Length, description.InputLength, step.Count) is var (place, of, what))
                return Report(input.Name, $"input {place} of the batch's sample {of} is {Text(what)}", DivergenceReason.Input);
        }

        for (int i = 0; i < description.Losses.Length; i++)
        {
            LossDescription goal = description.Losses[i];
            if (goal.Target == TargetKind.Values && FirstNotFinite(step.Targets + JointSamples.TargetOffset(description, i), goal.Length, description.TargetLength, step.Count) is var (place, of, what))
                return Report("input", $"target {place} of the batch's sample {of} is {Text(what)}", DivergenceReason.Input);
        }

        if (FirstLayer(network, step) is var (layer, sample, value))
            return Report(layer, $"the output of '{layer}' is {Text(value)} for the batch's sample {sample}", DivergenceReason.Activation);
        if (statistic is var (running, at, number))
            return Report(running.Layer, $"'{running.Name}' becomes {Text(number)} at its element {at}", DivergenceReason.Activation);
        foreach (Parameter parameter in network.Parameters.Where(x => x.IsTrainable))
        {
            var gradient = new float[parameter.Length];
            parameter.Gather(step.Gradients, gradient);
            int element = Array.FindIndex(gradient, x => !float.IsFinite(x));
            if (element >= 0)
                return Report(parameter.Layer, $"the gradient of '{parameter.Name}' is {Text(gradient[element])} at its element {element}", DivergenceReason.Gradient);
        }

        if (!double.IsFinite(loss))
            return Report("loss", FormattableString.Invariant($"the loss is {loss}"), DivergenceReason.Loss);
        Parameter largest = Largest(network, step);
        return Report(largest.Layer, FormattableString.Invariant($"the gradient's norm is {norm:G3}, most of it in '{largest.Name}'"), DivergenceReason.Gradient);
    }

    private static (string Layer, int Sample, float Value)? FirstLayer(Network network, in TrainingStep step)
    {
        NetworkDescription description = network.Description;
        using var workspace = new NativeBlock(description.InspectFloats);
        int first = description.Layers.Length;
        (string, int, float)? found = null;
        for (int sample = 0; sample < step.Count; sample++)
        {
            network.Program.Inspect(step.Inputs + (long)sample * description.InputLength, step.Weights, workspace.Pointer);
            for (int i = 0; i < first; i++)
            {
                LayerDescription layer = description.Layers[i];
                if (FirstNotFinite(layer, workspace.Pointer) is { } value)
                {
                    first = i;
                    found = (layer.Name, sample, value);
                }
            }
        }

        return found;
    }

    private static float? FirstNotFinite(LayerDescription layer, float* workspace)
    {
        for (int i = 0; i < layer.Layout.Size; i++)
        {
            float value = workspace[layer.Offset + layer.Layout.IndexOf(i)];
            if (!float.IsFinite(value))
                return value;
        }

        return null;
    }

    private static (int At, int Sample, float Value)? FirstNotFinite(float* values, int length, int stride, int count)
    {
        for (int sample = 0; sample < count; sample++)
        {
            for (int i = 0; i < length; i++)
            {
                float value = values[(long)sample * stride + i];
                if (!float.IsFinite(value))
                    return (i, sample, value);
            }
        }

        return null;
    }

    private static Parameter Largest(Network network, in TrainingStep step)
    {
        float* gradients = step.Gradients;
        return network.Parameters.Where(x => x.IsTrainable).MaxBy(parameter =>
        {
            var gradient = new float[parameter.Length];
            parameter.Gather(gradients, gradient);
            return gradient.Sum(x => (double)x * x);
        })!;
    }

    private static string Text(float value) => value.ToString(System.Globalization.CultureInfo.InvariantCulture);
}
