using StaticNet.Compiler.Emit;

namespace StaticNet.Compiler.Tests;

public class CultureTests
{
    /// <summary>Negative offsets are where a culture gets in: every case of the gradient checks has its own.</summary>
    [Theory]
    [MemberData(nameof(GradientTests.Names), MemberType = typeof(GradientTests))]
    public void Emitted_text_does_not_depend_on_the_culture(string name)
    {
        object[] attributes = GradientTests.Attributes(name);
        string[] expected = EmitNetwork.Run(Net.Shaped(attributes)).Split('\n');
        string[] actual = Culture.Strange(() => EmitNetwork.Run(Net.Shaped(attributes))).Split('\n');
        Assert.Equal(expected.Except(actual), actual.Except(expected));
        Assert.Equal(expected, actual);
    }
}
