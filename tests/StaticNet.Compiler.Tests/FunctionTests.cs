using StaticNet.Compiler.Kernels.Functions;

namespace StaticNet.Compiler.Tests;

/// <summary>Values and derivatives of the activations, over the whole of what they do and at their kinks.</summary>
public class FunctionTests
{
    private static readonly Dictionary<string, Function> Functions = new Function[]
    {
        ReLU.Instance, Tanh.Instance, Sigmoid.Instance, new Clamp("ReLU6", 0, 6), new Clamp("HardTanh", -1, 1), new LeakyReLU(0.01), new LeakyReLU(-1), new ELU(1), new ELU(0.5), ELU.Selu,
        Gelu.Instance, GeluTanh.Instance, SiLU.Instance, Mish.Instance, HardSigmoid.Instance, HardSwish.Instance, new Softplus(1), new Softplus(2.5), Softsign.Instance,
    }.Select((function, i) => (function, i)).ToDictionary(pair => $"{pair.function.Name} {pair.i}", pair => pair.function);

    public static TheoryData<string> Names => new(Functions.Keys);

    [Theory]
    [MemberData(nameof(Names))]
    public void Derivatives_are_those_of_central_differences(string name)
    {
        Function function = Functions[name];
        for (double x = -30.0137; x < 30; x += 0.0313)
        {
            const double step = 1e-6;
            double difference = (function.Value(x + step) - function.Value(x - step)) / (2 * step);
            double xy = function.DerivativeReadsInput ? x : function.Value(x);
            Assert.Equal(difference, function.Derivative(xy, xy), 1e-7 * (1 + Math.Abs(x)));
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Far_out_nothing_overflows(string name)
    {
        Function function = Functions[name];
        foreach (double x in new[] { -1e30, -1e4, -1000, 1000, 1e4, 1e30 })
        {
            double y = function.Value(x), xy = function.DerivativeReadsInput ? x : y;
            Assert.True(double.IsFinite(y), $"{name}({x}) is {y}");
            Assert.True(double.IsFinite(function.Derivative(xy, xy)), $"the derivative of {name} at {x} is {function.Derivative(xy, xy)}");
        }
    }

    /// <summary>PyTorch's, where two are possible.</summary>
    [Theory]
    [InlineData("ReLU 0", 0, 0)]
    [InlineData("ReLU6 3", 0, 0)]
    [InlineData("ReLU6 3", 6, 0)]
    [InlineData("HardTanh 4", -1, 0)]
    [InlineData("HardTanh 4", 1, 0)]
    [InlineData("LeakyReLU 5", 0, 0.01)]
    [InlineData("ELU 8", 0, 0.5)]
    [InlineData("HardSigmoid 14", -3, 0)]
    [InlineData("HardSigmoid 14", 3, 0)]
    [InlineData("HardSwish 15", -3, -0.5)]
    [InlineData("HardSwish 15", 3, 1.5)]
    public void Kinks_have_the_stated_subgradient(string name, double x, double expected)
    {
        Function function = Functions[name];
        double xy = function.DerivativeReadsInput ? x : function.Value(x);
        Assert.Equal(expected, function.Derivative(xy, xy), 1e-15);
    }

    [Theory]
    [InlineData("GELU", 1, 0.8413447460685429)]
    [InlineData("GELU", -2.5, -0.015524163314439777)]
    [InlineData("GELU", 5, 4.999998566742141)]
    [InlineData("Mish", 1, 0.8650983882673103)]
    [InlineData("SiLU", -3, -0.14227761953270035)]
    public void Values_are_the_known_ones(string name, double x, double expected)
    {
        Function function = Functions.Values.Single(function => function.Name.Equals(name, StringComparison.OrdinalIgnoreCase));
        Assert.Equal(expected, function.Value(x), 1e-14);
    }
}
