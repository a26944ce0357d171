using StaticNet.Compiler.Graph;
using StaticNet.Compiler.Kernels;
using StaticNet.Compiler.Model;
using StaticNet.Compiler.Rules;

namespace StaticNet.Compiler.Layers;

/// <summary>
/// What one-dimensional layers share: a signal [C, L] is an image [C, 1, L], on which the kernels of images work. The copies
/// between the two are views wherever the schedule can let both lie alike.
/// </summary>
internal static class Signals
{
    private static readonly Axis Point = new(1, 1, 1, 0, 0);

    public static Shape Image(Shape signal) => new(signal[0], 1, signal[1]);

    /// <summary>The window with its padding resolved, one row high.</summary>
    public static Window Window(SignalWindowAttribute attribute, Shape signal)
    {
        Axis axis = Axis(attribute);
        return new Window
        {
            Vertical = Point,
            Horizontal = attribute switch
            {
                Conv1DAttribute { Same: true } => WindowShapes.Same(axis, signal[1]),
                SignalPoolAttribute { CeilMode: true } => axis.RoundedUp(signal[1]),
                _ => axis,
            },
        };
    }

    /// <summary>Whether the settings are in range and a window fits on the input; reports it else.</summary>
    /// <param name="attribute">The settings.</param>
    /// <param name="shapes">The input, and where to report.</param>
    /// <param name="kernel">The constructor's parameter for the window: "kernel", "size".</param>
    public static bool Check(SignalWindowAttribute attribute, LayerShapes shapes, string kernel)
    {
        if (!shapes.AtLeast(1, attribute.Kernel, nameof(attribute.Kernel), kernel))
            return false;
        bool valid = shapes.AtLeast(1, attribute.Stride, nameof(attribute.Stride))
            & WindowShapes.Pair(shapes, 0, nameof(attribute.Padding), nameof(attribute.PaddingLeft), attribute.PaddingLeft, nameof(attribute.PaddingRight), attribute.PaddingRight);
        if (attribute is Conv1DAttribute convolution)
            valid &= shapes.AtLeast(1, convolution.Dilation, nameof(convolution.Dilation));
        if (!valid)
            return false;
        if (!shapes.Input.IsSequence)
        {
            shapes.Report(RuleIds.WrongRank, null, shapes.Name, "a signal [C, L]", shapes.Source, shapes.Input, "");
            return false;
        }

        return WindowShapes.Fits(shapes, "elements", nameof(attribute.Kernel), shapes.Input[1], Axis(attribute), attribute is Conv1DAttribute { Same: true });
    }

    /// <summary>The layer's input as an image, which backward can ask for.</summary>
    public static Tensor Input(LayerNode node, ForwardPass pass)
    {
        Shape shape = Image(node.Input.Shape);
        Tensor image = pass.Training ? pass.Save(node, "image", shape) : pass.Temporary(node, "image", shape);
        pass.Add(new CopyKernel(node.Input, image) { Layer = node.Name, Role = "InputImage" });
        return image;
    }

    public static Tensor SavedInput(LayerNode node, BackwardPass pass) => pass.Saved(node, "image");

    /// <summary>An image for the layer's output; <see cref="Give"/> makes it the output.</summary>
    public static Tensor Output(LayerNode node, ForwardPass pass) => pass.Temporary(node, "result", Image(node.Output.Shape));

    public static void Give(LayerNode node, ForwardPass pass, Tensor image) => pass.Add(new CopyKernel(image, node.Output) { Layer = node.Name, Role = "Output" });

    /// <summary>The gradient of the layer's output as an image.</summary>
    public static Tensor OutputGradient(LayerNode node, BackwardPass pass)
    {
        Tensor image = pass.Temporary(node, "result", Image(node.Output.Shape));
        pass.Add(new CopyKernel(pass.OutputGradient(node), image) { Layer = node.Name, Role = "OutputGradientImage" });
        return image;
    }

    /// <summary>An image for the gradient of the layer's input; <see cref="GiveGradient"/> makes it the gradient.</summary>
    public static Tensor InputGradient(LayerNode node, BackwardPass pass) => pass.Temporary(node, "image", Image(node.Input.Shape));

    public static void GiveGradient(LayerNode node, BackwardPass pass, Tensor image, GradientTarget dx) =>
        pass.Add(new CopyKernel(image, dx.Tensor) { Layer = node.Name, Role = "GiveInputGradient", Accumulate = dx.Accumulate });

    private static Axis Axis(SignalWindowAttribute attribute) =>
        new(attribute.Kernel, attribute.Stride, (attribute as Conv1DAttribute)?.Dilation ?? 1, attribute.PaddingLeft, attribute.PaddingRight);
}
