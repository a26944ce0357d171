using StaticNet.Compiler.Graph;
using StaticNet.Compiler.Kernels.Normalization;
using StaticNet.Compiler.Model;
using StaticNet.Compiler.Rules;

namespace StaticNet.Compiler.Layers;

/// <summary>y[c] = x[c] / (k + alpha / size sum x[i]^2)^beta over a window of channels around c.</summary>
internal sealed class LocalResponseNormLayer : Layer<LocalResponseNormAttribute>
{
    private const string Scale = "scale";

    protected override Shape? Infer(LocalResponseNormAttribute attribute, LayerShapes shapes)
    {
        bool valid = true;
        Check(attribute.Size >= 1 && attribute.Size % 2 == 1, "size", attribute.Size, "an odd number of at least 1");
        Check(attribute.Alpha is >= 0 and <= 1e6, nameof(attribute.Alpha), attribute.Alpha, "from 0 to 1E+06");
        Check(attribute.Beta is >= 0 and <= 10, nameof(attribute.Beta), attribute.Beta, "from 0 to 10");
        Check(attribute.K is >= 1e-3 and <= 1e6, nameof(attribute.K), attribute.K, "from 0.001 to 1E+06");
        if (!shapes.IsImage() || !valid)
            return null;
        Shape input = shapes.Input;
        LocalResponseWindow window = Window(attribute, input);
        return shapes.Fits("elements with margins", null, input.Pixels, ((long)input.Channels + 7) / 8 * 8 + 2L * window.Half) ? input : null;

        void Check(bool isIn, string argument, object value, string range)
        {
            if (isIn)
                return;
            shapes.Report(RuleIds.ArgumentOutOfRange, argument, shapes.Name, argument, value, range);
            valid = false;
        }
    }

    protected override void Forward(LocalResponseNormAttribute attribute, LayerNode node, ForwardPass pass)
    {
        LocalResponseWindow window = Window(attribute, node.Input.Shape);
        Tensor squares = pass.Temporary(node, "squares", LocalResponseWindow.Margins(node.Input.Shape, window));
        Tensor? scale = pass.Training ? pass.Save(node, Scale, node.Input.Shape) : null;
        pass.Add(new LocalResponseNormKernel(node.Input, squares, node.Output, scale, window) { Layer = node.Name });
    }

    protected override void Backward(LocalResponseNormAttribute attribute, LayerNode node, BackwardPass pass)
    {
        if (pass.Gradient(node.Input) is { } dx)
        {
            LocalResponseWindow window = Window(attribute, node.Input.Shape);
            Tensor products = pass.Temporary(node, "products", LocalResponseWindow.Margins(node.Input.Shape, window));
            pass.Add(new LocalResponseNormGradientKernel(node.Input, pass.Saved(node, Scale), pass.OutputGradient(node), products, dx.Tensor, window)
            {
                Layer = node.Name,
                Role = "InputGradient",
                Accumulate = dx.Accumulate,
            });
        }
    }

    private static LocalResponseWindow Window(LocalResponseNormAttribute attribute, Shape input) =>
        new(attribute.Size, System.Math.Min(attribute.Size / 2, input.Channels - 1), attribute.Alpha, attribute.Beta, attribute.K);
}
