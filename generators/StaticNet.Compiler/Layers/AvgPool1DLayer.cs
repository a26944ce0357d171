using StaticNet.Compiler.Graph;
using StaticNet.Compiler.Kernels;
using StaticNet.Compiler.Model;

namespace StaticNet.Compiler.Layers;

/// <summary>y[c,i] = the mean of x[c] over the window; padding counts as zeros or not at all.</summary>
internal sealed class AvgPool1DLayer : Layer<AvgPool1DAttribute>
{
    protected override Shape? Infer(AvgPool1DAttribute attribute, LayerShapes shapes) => SignalPoolShapes.Infer(attribute, shapes);

    protected override void Forward(AvgPool1DAttribute attribute, LayerNode node, ForwardPass pass)
    {
        Tensor x = Signals.Input(node, pass), y = Signals.Output(node, pass);
        pass.Add(new AvgPool2DKernel(x, y, Signals.Window(attribute, node.Input.Shape), attribute.CountIncludePad) { Layer = node.Name });
        Signals.Give(node, pass, y);
    }

    protected override void Backward(AvgPool1DAttribute attribute, LayerNode node, BackwardPass pass)
    {
        if (pass.Gradient(node.Input) is { } dx)
        {
            Tensor dy = Signals.OutputGradient(node, pass), image = Signals.InputGradient(node, pass);
            Window window = Signals.Window(attribute, node.Input.Shape);
            pass.Add(new AvgPool2DGradientKernel(dy, image, window, attribute.CountIncludePad) { Layer = node.Name, Role = "InputGradient" });
            Signals.GiveGradient(node, pass, image, dx);
        }
    }
}
