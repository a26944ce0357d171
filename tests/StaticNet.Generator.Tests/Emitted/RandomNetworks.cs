namespace StaticNet.Generator.Tests.Emitted;

/// <summary>Valid networks made at random: layers behind each other, with branches that Add and Concat join again.</summary>
internal static class RandomNetworks
{
    public static LayerCase Make(int seed)
    {
        var random = new Random(seed);
        var layers = new List<string>();
        var tensors = new List<(string Name, int[] Shape)>();
        int[] shape = random.Next(4) switch
        {
            0 => [random.Next(1, 40)],
            1 => [random.Next(1, 6), random.Next(1, 20)],
            _ => [random.Next(1, 12), random.Next(4, 11), random.Next(4, 11)],
        };
        string input = $"Input({string.Join(", ", shape)})";
        tensors.Add(("input", shape));
        int count = random.Next(3, 7);
        for (int i = 0; i < count; i++)
        {
            // Now and then a layer goes on from an earlier one.
            (string from, int[] x) = tensors[random.Next(4) == 0 ? random.Next(tensors.Count) : tensors.Count - 1];
            (string text, int[] y) = Layer(random, x, tensors, from);
            string name = $"t{i}";
            string source = from == tensors[^1].Name || text.StartsWith("Add", StringComparison.Ordinal) || text.StartsWith("Concat", StringComparison.Ordinal) ? "" : $", From = \"{from}\"";
            string named = $"Name = \"{name}\"{source}";
            layers.Add(text.EndsWith(')') ? $"{text[..^1]}, {named})" : $"{text}({named})");
            tensors.Add((name, y));
        }

        if (tensors[^1].Shape.Length > 1 && random.Next(4) > 0)
        {
            layers.Add("Flatten");
            tensors.Add(("", [tensors[^1].Shape.Aggregate(1, (a, b) => a * b)]));
        }

        bool classifies = tensors[^1].Shape.Length == 1 && random.Next(3) > 0;
        if (tensors[^1].Shape.Length < 3)
            layers.Add($"Dense({random.Next(2, 12)})");
        return new LayerCase($"random {seed}", $"{input}, {string.Join(", ", layers)}, {(classifies ? "SoftmaxCrossEntropy" : "MeanSquaredError")}", seed);
    }

    private static (string Text, int[] Shape) Layer(Random random, int[] x, List<(string Name, int[] Shape)> tensors, string from)
    {
        while (true)
        {
            switch (random.Next(12))
            {
                case 0 or 1 when x.Length < 3:
                    int units = random.Next(1, 36);
                    return ($"Dense({units}{Sometimes("Bias = false")})", [.. x[..^1], units]);
                case 0 or 1 or 2 when x.Length == 3:
                    return Convolution(random, x);
                case 3 when x.Length == 3:
                    return Pool(random, x);
                case 4 when x.Length > 1 && random.Next(3) == 0:
                    return ("Flatten", [x.Aggregate(1, (a, b) => a * b)]);
                case 5:
                    return (Pick("Dropout(0.5)", "Dropout(0.2)"), x);
                case 6 or 7:
                    return ("ReLU", x);
                case 8:
                    return (Pick("Tanh", "Sigmoid", "Softmax"), x);
                case 9 or 10 when tensors.Where(tensor => tensor.Shape.SequenceEqual(x)).ToArray() is { Length: > 1 } same:
                    return ($"Add(\"{from}\", \"{same[random.Next(same.Length)].Name}\")", x);
                case 11 when x.Length != 2 && tensors.Where(tensor => tensor.Shape.Length == x.Length && tensor.Shape[1..].SequenceEqual(x[1..])).ToArray() is { Length: > 1 } alike:
                    (string name, int[] other) = alike[random.Next(alike.Length)];
                    return ($"Concat(\"{from}\", \"{name}\")", [x[0] + other[0], .. x[1..]]);
            }
        }

        string Pick(params string[] values) => values[random.Next(values.Length)];

        string Sometimes(string option) => random.Next(4) == 0 ? $", {option}" : "";
    }

    private static (string, int[]) Convolution(Random random, int[] x)
    {
        int[] divisors = [.. Enumerable.Range(1, x[0]).Where(n => x[0] % n == 0)];
        int groups = random.Next(3) == 0 ? divisors[random.Next(divisors.Length)] : 1;
        int filters = groups * random.Next(1, groups > 2 ? 4 : 19);
        (string text, int height, int width) = Window(random, x, maximum: 4, dilates: true);
        return ($"Conv2D({filters}, {text}{(groups > 1 ? $", Groups = {groups}" : "")}{(random.Next(4) == 0 ? ", Bias = false" : "")})", [filters, height, width]);
    }

    private static (string, int[]) Pool(Random random, int[] x)
    {
        (string text, int height, int width) = Window(random, x, maximum: 3, dilates: false);
        return ($"{(random.Next(2) == 0 ? "MaxPool2D" : "AvgPool2D")}({text})", [x[0], height, width]);
    }

    private static (string Text, int Height, int Width) Window(Random random, int[] x, int maximum, bool dilates)
    {
        while (true)
        {
            int kernelHeight = random.Next(1, maximum + 1), kernelWidth = random.Next(2) == 0 ? kernelHeight : random.Next(1, maximum + 1);
            int stride = random.Next(3) == 0 ? random.Next(1, 4) : 1, dilation = dilates && random.Next(4) == 0 ? 2 : 1;
            int padding = random.Next(1 + Math.Min(kernelHeight, kernelWidth) / 2);
            int height = x[1] + 2 * padding - dilation * (kernelHeight - 1), width = x[2] + 2 * padding - dilation * (kernelWidth - 1);
            if (height < 1 || width < 1)
                continue;
            string text = $"{kernelHeight}, {kernelWidth}, Stride = {stride}{(padding > 0 ? $", Padding = {padding}" : "")}{(dilation > 1 ? $", Dilation = {dilation}" : "")}";
            return (text, (height - 1) / stride + 1, (width - 1) / stride + 1);
        }
    }
}
