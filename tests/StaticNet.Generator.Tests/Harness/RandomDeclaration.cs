namespace StaticNet.Generator.Tests.Harness;

/// <summary>Random attribute lists, about half of them plausible: for what holds whatever is declared.</summary>
internal static class RandomDeclaration
{
    public static string Source(int seed)
    {
        var random = new Random(seed);
        bool wild = random.Next(2) == 0;
        var attributes = new List<string> { Pick("Input(12)", "Input(5, 6)", "Input(3, 9, 7)", "Input(4, 12, 12)") };
        int layers = random.Next(1, 7);
        for (int i = 0; i < layers; i++)
            attributes.Add(Layer());
        if (random.Next(2) == 0)
            attributes.Add(Pick("SoftmaxCrossEntropy", "MeanSquaredError"));
        if (wild && random.Next(3) == 0)
            attributes.Reverse();
        if (wild && random.Next(3) == 0)
            attributes.RemoveAt(random.Next(attributes.Count));
        return Sources.Network(attributes.Count == 0 ? "" : $"[{string.Join(", ", attributes)}]");

        string Layer() => random.Next(12) switch
        {
            0 => $"Dense({Number()}{Options("Bias = false")})",
            1 => $"Conv2D({Number()}, {Number()}{Options("Padding = 1", "Same = true", "StrideHeight = 2", "Dilation = 2", "Groups = " + Number(), "Bias = false")})",
            2 => $"MaxPool2D({Number()}{Options("Padding = 1", "Stride = " + Number(), "PaddingLeft = " + Number())})",
            3 => $"AvgPool2D({Number()}, {Number()}{Options("Padding = 1", "CountIncludePad = false")})",
            4 or 5 => "Flatten",
            6 => $"Dropout({Pick("0", "0.5", "1", "0.25", wild ? "-3" : "0.1")})",
            7 => $"ReLU{Named()}",
            8 => "Tanh",
            9 => "Softmax",
            10 => $"Add({Pick("\"input\"", "\"a\"", "\"input\", \"input\"", "\"a\", \"b\"")})",
            _ => $"Concat({Pick("\"input\"", "\"a\"", "\"relu1\"")})",
        };

        string Number() => wild ? Pick("-1", "0", "1", "2", "3", "7", "100", "2147483647") : Pick("1", "2", "3");

        string Named() => random.Next(3) == 0 ? $"(Name = {Pick("\"a\"", "\"b\"", wild ? "\"a b\"" : "\"c\"")})" : "";

        string Options(params string[] options) => string.Concat(options.Where(_ => random.Next(4) == 0).Select(option => ", " + option));

        string Pick(params string[] values) => values[random.Next(values.Length)];
    }
}
