using StaticNet.Compiler.Graph;
using StaticNet.Compiler.Kernels;
using StaticNet.Compiler.Model;

namespace StaticNet.Compiler.Layers;

/// <summary>y[c,i] = the largest x[c] of the window; the gradient goes to the winner alone, which forward keeps.</summary>
internal sealed class MaxPool1DLayer : Layer<MaxPool1DAttribute>
{
    private const string Winners = "winners";

    protected override Shape? Infer(MaxPool1DAttribute attribute, LayerShapes shapes) => SignalPoolShapes.Infer(attribute, shapes);

    protected override void Forward(MaxPool1DAttribute attribute, LayerNode node, ForwardPass pass)
    {
        Tensor x = Signals.Input(node, pass), y = Signals.Output(node, pass);
        Tensor? winners = pass.Training ? pass.Save(node, Winners, y.Shape) : null;
        pass.Add(new MaxPool2DKernel(x, y, winners, Signals.Window(attribute, node.Input.Shape)) { Layer = node.Name });
        Signals.Give(node, pass, y);
    }

    protected override void Backward(MaxPool1DAttribute attribute, LayerNode node, BackwardPass pass)
    {
        if (pass.Gradient(node.Input) is { } dx)
        {
            Tensor dy = Signals.OutputGradient(node, pass), image = Signals.InputGradient(node, pass);
            Window window = Signals.Window(attribute, node.Input.Shape);
            pass.Add(new MaxPool2DGradientKernel(pass.Saved(node, Winners), dy, image, window) { Layer = node.Name, Role = "InputGradient" });
            Signals.GiveGradient(node, pass, image, dx);
        }
    }
}
