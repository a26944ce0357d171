using StaticNet.Compiler.Model;
using StaticNet.Compiler.Rules;

namespace StaticNet.Compiler.Layers;

/// <summary>The shape rule of both pools of signals: [C, L] to [C, L'], with padding of at most half the window.</summary>
internal static class SignalPoolShapes
{
    public static Shape? Infer(SignalPoolAttribute attribute, LayerShapes shapes)
    {
        if (!Signals.Check(attribute, shapes, "size"))
            return null;
        foreach ((string argument, int padding) in new[] { (nameof(attribute.PaddingLeft), attribute.PaddingLeft), (nameof(attribute.PaddingRight), attribute.PaddingRight) })
        {
            if (padding > attribute.Kernel / 2)
                return shapes.Report(RuleIds.PoolPaddingTooLarge, argument, shapes.Name, padding, attribute.Kernel, attribute.Kernel / 2);
        }

        Shape input = shapes.Input;
        return shapes.Fit(input[0], Signals.Window(attribute, input).Horizontal.Outputs(input[1]));
    }
}
