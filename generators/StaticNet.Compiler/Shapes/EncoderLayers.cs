using System.Collections.Generic;

namespace StaticNet.Compiler.Shapes;

/// <summary>The layers that a transformer's encoder layer stands for, named as the parts of PyTorch's are; "input" is what it reads.</summary>
internal static class EncoderLayers
{
    private const string Input = "input", Norm1 = "norm1", Norm2 = "norm2", Add1 = "add1", Linear2 = "linear2";

    public static IReadOnlyList<LayerAttribute> Of(TransformerEncoderAttribute encoder)
    {
        var layers = new List<LayerAttribute>();
        if (encoder.NormFirst)
            layers.Add(Norm(Norm1));
        layers.Add(new MultiHeadAttentionAttribute(encoder.Heads) { Name = "self_attn", Causal = encoder.Causal, Dropout = encoder.Dropout });
        Drop("dropout1");
        layers.Add(new AddAttribute(Input) { Name = Add1 });
        layers.Add(Norm(encoder.NormFirst ? Norm2 : Norm1));
        layers.Add(new DenseAttribute(encoder.FeedForward) { Name = "linear1" });
        layers.Add(encoder.Activation == EncoderActivation.GELU ? new GELUAttribute { Name = "activation" } : new ReLUAttribute { Name = "activation" });
        Drop("dropout");
        layers.Add(new DenseAttribute(units: 1) { Name = Linear2, UnitsOf = Input });
        Drop("dropout2");
        layers.Add(new AddAttribute(encoder.NormFirst ? Add1 : Norm1) { Name = "add2" });
        if (!encoder.NormFirst)
            layers.Add(Norm(Norm2));
        return layers;

        LayerNormAttribute Norm(string name) => new() { Name = name, Epsilon = encoder.Epsilon };

        void Drop(string name)
        {
            if (encoder.Dropout > 0)
                layers.Add(new DropoutAttribute(encoder.Dropout) { Name = name });
        }
    }
}
