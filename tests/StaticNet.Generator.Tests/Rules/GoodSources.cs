using StaticNet.Generator.Tests.Harness;
using static StaticNet.Generator.Tests.Harness.Sources;

namespace StaticNet.Generator.Tests.Rules;

/// <summary>Declarations that no rule has anything to say against.</summary>
internal static class GoodSources
{
    public static TheoryData<string> Rows => new()
    {
        Sources.Digits,
        Attributes("[Input(4), Dense(2)]"),
        "#nullable disable\n" + Attributes("[Input(4), Dense(2, Name = null, From = null)]"),
        Attributes("[Input(4), Dense(units: 2, Bias = false), MeanSquaredError]"),
        Attributes("[Input(4), Dense(4, Name = \"a\"), ReLU, Add(\"a\"), Concat(\"a\", \"relu1\", \"add1\")]"),
        Attributes("[Input(3, 9, 7), Conv2D(4, 3, 5, Stride = 2, Same = true), AvgPool2D(2, CountIncludePad = false), Flatten, Dropout, Softmax]"),
        // Another mark on another part is none of our business, nor are other attributes.
        "using StaticNet; [Network, Input(4), Dense(2)] partial class Net; [System.Obsolete] partial class Net;",
        "using StaticNet; [Network] partial class Net; [Input(4), Dense(2)] partial class Net;",
        "using StaticNet; [Network, Input(4), Dense(2)] partial class Net : Network, System.ICloneable { public object Clone() => this; }",
        "using StaticNet; partial class A<T> { partial record struct B { partial interface C<U> { [Network, Input(4), Dense(2)] partial class Net; } } }",
        "using StaticNet; [Dense(2)] class NotANetwork;",
        "class Empty;",
        "using StaticNet; [Network, Input(8), Dense(16), Budget(Parameters = 144, MultiplyAdds = 128, WeightBytes = 100_000, WorkspaceBytes = 0)] partial class Net;",
        Attributes("[Input(4), Dense(3), LogSoftmax, NegativeLogLikelihood]"),
        Attributes("[Input(4), Dense(3), Sigmoid, BinaryCrossEntropy]"),
        Attributes("[Input(4), Dense(9), Tanh, Dense(3), MulticlassHinge]"),
    };
}
