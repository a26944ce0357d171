namespace StaticNet.Generator.Tests.Harness;

/// <summary>Networks that more than one test uses.</summary>
internal static class Sources
{
    public const string Digits = """
        using StaticNet;

        namespace Samples;

        [Network]
        [Input(1, 28, 28)]
        [Conv2D(8, 5, Padding = 2), ReLU, MaxPool2D(2)]
        [Flatten, Dense(10)]
        [SoftmaxCrossEntropy]
        public partial class DigitNet;
        """;

    /// <summary>A small network of these attributes.</summary>
    public static string Network(string attributes, string name = "Net") => $"using StaticNet;\n\n[Network]\n{attributes}\npublic partial class {name};\n";

    /// <summary>A network of these attributes; a rule that points at the class marks its name.</summary>
    public static string Attributes(string attributes, string? rule = null) =>
        Network(attributes, rule is null ? "Net" : $"{{|{rule}:Net|}}");
}
