using StaticNet.Compiler.Graph;
using StaticNet.Compiler.Kernels;
using StaticNet.Compiler.Model;

namespace StaticNet.Compiler.Layers;

/// <summary>Rows and columns put around an image (sign 1), or taken from it (sign -1).</summary>
internal abstract class BorderLayer<TAttribute>(int sign) : Layer<TAttribute>
    where TAttribute : BorderAttribute
{
    protected static bool Check(BorderAttribute attribute, LayerShapes shapes) =>
        (shapes.AtLeast(0, attribute.Left, nameof(attribute.Left), "left") & shapes.AtLeast(0, attribute.Right, nameof(attribute.Right), "right")
            & shapes.AtLeast(0, attribute.Top, nameof(attribute.Top), "top") & shapes.AtLeast(0, attribute.Bottom, nameof(attribute.Bottom), "bottom"))
        && shapes.IsImage();

    protected sealed override void Forward(TAttribute attribute, LayerNode node, ForwardPass pass) =>
        pass.Add(new BorderKernel(node.Input, node.Output, sign * attribute.Top, sign * attribute.Left) { Layer = node.Name });

    protected sealed override void Backward(TAttribute attribute, LayerNode node, BackwardPass pass)
    {
        if (pass.Gradient(node.Input) is { } dx)
        {
            pass.Add(new BorderKernel(pass.OutputGradient(node), dx.Tensor, -sign * attribute.Top, -sign * attribute.Left)
            {
                Layer = node.Name,
                Role = "InputGradient",
                Accumulate = dx.Accumulate,
            });
        }
    }
}
