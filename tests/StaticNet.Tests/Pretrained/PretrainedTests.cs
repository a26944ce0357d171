namespace StaticNet.Tests.Pretrained;

/// <summary>A network whose weights were compiled in: the build embeds the file, and the generator has compared it with the layers.</summary>
[Network]
[Input(3), Dense(2, Name = "half")]
[Weights("Pretrained/half.safetensors")]
public partial class Half;

public class PretrainedTests
{
    [Fact]
    public void Weights_come_from_the_assembly()
    {
        using Half net = Half.Pretrained();
        float[] y = new float[2];

        net.Predict([2, 4, 8], y);

        Assert.Equal([2f, 5f], y);
    }

    [Fact]
    public void Each_call_makes_a_network_of_its_own()
    {
        using Half one = Half.Pretrained(), other = Half.Pretrained();

        one.Parameters["half.bias"].Set([0, 0]);

        Assert.Equal([1f, -1f], other.Parameters["half.bias"].ToArray());
    }
}
