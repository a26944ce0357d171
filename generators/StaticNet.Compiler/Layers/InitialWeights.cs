using System;
using System.Collections.Generic;
using System.Linq;
using StaticNet.Compiler.Model;
using StaticNet.Compiler.Rules;

namespace StaticNet.Compiler.Layers;

/// <summary>What a layer's weights are before training, where its attribute says so: the same for all layers.</summary>
internal static class InitialWeights
{
    /// <summary>Reports what cannot be; all of it is said.</summary>
    public static void Check(LayerAttribute attribute, LayerShapes shapes, IReadOnlyList<ParameterDeclaration> parameters)
    {
        bool isSet = attribute.Init != Init.Default;
        if (!Enum.IsDefined(typeof(Init), attribute.Init))
            Report(nameof(LayerAttribute.Init), (int)attribute.Init, "one of the names of Init");
        else if (isSet && !parameters.Any(IsWeight))
            Report(nameof(LayerAttribute.Init), attribute.Init, "left out, as the layer has no weights");
        if (attribute.InitialGain is not null)
        {
            if (TakesGain(attribute.Init))
                shapes.Number(attribute.InitGain, nameof(LayerAttribute.InitGain), 0, double.MaxValue, "over 0", exclusive: true);
            else
                Report(nameof(LayerAttribute.InitGain), attribute.InitGain, "left out but for Init.Kaiming..., Xavier..., LeCun... and Orthogonal");
        }

        if (attribute.InitialValue is not null)
        {
            if (attribute.Init == Init.Constant)
                shapes.Number(attribute.InitValue, nameof(LayerAttribute.InitValue), double.MinValue, double.MaxValue, "finite");
            else if (TakesValue(attribute.Init))
                shapes.Number(attribute.InitValue, nameof(LayerAttribute.InitValue), 0, double.MaxValue, "over 0", exclusive: true);
            else
                Report(nameof(LayerAttribute.InitValue), attribute.InitValue, "left out but for Init.Uniform, Normal, TruncatedNormal and Constant");
        }

        if (attribute.InitialBias is null)
            return;
        if (parameters.Any(IsBias))
            shapes.Number(attribute.InitBias, nameof(LayerAttribute.InitBias), double.MinValue, double.MaxValue, "finite");
        else
            Report(nameof(LayerAttribute.InitBias), attribute.InitBias, "left out, as the layer has no bias");

        void Report(string argument, object value, string valid) =>
            shapes.Report(RuleIds.ArgumentOutOfRange, argument, shapes.Name, argument, value is Enum choice ? choice.ToString() : value, valid);
    }

    /// <summary>The declaration with what the attribute wants for it.</summary>
    public static ParameterDeclaration Apply(LayerAttribute attribute, ParameterDeclaration parameter)
    {
        if (IsBias(parameter) && attribute.InitialBias is { } bias)
            return parameter with { Initialization = Initialization.Constant(bias) };
        return attribute.Init == Init.Default || !IsWeight(parameter)
            ? parameter
            : parameter with { Initialization = Of(attribute, parameter.Shape) };
    }

    private static Initialization Of(LayerAttribute attribute, Shape shape)
    {
        double area = (double)shape.Size / shape[0] / shape[1], fanIn = shape[1] * area, fanOut = shape[0] * area;
        double Gain(double otherwise) => attribute.InitialGain ?? otherwise;
        double Value(double otherwise) => attribute.InitialValue ?? otherwise;
        return attribute.Init switch
        {
            Init.KaimingUniform => Initialization.Uniform(Gain(Math.Sqrt(2)) * Math.Sqrt(3 / fanIn)),
            Init.KaimingNormal => Initialization.Normal(Gain(Math.Sqrt(2)) / Math.Sqrt(fanIn)),
            Init.XavierUniform => Initialization.Uniform(Gain(1) * Math.Sqrt(6 / (fanIn + fanOut))),
            Init.XavierNormal => Initialization.Normal(Gain(1) * Math.Sqrt(2 / (fanIn + fanOut))),
            Init.LeCunUniform => Initialization.Uniform(Gain(1) * Math.Sqrt(3 / fanIn)),
            Init.LeCunNormal => Initialization.Normal(Gain(1) / Math.Sqrt(fanIn)),
            Init.Uniform => Initialization.Uniform(Value(0.05)),
            Init.Normal => Initialization.Normal(Value(0.02)),
            Init.TruncatedNormal => Initialization.TruncatedNormal(Value(0.02)),
            Init.Orthogonal => Initialization.Orthogonal(shape[0], Gain(1)),
            _ => Initialization.Constant(Value(0)),
        };
    }

    private static bool IsWeight(ParameterDeclaration parameter) => parameter.IsTrained && parameter.Shape.Rank >= 2 && !IsBias(parameter);

    // PyTorch's names: "bias", "pointwise.bias", "bias_ih_l0", "in_proj_bias".
    private static bool IsBias(ParameterDeclaration parameter) => parameter.IsTrained && parameter.Name.Contains("bias");

    private static bool TakesGain(Init init) => init is Init.KaimingUniform or Init.KaimingNormal or Init.XavierUniform or Init.XavierNormal or Init.LeCunUniform or Init.LeCunNormal or Init.Orthogonal;

    private static bool TakesValue(Init init) => init is Init.Uniform or Init.Normal or Init.TruncatedNormal or Init.Constant;
}
